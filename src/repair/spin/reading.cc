#include "repair/spin/reading.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <cstdlib>
static inline float EnvF(const char* n, float d) { const char* v = std::getenv(n); return v ? std::strtof(v, nullptr) : d; }

namespace unspin {
namespace {

// An original must be so much likelier than the word as it stands: a pair that was seen
// or is expected less than one that was guessed, since the context model likes frequent
// words too well. On simulated texts, of the guesses that fit three to five times
// better every third harms a sound word.
const float kClearly = EnvF("CL", 1.25F);
const float kClearlyGuess = EnvF("CLG", 4);
constexpr float kGuess = 0.3F;  // prior belief below which a pair is a guess

// Alternatives below this are not worth a reader's time.
constexpr float kFaintest = 0.005F;

// One reading of one token, summed over the candidates that give it.
struct Option {
  std::string_view text;
  float probability = 0;
  float source_probability = 0;
  const Candidate* source = nullptr;  // the likeliest of these candidates
};

// The word number `index` of a phrase.
std::string_view WordAt(std::string_view phrase, size_t index) {
  for (; index > 0; --index) phrase.remove_prefix(phrase.find(' ') + 1);
  return phrase.substr(0, phrase.find(' '));
}

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

bool Likelier(const Option& a, const Option& b) {
  return a.probability > b.probability;
}

// What one token is read as, over all candidates that read it word for word. Phrases of
// the table that keep the number of words count for each of their words, so that
// "crypto speech" for "crypto exchange" adds to "speech" for "exchange".
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
  std::sort(options.begin(), options.end(), Likelier);
  return options;
}

// Whether a candidate other than the word as it stands reads the token; false for most.
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

std::string Reason(const Option& best, float kept, const Channel& channel) {
  const Candidate& source = *best.source;
  const std::string spun = "'" + std::string(source.spun) + "'";
  const std::string original = "'" + std::string(source.original) + "'";
  std::string reason = source.origin == Candidate::Origin::kTable
                           ? "the " + channel.profile().name + " spinner writes " + spun +
                                 " for " + original
                           : "WordNet leads from " + original + " to " + spun;
  const double ratio = best.probability / std::max(1e-5F, kept);
  if (ratio >= 9e4) return reason + "; it fits over 90,000 times better here";
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "; it fits %.*f times better here",
                ratio < 10 ? 1 : 0, ratio);
  return reason + buffer;
}

// "Amongst" at the start of a sentence was "Among".
std::string InCaseOf(const MaskedToken& first, std::string_view text) {
  std::string cased(text);
  const bool capital = first.free && first.text[0] >= 'A' && first.text[0] <= 'Z';
  if (capital && cased[0] >= 'a' && cased[0] <= 'z') cased[0] = static_cast<char>(cased[0] - 32);
  return cased;
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
  if (best.source->origin == Candidate::Origin::kTable) {
    edit.lexicon_row = channel.RowName(best.source->row);
  }
  for (size_t i = 1; i < options.size() && options[i].probability >= kFaintest; ++i) {
    edit.alternatives.push_back(
        {InCaseOf(first, options[i].text), options[i].probability});
  }
  return edit;
}

// A phrase that stands for more or fewer words than it has: "due to the fact that".
void AddPhraseEdit(const Reading& reading, size_t at, const Channel& channel,
                   double min_confidence, std::vector<Edit>& edits) {
  const Place& place = reading.places[at];
  const std::span<const Choice> choices = reading.ChoicesOf(place);
  const Choice& chosen = choices[static_cast<size_t>(place.best)];
  const Candidate& candidate = *chosen.candidate;
  std::vector<Option> options;
  for (const Choice& choice : choices) {
    if (&choice == &chosen || choice.candidate->tokens != candidate.tokens) continue;
    AddOption(choice.candidate->original, choice.posterior, *choice.candidate, options);
  }
  std::sort(options.begin(), options.end(), Likelier);
  const float confidence = chosen.posterior;
  float replaced = confidence;
  for (const Option& option : options) replaced += option.probability;
  if (replaced < min_confidence) return;
  options.insert(options.begin(),
                 {candidate.original, confidence, confidence, &candidate});
  const std::vector<MaskedToken>& tokens = reading.masked.tokens;
  edits.push_back(MakeEdit(tokens[at], tokens[at + candidate.tokens - 1U], options,
                           std::max(0.0F, 1 - confidence), channel));
}

void AddWordEdit(const Reading& reading, size_t at, const Channel& channel,
                 double min_confidence, std::vector<Edit>& edits) {
  const MaskedToken& token = reading.masked.tokens[at];
  const std::vector<Option> options = OptionsOf(reading, at);
  if (options.empty() || InCaseOf(token, options.front().text) == token.text) return;
  float kept = 0;
  for (const Option& option : options) {
    if (InCaseOf(token, option.text) == token.text) kept += option.probability;
  }
  const Candidate& source = *options.front().source;
  const bool guess = channel.fixed() ? source.beliefs[0] < kGuess
                                     : source.origin == Candidate::Origin::kThesaurus;
  const float clearly = guess ? kClearlyGuess : kClearly;
  if (kept > 1 - min_confidence || options.front().probability < clearly * kept) return;
  edits.push_back(MakeEdit(token, token, options, kept, channel));
}

}  // namespace

void AddEdits(const Reading& reading, const Channel& channel, double min_confidence,
              std::vector<Edit>& edits) {
  for (size_t at = 0; at < reading.places.size();) {
    const Place& place = reading.places[at];
    const size_t best = place.best < 0 ? 0 : static_cast<size_t>(place.best);
    const Candidate& chosen = *reading.ChoicesOf(place)[best].candidate;
    if (!chosen.wordwise) {
      AddPhraseEdit(reading, at, channel, min_confidence, edits);
      at += chosen.tokens;
      continue;
    }
    if (reading.masked.tokens[at].bare && IsOpen(reading, at)) {
      AddWordEdit(reading, at, channel, min_confidence, edits);
    }
    ++at;
  }
}

}  // namespace unspin
