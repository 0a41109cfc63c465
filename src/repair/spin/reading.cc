#include "repair/spin/reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "repair/spin/token_options.h"

namespace unspin {
namespace {

std::string Reason(const Option& best, float kept, const Channel& channel) {
  const Candidate& source = *best.source;
  std::string reason;
  reason.reserve(128);
  const auto say = [&reason](auto... parts) { (reason.append(parts), ...); };
  const bool copied = source.origin == Candidate::Origin::kOriginal;
  if (copied || source.origin == Candidate::Origin::kCopy) {
    say(copied ? "its original " : "its copy ", source.copy, " has '", source.original,
        "' where it has '", source.spun, "'");
    return reason;
  }
  if (source.origin == Candidate::Origin::kTable) {
    say("the ", std::string_view(channel.profile().name), " spinner writes '",
        source.spun, "' for '", source.original, "'");
  } else {
    say("WordNet leads from '", source.original, "' to '", source.spun, "'");
  }
  const double ratio = best.probability / std::max(1e-5F, kept);
  if (ratio >= 9e4) {
    say("; it fits over 90,000 times better here");
    return reason;
  }
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), ratio,
                                 std::chars_format::fixed, ratio < 10 ? 1 : 0)
                       .ptr;
  say("; it fits ", std::string_view(digits.data(), end), " times better here");
  return reason;
}

Edit MakeEdit(const MaskedToken& first, const MaskedToken& last,
              const std::vector<Option>& options, float kept, const Channel& channel) {
  const Option& best = options.front();
  Edit edit;
  edit.begin = first.context.begin;
  edit.end = last.context.end;
  edit.text = InCaseOf(first, best.text);
  edit.kind = RepairKind::kSpin;
  edit.confidence = std::min(1.0F, best.probability);
  edit.reason = Reason(best, kept, channel);
  edit.lexicon_row = RowOf(best, channel);
  edit.alternatives = AlternativesOf(first, std::span(options).subspan(1));
  return edit;
}

// What the search alone knows of a change to `best`, beside the odds.
DecisionFeatures FeaturesOf(const Option& best, float kept, const Choice& chosen,
                            const Choice& standing, size_t rate) {
  using enum DecisionFeature;
  constexpr float kNever = 1e-5F;
  constexpr float kSeldom = 1e-3F;
  constexpr float kNoBelief = 1e-4F;
  constexpr float kMostOdds = 8;
  constexpr float kMostWide = 3;
  const Candidate& candidate = *chosen.candidate;
  const float probability = std::clamp(best.probability, 0.0F, 1.0F);
  DecisionFeatures features;
  features.fill(0);
  At(features, kBias) = 1;
  At(features, kOdds) = std::min(
      kMostOdds, std::log((probability + kNever) / (std::max(kept, 0.0F) + kNever)));
  At(features, kBest) = std::log(probability + kSeldom);
  At(features, kRest) = std::log(1 - probability + kSeldom);
  At(features, kBelief) = std::log(candidate.beliefs[rate] + kNoBelief);
  At(features, kPhrase) = candidate.wordwise ? 0 : 1;
  At(features, kThesaurus) = candidate.origin == Candidate::Origin::kThesaurus ? 1 : 0;
  At(features, kFit) = chosen.fit - standing.fit;
  At(features, kWide) = std::clamp(chosen.wide - standing.wide, -kMostWide, kMostWide);
  At(features, kBestUnigram) = candidate.unigram;
  At(features, kFormUnigram) = standing.candidate->unigram;
  At(features, kFormWords) = !candidate.wordwise && candidate.tokens > 1 ? 1 : 0;
  At(features, kBestWords) = !candidate.wordwise && candidate.words > 1 ? 1 : 0;
  return features;
}

// The choice that offers `candidate` at the token `at` or before it.
const Choice& ChoiceOf(const Reading& reading, size_t at, const Candidate& candidate) {
  const size_t reach = std::min(at, Candidate::kMostTokens - 1);
  for (size_t start = at - reach; start <= at; ++start) {
    for (const Choice& choice : reading.ChoicesOf(reading.places[start])) {
      if (choice.candidate == &candidate) return choice;
    }
  }
  return reading.ChoicesOf(reading.places[at]).front();
}

