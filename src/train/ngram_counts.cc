#include "train/ngram_counts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace unspin {
namespace {

// Discounts of counts 1, 2 and 3 or more, after Chen and Goodman (1998).
class Discounts {
 public:
  void See(uint64_t count) {
    if (count >= 1 && count <= 4) ++of_[count - 1];
  }
  void Finish() {
    const double y = Ratio(of_[0], of_[0] + 2 * of_[1]);
    for (size_t n = 0; n < 3; ++n) {
      const double next = Ratio(of_[n + 1], of_[n]);
      const double estimate =
          static_cast<double>(n + 1) - static_cast<double>(n + 2) * y * next;
      // Weighted paragraphs bend the counts of counts: keep within what is usual.
      discount_[n] = std::clamp(estimate, 0.4 + 0.2 * static_cast<double>(n),
                                0.9 + 0.35 * static_cast<double>(n));
    }
  }
  double Of(uint64_t count) const {
    return count == 0 ? 0 : discount_[std::min<uint64_t>(count, 3) - 1];
  }

 private:
  static double Ratio(uint64_t a, uint64_t b) {
    return b == 0 ? 0.5 : static_cast<double>(a) / static_cast<double>(b);
  }
  std::array<uint64_t, 4> of_{};
  std::array<double, 3> discount_{0.7, 1.0, 1.2};
};

float Log(double p) { return static_cast<float>(std::log(std::max(p, 1e-12))); }

// The score that exactly `limit` of them reach; below all when there are fewer.
float Threshold(std::vector<float> scores, size_t limit) {
  if (scores.size() <= limit || limit == 0) return -1e30F;
  const auto nth = scores.begin() + static_cast<std::ptrdiff_t>(limit - 1);
  std::nth_element(scores.begin(), nth, scores.end(), std::greater<>());
  return *nth;
}

}  // namespace

NgramCounts::NgramCounts(size_t words) : words_(words), doubtful_(words, false) {}

float NgramCounts::Worth(uint64_t key) const {
  constexpr float kUndecided = 0.1F;
  for (; key != 0; key >>= kWordBits) {
    if (doubtful_[key & kWordMask]) return 1;
  }
  return kUndecided;
}

void NgramCounts::Aggregate() {
  std::sort(occurrences_.begin(), occurrences_.end());
  for (const uint64_t occurrence : occurrences_) {
    const uint64_t key = occurrence >> kWeightBits;
    if (trigrams_.empty() || trigrams_.back().key != key) trigrams_.push_back({key, 0});
    trigrams_.back().count += static_cast<uint32_t>(occurrence & kMaxWeight);
  }
  occurrences_.clear();
  occurrences_.shrink_to_fit();
}

void NgramCounts::CountBigrams(uint32_t start) {
  constexpr uint64_t kPairMask = (uint64_t{1} << (2 * kWordBits)) - 1;
  std::vector<std::pair<uint64_t, uint32_t>> pairs;
  pairs.reserve(trigrams_.size());
  for (const Trigram& trigram : trigrams_) {
    pairs.emplace_back(trigram.key & kPairMask, trigram.count);
  }
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [key, count] : pairs) {
    if (bigrams_.empty() || bigrams_.back().key != key) bigrams_.push_back({key});
    bigrams_.back().count += count;
    ++bigrams_.back().histories;
  }
  bigram_begin_.assign(words_ + 1, 0);
  for (Bigram& bigram : bigrams_) {
    const uint64_t previous = bigram.key >> kWordBits;
    // Nothing comes before the start of a sentence: count occurrences instead.
    if (previous == start) bigram.histories = bigram.count;
    ++bigram_begin_[previous + 1];
  }
  for (size_t word = 0; word < words_; ++word)
    bigram_begin_[word + 1] += bigram_begin_[word];
}

void NgramCounts::EstimateUnigrams(ContextModelParts& parts) const {
  std::vector<uint64_t> histories(words_, 0);
  double total = 0;
  for (const Bigram& bigram : bigrams_) {
    ++histories[bigram.key & kWordMask];
    total += 1;
  }
  constexpr double kDiscount = 0.75;
  double freed = 0;
  for (const uint64_t count : histories) freed += count > 0 ? kDiscount : 1.0;
  total += static_cast<double>(std::count(histories.begin(), histories.end(), 0U));
  parts.unigrams.resize(words_);
  for (size_t word = 0; word < words_; ++word) {
    const double count =
        histories[word] > 0 ? static_cast<double>(histories[word]) - kDiscount : 0;
    parts.unigrams[word] = Log((count + freed / static_cast<double>(words_)) / total);
  }
}

