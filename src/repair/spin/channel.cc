#include "repair/spin/channel.h"

#include <utility>

#include "repair/spin/context_tokens.h"

namespace unspin {
namespace {

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
    : profile_(std::move(profile)), beliefs_(profile_.substitutions.size()) {
  IndexRows();
  if (fixed()) {
    BelieveFixed();
  } else {
    BelieveRandom();
  }
}

void Channel::IndexRows() {
  PhraseTrieBuilder builder(Folding::kLower);
  for (uint32_t row = 0; row < rows(); ++row) {
    builder.Add(TokenHashes(Spun(row)), {row, 0});
  }
  arrays_ = builder.Build();
  matcher_ = PhraseMatcher(arrays_.slots, arrays_.nodes, arrays_.entries, Folding::kLower);
}

void Channel::BelieveFixed() {
  for (const Substitution& row : profile_.substitutions) {
    keeps_.try_emplace(row.original, 1.0F).first->second += row.odds;
  }
  for (uint32_t row = 0; row < rows(); ++row) {
    const Substitution& substitution = profile_.substitutions[row];
    beliefs_[row] = substitution.odds / keeps_.find(substitution.original)->second;
  }
  for (auto& [word, sum] : keeps_) sum = 1 / sum;
}

void Channel::BelieveRandom() {
  TextMap<float> draws;
  for (const Substitution& row : profile_.substitutions) {
    draws.try_emplace(row.original, profile_.unlisted).first->second += row.odds;
    keeps_.try_emplace(row.original, 1 - profile_.rate);
  }
  for (uint32_t row = 0; row < rows(); ++row) {
    const Substitution& substitution = profile_.substitutions[row];
    beliefs_[row] =
        profile_.rate * substitution.odds / draws.find(substitution.original)->second;
  }
}

float Channel::Unlisted(std::string_view word) const {
  if (fixed()) return profile_.unlisted * Keep(word);
  return profile_.unlisted * profile_.rate * Keep(word);
}

float Channel::Keep(std::string_view word) const {
  const auto found = keeps_.find(word);
  return found == keeps_.end() ? 1.0F : found->second;
}

}  // namespace unspin