// A phrase that stands for more or fewer words than it has: "due to the fact that".
Proposal ProposePhrase(const Reading& reading, size_t at, const Channel& channel,
                       size_t rate) {
  const Place& place = reading.places[at];
  const std::span<const Choice> choices = reading.ChoicesOf(place);
  const Choice& chosen = choices[static_cast<size_t>(place.best)];
  const Candidate& candidate = *chosen.candidate;
  std::vector<Option> options;
  for (const Choice& choice : choices) {
    if (&choice == &chosen || choice.candidate->tokens != candidate.tokens) continue;
    AddOption(choice.candidate->original, choice.posterior, *choice.candidate, options);
  }
  Sort(options);
  float replaced = chosen.posterior;
  for (const Option& option : options) replaced += option.probability;
  options.insert(options.begin(),
                 {candidate.original, chosen.posterior, chosen.posterior, &candidate});
  const std::vector<MaskedToken>& tokens = reading.masked.tokens;
  const float kept = std::max(0.0F, 1 - replaced);
  return {
      MakeEdit(tokens[at], tokens[at + candidate.tokens - 1U], options, kept, channel),
      FeaturesOf(options.front(), kept, chosen, choices.front(), rate),
      candidate.origin == Candidate::Origin::kOriginal};
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Where news writes digits whatever the number: behind a name ("Windows 2"), in times
// ("at 4 in the morning") and amounts ("4 kronor").
bool NeedsDigits(const std::vector<MaskedToken>& tokens, size_t at) {
  static constexpr std::string_view kUnits[] = {
      "cents", "crowns",  "dollars", "euros",  "kroner", "kronor",
      "pence", "percent", "pounds",  "rupees", "yen",    "yuan"};
  if (at + 1 < tokens.size() && std::find(std::begin(kUnits), std::end(kUnits),
                                          tokens[at + 1].text) != std::end(kUnits)) {
    return true;
  }
  if (at == 0) return false;
  const MaskedToken& before = tokens[at - 1];
  return before.text == "at" || before.text == "astatine" ||
         (HasUpper(before.text) && !before.context.starts_sentence);
}

std::optional<Proposal> ProposeWord(const Reading& reading, size_t at,
                                    const Channel& channel, size_t rate) {
  const MaskedToken& token = reading.masked.tokens[at];
  const std::vector<Option> options = OptionsOf(reading, at);
  if (options.empty() || InCaseOf(token, options.front().text) == token.text)
    return std::nullopt;
  float kept = 0;
  for (const Option& option : options) {
    if (InCaseOf(token, option.text) == token.text) kept += option.probability;
  }
  const Option& best = options.front();
  Proposal proposal{MakeEdit(token, token, options, kept, channel),
                    FeaturesOf(best, kept, ChoiceOf(reading, at, *best.source),
                               reading.ChoicesOf(reading.places[at]).front(), rate),
                    best.source->origin == Candidate::Origin::kOriginal};
  if (IsDigit(token.text[0])) {
    At(proposal.features, DecisionFeature::kNumber) = 1;
    At(proposal.features, DecisionFeature::kNamed) =
        NeedsDigits(reading.masked.tokens, at) ? 1 : 0;
  }
  return proposal;
}

}  // namespace

std::vector<Proposal> ProposeEdits(const Reading& reading, const Channel& channel,
                                   size_t rate) {
  std::vector<Proposal> proposals;
  for (size_t at = 0; at < reading.places.size();) {
    const Place& place = reading.places[at];
    const size_t best = place.best < 0 ? 0 : static_cast<size_t>(place.best);
    const Candidate& chosen = *reading.ChoicesOf(place)[best].candidate;
    if (!chosen.wordwise) {
      proposals.push_back(ProposePhrase(reading, at, channel, rate));
      at += chosen.tokens;
      continue;
    }
    if (reading.masked.tokens[at].bare && IsOpen(reading, at)) {
      if (auto proposal = ProposeWord(reading, at, channel, rate)) {
        proposals.push_back(*std::move(proposal));
      }
    }
    ++at;
  }
  return proposals;
}

}  // namespace unspin
