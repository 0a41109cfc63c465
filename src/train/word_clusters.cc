#include "train/word_clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "lexicon/words.h"

namespace unspin {
namespace {

constexpr uint32_t kEdge = 0;       // stands at both ends of each paragraph
constexpr size_t kOwnWords = 1000;  // neighbours that count as themselves
constexpr size_t kForms = 64;       // of words before there are clusters
// Share of the cluster in its distribution; the rest is that of all words.
constexpr float kSure = 0.9F;

struct Neighbour {
  uint32_t word = 0;
  float count = 0;
};

// Which words stand on one side of each word, by word: [begins[w], begins[w + 1]).
struct Neighbours {
  std::vector<size_t> begins;
  std::vector<Neighbour> all;
};

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A coarse guess at what a word is: its first characters and its end.
uint32_t FormOf(std::string_view word) {
  uint32_t form = 0;
  if (IsUpper(word[0])) form = word.size() > 1 && IsUpper(word[1]) ? 2 : 1;
  if (IsDigit(word[0])) form = 3;
  const uint32_t end =
      static_cast<unsigned char>(word.back()) * 31U +
      (word.size() > 1 ? static_cast<unsigned char>(word[word.size() - 2]) : 0U);
  return form * 16 + end % 16;
}

}  // namespace

struct WordClusterer::Text {
  std::unordered_map<std::string, uint32_t> ids{{"", kEdge}};
  std::vector<uint64_t> counts{0};
  std::vector<uint32_t> words;
  std::vector<unsigned char> weights;  // of `words`
};

WordClusterer::WordClusterer() : text_(std::make_unique<Text>()) {}
WordClusterer::~WordClusterer() = default;

void WordClusterer::Add(std::string_view paragraph, unsigned weight) {
  std::string word;
  for (const Word& part : SplitWords(paragraph)) {
    word = part.In(paragraph);
    const auto [found, added] =
        text_->ids.try_emplace(word, static_cast<uint32_t>(text_->ids.size()));
    if (added) text_->counts.push_back(0);
    text_->counts[found->second] += weight;
    text_->words.push_back(found->second);
    text_->weights.push_back(static_cast<unsigned char>(weight));
  }
  text_->words.push_back(kEdge);
  text_->weights.push_back(static_cast<unsigned char>(weight));
}

namespace {

// One level of clusters over words that are numbered by frequency, most frequent first.
class Level {
 public:
  Level(const std::vector<uint32_t>& forms, const Neighbours& left,
        const Neighbours& right, size_t words, size_t clusters)
      : forms_(forms), left_(left), right_(right), words_(words), clusters_(clusters) {
    // Before the first round each of the most frequent words is a cluster.
    cluster_.resize(words);
    for (size_t w = 0; w < words; ++w) {
      cluster_[w] = static_cast<uint32_t>(w < clusters ? w : kNoCluster);
    }
  }

  const std::vector<uint32_t>& Run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      features_ = 2 * (kOwnWords + kForms + clusters_);
      CountCentroids();
      const std::vector<uint32_t> before = cluster_;
      std::vector<float> scores(clusters_);
      std::vector<uint32_t> next(words_);
      for (size_t w = 0; w < words_; ++w) next[w] = Nearest(w, scores);
      cluster_ = std::move(next);
    }
    return cluster_;
  }

 private:
  static constexpr uint32_t kNoCluster = ~uint32_t{0};

  size_t FeatureOf(uint32_t neighbour) const {
    if (neighbour < kOwnWords) return neighbour;
    if (neighbour < words_ && cluster_[neighbour] != kNoCluster) {
      return kOwnWords + kForms + cluster_[neighbour];
    }
    return kOwnWords + forms_[neighbour];
  }

  // What stands beside word `w`, scaled so that a frequent word does not make a cluster
  // by itself.
  void Collect(size_t w) {
    for (const size_t f : touched_) sums_[f] = 0;
    touched_.clear();
    sums_.resize(features_);
    float total = 0;
    const auto add = [&](const Neighbours& side, size_t shift) {
      for (size_t i = side.begins[w]; i < side.begins[w + 1]; ++i) {
        const size_t f = 2 * FeatureOf(side.all[i].word) + shift;
        if (sums_[f] == 0) touched_.push_back(f);
        sums_[f] += side.all[i].count;
        total += side.all[i].count;
      }
    };
    add(left_, 0);
    add(right_, 1);
    const float scale = total > 0 ? 1 / std::sqrt(total) : 0;
    for (const size_t f : touched_) sums_[f] *= scale;
  }

