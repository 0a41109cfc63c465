#include "repair/spin/channel.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "repair/spin/context_tokens.h"

namespace unspin {
namespace {

// A random spinner has a few images for a word. What the tables list is gathered from
// many spinners, so that more images there do not make each one rarer in the same
// measure. Of 1 to 4 this restores most for the same harm.
constexpr float kImages = 1.2F;
constexpr float kRandomRates[] = {0.04F, 0.1F, 0.2F, 0.4F};

// How much of the odds of a guess counts.
constexpr float kGuessRates[] = {1, 0.15F, 0.02F};

constexpr ByRate kCertain = {1, 1, 1, 1};

// Cut as the text is in which it is looked for: "aren't" has two tokens.
std::vector<uint64_t> TokenHashes(std::string_view phrase) {
  std::vector<uint64_t> hashes;
  for (const ContextToken& token : SplitContextTokens(phrase)) {
    hashes.push_back(
        Channel::HashOf(phrase.substr(token.begin, token.end - token.begin)));
  }
  return hashes;
}

}  // namespace

Channel::Channel(SpinProfile profile)
    : profile_(std::move(profile)),
      rates_(fixed() ? std::span<const float>(kGuessRates) : kRandomRates),
      beliefs_(rows()) {
  IndexRows();
  for (size_t rate = 0; rate < rates_.size(); ++rate) Believe(rate);
}

void Channel::IndexRows() {
  PhraseTrieBuilder builder(Folding::kLower);
  for (uint32_t row = 0; row < rows(); ++row) {
    builder.Add(TokenHashes(Spun(row)), {row, 0});
  }
  arrays_ = builder.Build();
  matcher_ =
      PhraseMatcher(arrays_.slots, arrays_.nodes, arrays_.entries, Folding::kLower);
}

void Channel::Believe(size_t rate) {
  const float share = rates_[rate];
  const auto odds = [&](const Substitution& row) {
    return fixed() && row.guess ? row.odds * share : row.odds;
  };
  TextMap<float> totals;
  for (const Substitution& row : profile_.substitutions) {
    totals[row.original] += odds(row);
  }
  for (auto& [word, total] : totals) {
    const float all = total + (fixed() ? 1 : profile_.unlisted);
    keeps_[word][rate] = fixed() ? 1 / all : 1 - share;
    total = fixed() ? all : std::max(kImages, std::sqrt(kImages * all)) / share;
  }
  for (uint32_t row = 0; row < rows(); ++row) {
    const Substitution& substitution = profile_.substitutions[row];
    beliefs_[row][rate] =
        odds(substitution) / totals.find(substitution.original)->second;
  }
}

const ByRate& Channel::Keep(std::string_view word) const {
  const auto found = keeps_.find(word);
  return found == keeps_.end() ? kCertain : found->second;
}

ByRate Channel::Unlisted(std::string_view word) const {
  ByRate unlisted = Keep(word);
  for (size_t rate = 0; rate < rates_.size(); ++rate) {
    unlisted[rate] *= profile_.unlisted * (fixed() ? 1 : rates_[rate]);
  }
  return unlisted;
}

}  // namespace unspin
