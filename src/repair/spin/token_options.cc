#include "repair/spin/token_options.h"

#include <algorithm>

namespace unspin {
namespace {

constexpr float kFaintest = 0.005F;

// The word number `index` of a phrase.
std::string_view WordAt(std::string_view phrase, size_t index) {
  for (; index > 0; --index) phrase.remove_prefix(phrase.find(' ') + 1);
  return phrase.substr(0, phrase.find(' '));
}

}  // namespace

void AddOption(std::string_view text, float probability, const Candidate& source,
               std::vector<Option>& options) {
  const auto known = std::find_if(options.begin(), options.end(),
                                  [&](const Option& o) { return o.text == text; });
  if (known == options.end()) {
    options.push_back({text, probability, probability, &source});
    return;
  }
  known->probability += probability;
  if (probability > known->source_probability) {
    known->source_probability = probability;
    known->source = &source;
  }
}

void Sort(std::vector<Option>& options) {
  std::sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
    return a.probability > b.probability;
  });
}

std::vector<Option> OptionsOf(const Reading& reading, size_t at) {
  std::vector<Option> options;
  const size_t reach = Candidate::kMostTokens - 1;
  for (size_t start = at < reach ? 0 : at - reach; start <= at; ++start) {
    for (const Choice& choice : reading.ChoicesOf(reading.places[start])) {
      const Candidate& candidate = *choice.candidate;
      if (!candidate.wordwise || start + candidate.tokens <= at) continue;
      AddOption(WordAt(candidate.original, at - start), choice.posterior, candidate,
                options);
    }
  }
  Sort(options);
  return options;
}

std::vector<Option> PhrasesOf(const Reading& reading, size_t at, size_t tokens) {
  std::vector<Option> options;
  for (const Choice& choice : reading.ChoicesOf(reading.places[at])) {
    const Candidate& candidate = *choice.candidate;
    if (candidate.wordwise || candidate.tokens != tokens) continue;
    AddOption(candidate.original, choice.posterior, candidate, options);
  }
  Sort(options);
  return options;
}

std::vector<Alternative> AlternativesOf(const MaskedToken& first,
                                        std::span<const Option> options) {
  std::vector<Alternative> alternatives;
  for (const Option& option : options) {
    if (option.probability < kFaintest) break;
    alternatives.push_back({InCaseOf(first, option.text), option.probability});
  }
  return alternatives;
}

std::string RowOf(const Option& option, const Channel& channel) {
  if (option.source->origin != Candidate::Origin::kTable) return {};
  return channel.RowName(option.source->row);
}

bool IsOpen(const Reading& reading, size_t at) {
  if (reading.places[at].count > 1) return true;
  const size_t reach = Candidate::kMostTokens - 1;
  for (size_t start = at < reach ? 0 : at - reach; start < at; ++start) {
    for (const Choice& choice : reading.ChoicesOf(reading.places[start])) {
      if (start + choice.candidate->tokens > at) return true;
    }
  }
  return false;
}

std::string InCaseOf(const MaskedToken& first, std::string_view text) {
  std::string cased(text);
  const bool capital = first.free && first.text[0] >= 'A' && first.text[0] <= 'Z';
  if (capital && cased[0] >= 'a' && cased[0] <= 'z')
    cased[0] = static_cast<char>(cased[0] - 32);
  return cased;
}

}  // namespace unspin
