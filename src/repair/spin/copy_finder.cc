#include "repair/spin/copy_finder.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "repair/spin/copy_words.h"

namespace unspin {
namespace {

// A text counts as at least as heavy as so many features that no other text has: a note
// of two lines whose one company is in another article too is no copy of it.
constexpr double kLeastRareFeatures = 12;

bool IsFeature(const CopyWord& word) {
  if (!word.is_word) return false;
  if (word.digit) return word.key.size() >= 2;  // spinners write "2" for "two"
  return word.capital && !word.starts_sentence && word.key.size() >= 2;
}

uint32_t Feature(std::string_view key, uint64_t seed) {
  return static_cast<uint32_t>(Hash64(key, seed));
}

}  // namespace

CopyFeatures FindCopyFeatures(std::string_view text) {
  CopyFeatures features;
  const auto words = SplitCopyWords(text);
  const CopyWord* before = nullptr;
  for (const CopyWord& word : words) {
    if (!IsFeature(word)) continue;
    features.push_back(Feature(word.key, 1));
    if (before != nullptr) features.push_back(Feature(before->key + ' ' + word.key, 2));
    before = &word;
  }
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  if (features.size() > kMostFeatures) features.resize(kMostFeatures);
  return features;
}

CopyFinder::CopyFinder(std::span<const CopyFeatures> texts) {
  std::vector<std::pair<uint32_t, uint32_t>> postings;  // feature, text
  for (uint32_t text = 0; text < texts.size(); ++text) {
    for (const uint32_t feature : texts[text]) postings.emplace_back(feature, text);
  }
  std::sort(postings.begin(), postings.end());
  holders_.reserve(postings.size());
  for (const auto& [feature, text] : postings) {
    if (features_.empty() || features_.back() != feature) {
      features_.push_back(feature);
      begins_.push_back(static_cast<uint32_t>(holders_.size()));
    }
    holders_.push_back(text);
  }
  begins_.push_back(static_cast<uint32_t>(holders_.size()));
  weights_.resize(texts.size());
  for (uint32_t text = 0; text < texts.size(); ++text) {
    for (const uint32_t feature : texts[text]) {
      weights_[text] += static_cast<float>(Weight(Holders(feature).size()));
    }
  }
}

std::span<const uint32_t> CopyFinder::Holders(uint32_t feature) const {
  const auto found = std::lower_bound(features_.begin(), features_.end(), feature);
  if (found == features_.end() || *found != feature) return {};
  const auto at = static_cast<size_t>(found - features_.begin());
  return std::span(holders_).subspan(begins_[at], begins_[at + 1] - begins_[at]);
}

double CopyFinder::Weight(size_t holders) const {
  if (holders > kMostHolders) return 0;
  return 1 + std::log(static_cast<double>(weights_.size() + 1) /
                      static_cast<double>(holders + 1));
}

std::vector<CopyMatch> CopyFinder::Find(const CopyFeatures& features,
                                        double least) const {
  double own = 0;
  std::unordered_map<uint32_t, double> shared;
  for (const uint32_t feature : features) {
    const std::span<const uint32_t> holders = Holders(feature);
    const double weight = Weight(holders.size());
    own += weight;
    if (weight == 0) continue;
    for (const uint32_t text : holders) shared[text] += weight;
  }
  std::vector<CopyMatch> matches;
  for (const auto& [text, weight] : shared) {
    const double lighter = std::min(own, static_cast<double>(weights_[text]));
    const double score = weight / std::max(lighter, kLeastRareFeatures * Weight(1));
    if (score >= least) matches.push_back({text, std::min(score, 1.0)});
  }
  std::sort(matches.begin(), matches.end(), [](const CopyMatch& a, const CopyMatch& b) {
    return std::pair(-a.score, a.text) < std::pair(-b.score, b.text);
  });
  return matches;
}

}  // namespace unspin
