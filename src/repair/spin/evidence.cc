#include "repair/spin/evidence.h"

#include <algorithm>
#include <cmath>

namespace unspin {
namespace {

// A mixture of the context model with the article's own words.
constexpr float kArticleShare = 0.05F;
constexpr float kMostBonus = 2.5F;
constexpr int kFewWords = 50;  // short articles prove little

// How many sightings the prior belief in a pair is worth.
constexpr float kPriorSightings = 4;
constexpr float kFaintest = 1e-3F;

float At(const std::vector<float>& values, uint32_t index) {
  return index < values.size() ? values[index] : 0;
}

void AddAt(std::vector<float>& values, uint32_t index, float value) {
  if (values.size() <= index) values.resize(index + 1U);
  values[index] += value;
}

}  // namespace

void FrozenWords::Add(ContextModel::WordId word) {
  ++total_;
  if (word == ContextModel::kUnknown) return;
  ++counts_[word];
}

float FrozenWords::Bonus(ContextModel::WordId word, float unigram) const {
  const auto found = counts_.find(word);
  if (found == counts_.end()) return 0;
  const float share =
      static_cast<float>(found->second) / static_cast<float>(total_ + kFewWords);
  return std::min(kMostBonus, std::log1p(kArticleShare * share / std::exp(unigram)));
}

void Sightings::Add(WordPair pair, float probability) {
  if (probability < kFaintest) return;
  AddAt(originals_, pair.original, probability);
  AddAt(pairs_, pair.pair, probability);
}

float Sightings::Belief(WordPair pair, float prior, float own) const {
  const float total = At(originals_, pair.original);
  if (total <= 0) return prior;
  const float seen = std::max(0.0F, At(pairs_, pair.pair) - own);
  const float all = std::max(seen, total - own);
  return (kPriorSightings * prior + seen) / (kPriorSightings + all);
}

}  // namespace unspin
