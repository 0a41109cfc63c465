#include "train/tagger_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <utility>

#include "train/dice.h"

namespace unspin {
namespace {

// Gradients smaller than this change nothing and would cost most of the time.
constexpr float kLeastGradient = 1e-3F;
constexpr float kSmallest = 1e-6F;  // keeps the first steps finite

// Numbers the features that occur often enough.
class FeatureNumbers {
 public:
  FeatureNumbers(const std::vector<uint64_t>& keys, size_t fewest) {
    std::vector<uint64_t> sorted = keys;
    std::sort(sorted.begin(), sorted.end());
    for (size_t i = 0; i < sorted.size();) {
      size_t end = i;
      while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
      if (end - i >= fewest) {
        keys_.push_back(sorted[i]);
        counts_.push_back(static_cast<float>(end - i));
      }
      i = end;
    }
  }
  static constexpr uint32_t kNone = ~uint32_t{0};
  uint32_t Of(uint64_t key) const {
    const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
    return found != keys_.end() && *found == key
               ? static_cast<uint32_t>(found - keys_.begin())
               : kNone;
  }
  const std::vector<uint64_t>& keys() const { return keys_; }
  // How many words have feature `f`.
  float CountOf(uint32_t f) const { return counts_[f]; }

 private:
  std::vector<uint64_t> keys_;  // sorted
  std::vector<float> counts_;   // of each
};

struct Weight {
  TagScores value{};
  TagScores squares{};  // sums of squared gradients
};

void Step(float gradient, float rate, float& value, float& squares) {
  squares += gradient * gradient;
  value -= rate * gradient / (std::sqrt(squares) + kSmallest);
}

class Trainer {
 public:
  Trainer(TaggerExamples examples, const TaggerOptions& options)
      : examples_(std::move(examples)),
        options_(options),
        numbers_(examples_.keys, options.fewest),
        weights_(numbers_.keys().size()),
        dice_(options.seed) {
    ids_.reserve(examples_.keys.size());
    for (const uint64_t key : examples_.keys) ids_.push_back(numbers_.Of(key));
    examples_.keys = {};
  }

  TagModelParts Run() {
    std::vector<size_t> order(examples_.stretches.size());
    std::iota(order.begin(), order.end(), size_t{0});
    for (int round = 0; round < options_.rounds; ++round) {
      for (size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[dice_.Below(i)]);
      }
      double loss = 0;
      for (const size_t s : order) loss += Learn(examples_.stretches[s]);
      std::fprintf(stderr, "round %d: loss %.0f\n", round + 1, loss);
      if (2 * round >= options_.rounds) Sum();
    }
    Average();
    return Parts();
  }

 private:
  // Features of word `i` that are not left out now.
  void Select(size_t i, std::vector<uint32_t>& out) const {
    out.clear();
    for (size_t f = examples_.begins[i]; f < examples_.begins[i + 1]; ++f) {
      if (ids_[f] == FeatureNumbers::kNone) continue;
      if (left_out_[static_cast<size_t>(examples_.kinds[f])]) continue;
      out.push_back(ids_[f]);
    }
  }

  double Learn(const TaggerExamples::Stretch& stretch) {
    left_out_ = {false, dice_.Falls(options_.word_dropout),
                 dice_.Falls(options_.gazetteer_dropout),
                 dice_.Falls(options_.evidence_dropout)};
    const size_t n = stretch.end - stretch.begin;
    scores_.assign(n, TagScores{});
    features_.resize(std::max(features_.size(), n));
    for (size_t i = 0; i < n; ++i) {
      Select(stretch.begin + i, features_[i]);
      for (const uint32_t f : features_[i]) {
        for (size_t t = 0; t < kTags; ++t) scores_[i][t] += weights_[f].value[t];
      }
    }
    all_.assign(n, kAllTags);
    TagChain free(transitions_);
    free.Sum(scores_, all_);
    TagChain bound(transitions_);
    bound.Sum(scores_, {&examples_.allowed[stretch.begin], n});
    for (size_t i = 0; i < n; ++i) {
      Update(features_[i], free.marginals()[i], bound.marginals()[i], stretch.weight);
    }
    TagTransitions gradient;
    free.AddTransitions(stretch.weight, gradient);
    bound.AddTransitions(-stretch.weight, gradient);
    UpdateTransitions(gradient);
    return free.log_sum() - bound.log_sum();
  }

