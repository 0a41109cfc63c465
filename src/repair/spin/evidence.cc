#include "repair/spin/evidence.h"

#include <algorithm>
#include <cmath>
#include <string>

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

void FrozenWords::Add(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  ++counts_[std::move(lower)];
  ++total_;
}

float FrozenWords::Bonus(std::string_view word, float unigram) const {
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