void NgramCounts::EstimateBigrams(size_t limit, ContextModelParts& parts) {
  Discounts discounts;
  for (const Bigram& bigram : bigrams_) discounts.See(bigram.histories);
  discounts.Finish();
  std::vector<float> scores(bigrams_.size());
  for (size_t word = 0; word < words_; ++word) {
    double total = 0;
    double freed = 0;
    for (size_t at = bigram_begin_[word]; at < bigram_begin_[word + 1]; ++at) {
      total += bigrams_[at].histories;
      freed += discounts.Of(bigrams_[at].histories);
    }
    for (size_t at = bigram_begin_[word]; at < bigram_begin_[word + 1]; ++at) {
      Bigram& bigram = bigrams_[at];
      const double lower = std::exp(parts.unigrams[bigram.key & kWordMask]);
      const double count = bigram.histories;
      const double p =
          (count - discounts.Of(bigram.histories)) / total + freed / total * lower;
      bigram.full = static_cast<float>(p);
      scores[at] =
          static_cast<float>(bigram.count * std::log(p / (freed / total * lower)));
    }
  }
  const float threshold = Threshold(scores, limit);
  parts.backoffs.assign(words_, 0);
  for (size_t word = 0; word < words_; ++word) {
    double full = 0;
    double lower = 0;
    for (size_t at = bigram_begin_[word]; at < bigram_begin_[word + 1]; ++at) {
      Bigram& bigram = bigrams_[at];
      bigram.kept = scores[at] >= threshold;
      if (!bigram.kept) continue;
      full += bigram.full;
      lower += std::exp(parts.unigrams[bigram.key & kWordMask]);
      parts.bigrams.push_back({0, static_cast<uint32_t>(word),
                               static_cast<uint32_t>(bigram.key & kWordMask),
                               Log(bigram.full)});
    }
    parts.backoffs[word] = Log(std::max(1 - full, 1e-4) / std::max(1 - lower, 1e-4));
  }
}

const NgramCounts::Bigram* NgramCounts::FindBigram(uint64_t key) const {
  const auto begin = bigrams_.begin();
  const uint64_t previous = key >> kWordBits;
  const auto last = begin + static_cast<std::ptrdiff_t>(bigram_begin_[previous + 1]);
  const auto found = std::lower_bound(
      begin + static_cast<std::ptrdiff_t>(bigram_begin_[previous]), last, key,
      [](const Bigram& bigram, uint64_t wanted) { return bigram.key < wanted; });
  return found != last && found->key == key ? &*found : nullptr;
}

double NgramCounts::Pruned(uint64_t key, const ContextModelParts& parts) const {
  const Bigram* bigram = FindBigram(key);
  if (bigram != nullptr && bigram->kept) return bigram->full;
  return std::exp(parts.backoffs[key >> kWordBits] + parts.unigrams[key & kWordMask]);
}

void NgramCounts::EstimateTrigrams(size_t limit, ContextModelParts& parts) {
  constexpr uint64_t kPairMask = (uint64_t{1} << (2 * kWordBits)) - 1;
  Discounts discounts;
  for (const Trigram& trigram : trigrams_) discounts.See(trigram.count);
  discounts.Finish();
  std::vector<float> scores(trigrams_.size());
  std::vector<float> full(trigrams_.size());
  std::vector<float> lower(trigrams_.size());
  const auto context_end = [this](size_t at) {
    const uint64_t context = trigrams_[at].key >> kWordBits;
    while (at < trigrams_.size() && trigrams_[at].key >> kWordBits == context) ++at;
    return at;
  };
  for (size_t begin = 0; begin < trigrams_.size();) {
    const size_t end = context_end(begin);
    double total = 0;
    double freed = 0;
    for (size_t at = begin; at < end; ++at) {
      total += trigrams_[at].count;
      freed += discounts.Of(trigrams_[at].count);
    }
    for (size_t at = begin; at < end; ++at) {
      const uint64_t pair = trigrams_[at].key & kPairMask;
      const double count = trigrams_[at].count;
      const double p = (count - discounts.Of(trigrams_[at].count)) / total +
                       freed / total * FindBigram(pair)->full;
      full[at] = static_cast<float>(p);
      lower[at] = static_cast<float>(Pruned(pair, parts));
      scores[at] = Worth(trigrams_[at].key) *
                   static_cast<float>(count * std::log(p / lower[at]));
    }
    begin = end;
  }
  const float threshold = Threshold(scores, limit);
  for (size_t begin = 0; begin < trigrams_.size();) {
    const size_t end = context_end(begin);
    double kept = 0;
    double kept_lower = 0;
    const uint64_t context = trigrams_[begin].key >> kWordBits;
    const auto u = static_cast<uint32_t>(context >> kWordBits);
    const auto v = static_cast<uint32_t>(context & kWordMask);
    for (size_t at = begin; at < end; ++at) {
      if (scores[at] < threshold) continue;
      kept += full[at];
      kept_lower += lower[at];
      parts.trigrams.push_back(
          {u, v, static_cast<uint32_t>(trigrams_[at].key & kWordMask), Log(full[at])});
    }
    if (kept > 0) {
      const float weight =
          Log(std::max(1 - kept, 1e-4) / std::max(1 - kept_lower, 1e-4));
      if (std::abs(weight) > kBackoffStep / 2)
        parts.contexts.push_back({0, u, v, weight});
    }
    begin = end;
  }
}

void NgramCounts::Estimate(uint32_t start, size_t bigrams, size_t trigrams,
                           ContextModelParts& parts) {
  Aggregate();
  CountBigrams(start);
  EstimateUnigrams(parts);
  EstimateBigrams(bigrams, parts);
  EstimateTrigrams(trigrams, parts);
}

}  // namespace unspin