  void CountCentroids() {
    logs_.assign(features_ * clusters_, 0);
    std::vector<double> all(features_, 0);
    std::vector<double> totals(clusters_, 0);
    for (size_t w = 0; w < words_; ++w) {
      if (cluster_[w] == kNoCluster) continue;
      Collect(w);
      for (const size_t f : touched_) {
        logs_[f * clusters_ + cluster_[w]] += sums_[f];
        all[f] += static_cast<double>(sums_[f]);
        totals[cluster_[w]] += static_cast<double>(sums_[f]);
      }
    }
    const double sum = std::accumulate(all.begin(), all.end(), 1.0);
    for (size_t f = 0; f < features_; ++f) {
      const auto back = static_cast<float>((all[f] + 1e-3) / sum) * (1 - kSure);
      for (size_t c = 0; c < clusters_; ++c) {
        float& cell = logs_[f * clusters_ + c];
        const float own = totals[c] > 0 ? cell / static_cast<float>(totals[c]) : 0.0F;
        cell = std::log(kSure * own + back);
      }
    }
  }

  uint32_t Nearest(size_t w, std::vector<float>& scores) {
    Collect(w);
    std::fill(scores.begin(), scores.end(), 0.0F);
    for (const size_t f : touched_) {
      const float count = sums_[f];
      const float* row = &logs_[f * clusters_];
      float* out = scores.data();
      for (size_t c = 0; c < clusters_; ++c) out[c] += count * row[c];
    }
    return static_cast<uint32_t>(std::max_element(scores.begin(), scores.end()) -
                                 scores.begin());
  }

  const std::vector<uint32_t>& forms_;
  const Neighbours& left_;
  const Neighbours& right_;
  size_t words_;
  size_t clusters_;
  size_t features_ = 0;
  std::vector<uint32_t> cluster_;  // by word
  std::vector<float> logs_;        // by feature, then cluster
  std::vector<float> sums_;        // by feature, of one word
  std::vector<size_t> touched_;    // features that are not zero in sums_
};

// The pairs (of, beside) of `keys`, which are sorted and carry weights.
Neighbours Group(const std::vector<uint64_t>& keys, size_t words) {
  Neighbours side;
  side.begins.assign(words + 1, 0);
  size_t w = 0;
  for (size_t i = 0; i < keys.size();) {
    const uint64_t pair = keys[i] >> 8U;
    float count = 0;
    for (; i < keys.size() && keys[i] >> 8U == pair; ++i) {
      count += static_cast<float>(keys[i] & 0xFFU);
    }
    const size_t of = pair >> 28U;
    while (w < of) side.begins[++w] = side.all.size();
    side.all.push_back({static_cast<uint32_t>(pair & 0xFFFFFFFU), count});
  }
  while (w < words) side.begins[++w] = side.all.size();
  return side;
}

Neighbours Side(const std::vector<uint32_t>& text,
                const std::vector<unsigned char>& weights, size_t words, bool left) {
  std::vector<uint64_t> keys;
  keys.reserve(text.size());
  for (size_t i = 1; i < text.size(); ++i) {
    const uint64_t of = left ? text[i] : text[i - 1];
    const uint64_t beside = left ? text[i - 1] : text[i];
    if (of < words) keys.push_back(of << 36U | beside << 8U | weights[i]);
  }
  std::sort(keys.begin(), keys.end());
  return Group(keys, words);
}

}  // namespace

std::vector<ClusteredWord> WordClusterer::Run(const ClusterOptions& options) {
  std::vector<uint32_t> order(text_->counts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return text_->counts[a] > text_->counts[b];
  });
  std::vector<uint32_t> rank(order.size());
  for (size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<uint32_t>(i);
  std::vector<uint32_t> forms(order.size());
  std::vector<ClusteredWord> out(std::min(options.words, order.size()));
  for (const auto& [word, id] : text_->ids) {
    forms[rank[id]] = word.empty() ? 0 : FormOf(word);
    if (rank[id] < out.size()) out[rank[id]].word = word;
  }
  for (uint32_t& word : text_->words) word = rank[word];
  const Neighbours left = Side(text_->words, text_->weights, out.size(), true);
  const Neighbours right = Side(text_->words, text_->weights, out.size(), false);
  for (size_t level = 0; level < kClusterCounts.size(); ++level) {
    Level clusters(forms, left, right, out.size(), kClusterCounts[level]);
    const std::vector<uint32_t>& found = clusters.Run(options.rounds);
    for (size_t w = 0; w < out.size(); ++w) {
      out[w].clusters[level] = static_cast<uint16_t>(found[w]);
    }
  }
  return out;
}

}  // namespace unspin
