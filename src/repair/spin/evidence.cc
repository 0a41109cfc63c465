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

uint64_t Key(WordPair pair) { return uint64_t{pair.original} << 32 | pair.spun; }

}  // namespace

void FrozenWords::Add(ContextModel::WordId word) {
  if (word != ContextModel::kUnknown) ++counts_[word];
  ++total_;
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
  if (originals_.size() <= pair.original) originals_.resize(pair.original + 1U);
  originals_[pair.original] += probability;
  pairs_[Key(pair)] += probability;
}

float Sightings::Belief(WordPair pair, float prior, float own) const {
  const float total = pair.original < originals_.size() ? originals_[pair.original] : 0;
  if (total <= 0) return prior;
  const auto found = pairs_.find(Key(pair));
  const float seen = found == pairs_.end() ? 0 : std::max(0.0F, found->second - own);
  const float all = std::max(seen, total - own);
  return (kPriorSightings * prior + seen) / (kPriorSightings + all);
}

}  // namespace unspin
