#include "repair/spin/reading.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>

#include "repair/spin/agreement.h"
#include "repair/spin/token_options.h"

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

// Alternatives below this are not worth a reader's time, nor are words that stay and
// whose best alternative is below the second.
constexpr float kFaintest = 0.005F;
constexpr float kDoubtful = 0.05F;

std::string Reason(const Option& best, float kept, const Channel& channel) {
  const Candidate& source = *best.source;
  const std::string spun = "'" + std::string(source.spun) + "'";
  const std::string original = "'" + std::string(source.original) + "'";
  std::string reason = source.origin == Candidate::Origin::kTable
                           ? "the " + channel.profile().name + " spinner writes " +
                                 spun + " for " + original
                           : "WordNet leads from " + original + " to " + spun;
  const double ratio = best.probability / std::max(1e-5F, kept);
  if (ratio >= 9e4) return reason + "; it fits over 90,000 times better here";
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "; it fits %.*f times better here",
                ratio < 10 ? 1 : 0, ratio);
  return reason + buffer;
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

void SetRow(const Option& option, const Channel& channel, Edit& edit) {
  if (option.source->origin != Candidate::Origin::kTable) return;
  edit.lexicon_row = channel.RowName(option.source->row);
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
  SetRow(best, channel, edit);
  edit.alternatives = AlternativesOf(first, std::span(options).subspan(1));
  return edit;
}

// Why a word stays whose likeliest original is `best`.
std::string ReasonToStay(const Option& best, float kept, double min_confidence) {
  char buffer[96];
  if (kept > 1 - min_confidence && best.probability > kept) {
    std::snprintf(buffer, sizeof buffer,
                  "replaced with probability %.2f, asked for %.2f", 1 - kept,
                  min_confidence);
    return buffer;
  }
  const double ratio = best.probability / std::max(1e-5F, kept);
  if (ratio < 1) {
    return "may stand for '" + std::string(best.text) + "', but fits better itself";
  }
  std::snprintf(buffer, sizeof buffer, "' fits only %.1f times better here", ratio);
  return "'" + std::string(best.text) + buffer;
}

// The words from `first` to `last` stay; `options` are what else they may be, `kept` is
// the probability that they are right. Nothing when that is sure enough.
void AddDoubt(const MaskedToken& first, const MaskedToken& last,
              const std::vector<Option>& options, float kept, double min_confidence,
              const Channel& channel, std::vector<Edit>& edits) {
  if (options.empty() || options.front().probability < kDoubtful) return;
  Edit doubt;
  doubt.begin = first.context.begin;
  doubt.end = last.context.end;
  doubt.kept = true;
  doubt.kind = RepairKind::kSpin;
  doubt.confidence = std::clamp(kept, 0.0F, 1.0F);
  doubt.reason = ReasonToStay(options.front(), kept, min_confidence);
  SetRow(options.front(), channel, doubt);
  doubt.alternatives = AlternativesOf(first, options);
  edits.push_back(std::move(doubt));
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
  Sort(options);
  const float confidence = chosen.posterior;
  float replaced = confidence;
  for (const Option& option : options) {
    const bool kept = option.source->origin == Candidate::Origin::kKept;
    if (!kept) replaced += option.probability;
  }
  const MaskedToken& first = reading.masked.tokens[at];
  const MaskedToken& last = reading.masked.tokens[at + candidate.tokens - 1U];
  if (replaced < min_confidence) {
    AddDoubt(first, last, PhrasesOf(reading, at, candidate.tokens), 1 - replaced,
             min_confidence, channel, edits);
    return;
  }
  options.insert(options.begin(),
                 {candidate.original, confidence, confidence, &candidate});
  edits.push_back(
      MakeEdit(first, last, options, std::max(0.0F, 1 - confidence), channel));
}

// The tokens from `at` on stay; the likeliest phrase that could stand there instead.
void AddPhraseDoubt(const Reading& reading, size_t at, const Channel& channel,
                    double min_confidence, std::vector<Edit>& edits) {
  const Choice* likeliest = nullptr;
  for (const Choice& choice : reading.ChoicesOf(reading.places[at])) {
    if (choice.candidate->wordwise) continue;
    if (likeliest == nullptr || choice.posterior > likeliest->posterior) {
      likeliest = &choice;
    }
  }
  if (likeliest == nullptr || likeliest->posterior < kFaintest) return;
  const size_t tokens = likeliest->candidate->tokens;
  const std::vector<Option> options = PhrasesOf(reading, at, tokens);
  float kept = 1;
  for (const Option& option : options) kept -= option.probability;
  AddDoubt(reading.masked.tokens[at], reading.masked.tokens[at + tokens - 1], options,
           kept, min_confidence, channel, edits);
}

// Whether the likeliest reading is so much likelier than the word as it stands that the
// word is changed.
bool IsClear(const Option& best, float kept, double min_confidence,
             const Channel& channel) {
  const bool guess = channel.fixed()
                         ? best.source->beliefs[0] < kGuess
                         : best.source->origin == Candidate::Origin::kThesaurus;
  const float clearly = guess ? kClearlyGuess : kClearly;
  return kept <= 1 - min_confidence && best.probability >= clearly * kept;
}

// Changes the word or doubts it. True if it is changed.
bool AddWordEdit(const Reading& reading, size_t at, const Channel& channel,
                 double min_confidence, std::vector<Edit>& edits) {
  const MaskedToken& token = reading.masked.tokens[at];
  std::vector<Option> options = OptionsOf(reading, at);
  if (options.empty()) return false;
  const auto stays = [&token](const Option& option) {
    return InCaseOf(token, option.text) == token.text;
  };
  float kept = 0;
  for (const Option& option : options) {
    if (stays(option)) kept += option.probability;
  }
  if (!stays(options.front()) &&
      IsClear(options.front(), kept, min_confidence, channel)) {
    edits.push_back(MakeEdit(token, token, options, kept, channel));
    return true;
  }
  std::erase_if(options, stays);
  AddDoubt(token, token, options, kept, min_confidence, channel, edits);
  return false;
}

// Edits in their order, where doubts give way to changes and to stronger doubts.
void DropOverlaps(std::vector<Edit>& edits, size_t first) {
  const auto strength = [](const Edit& edit) {
    return edit.kept ? edit.alternatives.front().confidence : 2;
  };
  std::stable_sort(edits.begin() + static_cast<std::ptrdiff_t>(first), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  size_t kept = first;
  for (size_t i = first; i < edits.size(); ++i) {
    bool dropped = false;
    while (kept > first && edits[kept - 1].end > edits[i].begin && !dropped) {
      dropped = strength(edits[kept - 1]) >= strength(edits[i]);
      if (!dropped) --kept;
    }
    if (dropped) continue;
    if (kept != i) edits[kept] = std::move(edits[i]);
    ++kept;
  }
  edits.erase(edits.begin() + static_cast<std::ptrdiff_t>(kept), edits.end());
}

}  // namespace

void AddEdits(const Reading& reading, const Channel& channel, double min_confidence,
              std::vector<Edit>& edits) {
  const size_t first = edits.size();
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
      const bool changed = AddWordEdit(reading, at, channel, min_confidence, edits);
      if (!changed) AddPhraseDoubt(reading, at, channel, min_confidence, edits);
    }
    ++at;
  }
  if (channel.profile().articles == Articles::kSpun) {
    MakeArticlesAgree(reading.masked.tokens, edits, first);
  }
  DropOverlaps(edits, first);
}

}  // namespace unspin
