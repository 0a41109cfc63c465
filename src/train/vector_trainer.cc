#include "train/vector_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace unspin {
namespace {

constexpr size_t kSize = kVectorSize;
constexpr size_t kConfused = 8;  // confused words that a place is compared with at most
constexpr size_t kOthers = 4;    // other doubtful words
constexpr size_t kBagSample = 16;  // words drawn from the bag, whose mean stands for it
constexpr size_t kChoices = 1 + kConfused + kOthers;
constexpr size_t kContextWords = size_t{2} * kVectorWindow + kBagSample;
constexpr unsigned kNearWeight = 3;  // paragraphs of this weight are seen twice

float* Row(std::vector<float>& matrix, size_t row) {
  return matrix.data() + row * kSize;
}

// Eight partial sums let the compiler use its vector registers in a fixed order.
float Dot(const float* a, const float* b) {
  std::array<float, 8> sums{};
  for (size_t k = 0; k < kSize; k += 8) {
    for (size_t lane = 0; lane < 8; ++lane) sums[lane] += a[k + lane] * b[k + lane];
  }
  return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

void AddScaled(float* to, float scale, const float* from) {
  for (size_t k = 0; k < kSize; ++k) to[k] += scale * from[k];
}

// xorshift64: the same on every platform, which the standard distributions are not.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t Next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  size_t Below(size_t limit) { return static_cast<size_t>(Next() % limit); }
  float Unit() {
    return static_cast<float>(Next() >> 40) / static_cast<float>(1 << 24);
  }

 private:
  uint64_t state_;
};

class VectorTrainer {
 public:
  VectorTrainer(const ContextModel& model, const ContextStream& corpus,
                const VectorTrainerOptions& options)
      : model_(model), corpus_(corpus), options_(options), random_(options.seed) {
    const size_t words = model.vocabulary_size() + 1;
    confused_.resize(words);
    kept_.assign(words, 0);
    log_kept_.assign(words, 0);
    biases_.assign(words, 0);
    outputs_.assign(words * kSize, 0);
    positions_.assign(kVectorPositions * kSize, 1);
    contexts_.resize(words * kSize);
    for (float& value : contexts_) value = (random_.Unit() - 0.5F) / 8;
  }

  void SetPairs(const SpinPairs& pairs);
  void Run();
  ContextVectorParts Parts() const;

 private:
  void SetSampling();
  void Learn(size_t begin, size_t end, float rate);
  size_t Choose(uint32_t word);
  void Gather(size_t begin, size_t end, size_t at);
  float TrigramScore(size_t begin, size_t end, size_t at, uint32_t word) const;
  void Step(float rate);

  const ContextModel& model_;
  const ContextStream& corpus_;
  const VectorTrainerOptions& options_;
  Random random_;
  std::vector<std::vector<uint32_t>> confused_;  // by word
  std::vector<uint32_t> doubtful_;               // sorted
  std::vector<uint32_t> others_;  // doubtful words, frequent ones repeated
  std::vector<float> kept_;       // share of a word's places looked at
  std::vector<float> log_kept_;
  std::vector<float> contexts_;
  std::vector<float> outputs_;
  std::vector<float> positions_;
  std::vector<float> biases_;