  void Update(const std::vector<uint32_t>& features, const TagScores& free,
              const TagScores& bound, float weight) {
    TagScores gradient;
    float most = 0;
    for (size_t t = 0; t < kTags; ++t) {
      gradient[t] = weight * (free[t] - bound[t]);
      most = std::max(most, std::abs(gradient[t]));
    }
    if (most < kLeastGradient) return;
    for (const uint32_t f : features) {
      Weight& w = weights_[f];
      for (size_t t = 0; t < kTags; ++t) {
        const float g = gradient[t] + options_.decay * w.value[t];
        Step(g, options_.rate, w.value[t], w.squares[t]);
      }
    }
  }

  void UpdateTransitions(const TagTransitions& gradient) {
    for (size_t before = 0; before < kTags; ++before) {
      for (size_t t = 0; t < kTags; ++t) {
        Step(gradient.between[before][t], options_.rate,
             transitions_.between[before][t], transition_squares_.between[before][t]);
      }
      Step(gradient.start[before], options_.rate, transitions_.start[before],
           transition_squares_.start[before]);
    }
  }

  // The weights are the mean of those after each round of the second half: each single
  // one leans to the stretches that came last.
  void Sum() {
    sums_.resize(weights_.size());
    for (size_t f = 0; f < weights_.size(); ++f) {
      for (size_t t = 0; t < kTags; ++t) sums_[f][t] += weights_[f].value[t];
    }
    for (size_t tag = 0; tag < kTags; ++tag) {
      for (size_t t = 0; t < kTags; ++t) {
        transition_sums_.between[tag][t] += transitions_.between[tag][t];
      }
      transition_sums_.start[tag] += transitions_.start[tag];
    }
    ++summed_;
  }

  void Average() {
    const float share = 1 / static_cast<float>(summed_);
    for (size_t f = 0; f < weights_.size(); ++f) {
      for (size_t t = 0; t < kTags; ++t) weights_[f].value[t] = sums_[f][t] * share;
    }
    for (size_t tag = 0; tag < kTags; ++tag) {
      for (size_t t = 0; t < kTags; ++t) {
        transitions_.between[tag][t] = transition_sums_.between[tag][t] * share;
      }
      transitions_.start[tag] = transition_sums_.start[tag] * share;
    }
  }

  // The features that matter most: by the spread of their weights, and how often they
  // are met.
  TagModelParts Parts() {
    std::vector<std::pair<float, uint32_t>> ranked;
    for (uint32_t f = 0; f < weights_.size(); ++f) {
      const TagScores& w = weights_[f].value;
      const auto [least, most] = std::minmax_element(w.begin(), w.end());
      const float matter = (*most - *least) * std::sqrt(numbers_.CountOf(f));
      if (matter > 0) ranked.emplace_back(-matter, f);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), options_.most_features));
    std::fprintf(stderr, "%zu features, %zu kept, the last with %.3f\n",
                 weights_.size(), ranked.size(),
                 ranked.empty() ? 0.0 : static_cast<double>(-ranked.back().first));
    TagModelParts parts;
    for (const auto& [rank, f] : ranked) {
      parts.features.push_back({numbers_.keys()[f], weights_[f].value});
    }
    parts.transitions = transitions_;
    return parts;
  }

  TaggerExamples examples_;
  TaggerOptions options_;
  FeatureNumbers numbers_;
  std::vector<uint32_t> ids_;  // by feature of the examples
  std::vector<Weight> weights_;
  TagTransitions transitions_;
  TagTransitions transition_squares_;
  std::vector<TagScores> sums_;
  TagTransitions transition_sums_;
  int summed_ = 0;
  Dice dice_;
  std::array<bool, 4> left_out_{};  // by FeatureKind
  std::vector<TagScores> scores_;
  std::vector<TagSet> all_;
  std::vector<std::vector<uint32_t>> features_;
};

}  // namespace

TagModelParts TrainTagger(TaggerExamples examples, const TaggerOptions& options) {
  return Trainer(std::move(examples), options).Run();
}

}  // namespace unspin