  // Of the place at hand.
  std::array<uint32_t, kChoices> choices_{};
  std::array<float, kChoices> scores_{};
  size_t choice_count_ = 0;
  std::array<std::pair<uint32_t, size_t>, kContextWords> near_{};  // word, position row
  size_t window_words_ = 0;
  size_t near_words_ = 0;
  float bag_share_ = 0;
  std::array<float, kSize> bag_{};
  std::array<float, kSize> hidden_{};
};

void VectorTrainer::SetPairs(const SpinPairs& pairs) {
  std::map<uint32_t, std::set<uint32_t>> originals;
  std::set<uint32_t> doubtful;
  for (const auto& [spun, original] : pairs) {
    const uint32_t form = model_.Find(spun);
    const uint32_t word = model_.Find(original);
    if (word == ContextModel::kUnknown) continue;
    doubtful.insert(word);
    if (form == ContextModel::kUnknown) continue;
    doubtful.insert(form);
    originals[form].insert(word);
  }
  std::map<uint32_t, std::set<uint32_t>> confused;
  for (const auto& [form, words] : originals) {
    for (const uint32_t word : words) {
      confused[form].insert(word);
      confused[word].insert(form);
      for (const uint32_t other : words) {
        if (other != word) confused[word].insert(other);
      }
    }
  }
  for (const auto& [word, others] : confused) {
    confused_[word].assign(others.begin(), others.end());
  }
  doubtful_.assign(doubtful.begin(), doubtful.end());
  SetSampling();
}

void VectorTrainer::SetSampling() {
  std::vector<double> counts(confused_.size(), 0);
  for (const uint32_t id : corpus_.ids) counts[id] += 1;
  const auto total = static_cast<double>(corpus_.ids.size());
  for (const uint32_t word : doubtful_) {
    const double count = std::max(counts[word], 1.0);
    const double kept = std::min(1.0, std::sqrt(options_.sampling * total / count));
    kept_[word] = static_cast<float>(kept);
    log_kept_[word] = static_cast<float>(std::log(kept));
    const auto copies = static_cast<size_t>(std::ceil(std::sqrt(count) / 20));
    others_.insert(others_.end(), copies, word);
  }
}

void VectorTrainer::Run() {
  std::vector<size_t> order(corpus_.paragraphs.size());
  std::iota(order.begin(), order.end(), size_t{0});
  for (size_t i = order.size(); i-- > 1;)
    std::swap(order[i], order[random_.Below(i + 1)]);
  for (size_t i = 0; i < order.size(); ++i) {
    const size_t p = order[i];
    const float done = static_cast<float>(i) / static_cast<float>(order.size());
    const float rate = options_.rate * std::max(0.02F, 1 - done);
    const size_t end = p + 1 < corpus_.paragraphs.size()
                           ? corpus_.paragraphs[p + 1].begin
                           : corpus_.ids.size();
    const int passes = corpus_.paragraphs[p].weight >= kNearWeight ? 2 : 1;
    for (int pass = 0; pass < passes; ++pass) {
      Learn(corpus_.paragraphs[p].begin, end, rate);
    }
  }
}

void VectorTrainer::Learn(size_t begin, size_t end, float rate) {
  for (size_t at = begin; at < end; ++at) {
    const uint32_t word = corpus_.ids[at];
    if (confused_[word].empty() || random_.Unit() > kept_[word]) continue;
    choice_count_ = Choose(word);
    Gather(begin, end, at);
    // A word whose places are sampled is rarer here than in text: log_kept_ says so to
    // the softmax, and the biases need not learn it.
    for (size_t c = 0; c < choice_count_; ++c) {
      const uint32_t choice = choices_[c];
      scores_[c] = TrigramScore(begin, end, at, choice) + log_kept_[choice] +
                   biases_[choice] + Dot(hidden_.data(), Row(outputs_, choice));
    }
    Step(rate);
  }
}

size_t VectorTrainer::Choose(uint32_t word) {
  size_t count = 0;
  choices_[count++] = word;
  const std::vector<uint32_t>& confused = confused_[word];
  for (size_t n = 0; n < std::min(kConfused, confused.size()); ++n) {
    const bool all = confused.size() <= kConfused;
    choices_[count++] = confused[all ? n : random_.Below(confused.size())];
  }
  for (size_t n = 0; n < kOthers; ++n) {
    const uint32_t other = others_[random_.Below(others_.size())];
    if (other != word) choices_[count++] = other;
  }
  return count;
}

void VectorTrainer::Gather(size_t begin, size_t end, size_t at) {
  near_words_ = 0;
  for (int offset = -kVectorWindow; offset <= kVectorWindow; ++offset) {
    const int64_t place = static_cast<int64_t>(at) + offset;
    if (offset == 0 || place < static_cast<int64_t>(begin) ||
        place >= static_cast<int64_t>(end)) {
      continue;
    }
    near_[near_words_++] = {corpus_.ids[static_cast<size_t>(place)],
                            PositionRow(offset)};
  }
  window_words_ = near_words_;
  const size_t first = at - std::min(at - begin, static_cast<size_t>(kVectorBag));
  const size_t last = std::min(end, at + kVectorBag + 1);
  constexpr size_t kEnoughForBag = 6;
  for (size_t n = 0; n < kBagSample && last - first > kEnoughForBag; ++n) {
    const size_t place = first + random_.Below(last - first);
    if (place + 1 >= at && place <= at + 1) continue;
    near_[near_words_++] = {corpus_.ids[place], kBagRow};
  }
  const size_t bag_words = near_words_ - window_words_;
  bag_share_ = bag_words == 0 ? 0 : kBagWords / static_cast<float>(bag_words);
  hidden_.fill(0);
  bag_.fill(0);
  for (size_t n = 0; n < near_words_; ++n) {
    const float* vector = Row(contexts_, near_[n].first);
    if (n >= window_words_) {
      AddScaled(bag_.data(), bag_share_, vector);
      continue;
    }
    const float* weight = Row(positions_, near_[n].second);
    for (size_t k = 0; k < kSize; ++k) hidden_[k] += weight[k] * vector[k];
  }
  const float* weight = Row(positions_, kBagRow);
  for (size_t k = 0; k < kSize; ++k) hidden_[k] += weight[k] * bag_[k];
}

float VectorTrainer::TrigramScore(size_t begin, size_t end, size_t at,
                                  uint32_t word) const {
  const std::vector<uint32_t>& ids = corpus_.ids;
  const uint32_t start = model_.sentence_start();
  const uint32_t previous = at > begin ? ids[at - 1] : start;
  const uint32_t before = at > begin + 1 ? ids[at - 2] : start;
  float score = model_.LogProb(word, previous, before);
  if (at + 1 < end) score += model_.LogProb(ids[at + 1], word, previous);
  if (at + 2 < end) score += model_.LogProb(ids[at + 2], ids[at + 1], word);
  return score;
}

void VectorTrainer::Step(float rate) {
  const float best = *std::max_element(
      scores_.begin(), scores_.begin() + static_cast<int64_t>(choice_count_));
  float sum = 0;
  for (size_t c = 0; c < choice_count_; ++c) {
    scores_[c] = std::exp(scores_[c] - best);
    sum += scores_[c];
  }
  std::array<float, kSize> gradient{};
  for (size_t c = 0; c < choice_count_; ++c) {
    const float error = (c == 0 ? 1.0F : 0.0F) - scores_[c] / sum;
    constexpr float kNegligible = 1e-3F;
    if (std::abs(error) < kNegligible) continue;
    float* output = Row(outputs_, choices_[c]);
    AddScaled(gradient.data(), error, output);
    AddScaled(output, rate * error, hidden_.data());
    biases_[choices_[c]] += rate * 0.2F * error;
  }
  constexpr float kPositionRate = 0.01F;  // few weights, moved by every place
  for (size_t n = 0; n < near_words_; ++n) {
    float* vector = Row(contexts_, near_[n].first);
    float* weight = Row(positions_, near_[n].second);
    const bool bag = n >= window_words_;
    const float share = bag ? rate * bag_share_ : rate;
    for (size_t k = 0; k < kSize; ++k) {
      const float old = vector[k];
      vector[k] += share * gradient[k] * weight[k];
      if (!bag) weight[k] += rate * kPositionRate * gradient[k] * old;
    }
  }
  float* weight = Row(positions_, kBagRow);
  for (size_t k = 0; k < kSize; ++k) {
    weight[k] += rate * kPositionRate * gradient[k] * bag_[k];
  }
}

ContextVectorParts VectorTrainer::Parts() const {
  ContextVectorParts parts;
  parts.positions = positions_;
  parts.contexts.assign(contexts_.begin() + kSize, contexts_.end());
  for (const uint32_t word : doubtful_) {
    parts.candidates.push_back(word);
    parts.biases.push_back(biases_[word]);
    const auto row = outputs_.begin() + static_cast<int64_t>(word * kSize);
    parts.outputs.insert(parts.outputs.end(), row, row + kSize);
  }
  return parts;
}

}  // namespace

ContextVectorParts TrainVectors(const ContextModel& model, const ContextStream& corpus,
                                const SpinPairs& pairs,
                                const VectorTrainerOptions& options) {
  VectorTrainer trainer(model, corpus, options);
  trainer.SetPairs(pairs);
  trainer.Run();
  return trainer.Parts();
}

}  // namespace unspin
