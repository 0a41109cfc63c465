#include "repair/spin/doubts.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>

#include "repair/spin/token_options.h"

namespace unspin {
namespace {

// Below this the best alternative is not worth a reader's time.
constexpr float kDoubtful = 0.05F;

// The words from `first` to `last` stay; `options` are what else they may be, `kept` is
// the probability that they are right.
void AddDoubt(const MaskedToken& first, const MaskedToken& last,
              const std::vector<Option>& options, float kept, const Channel& channel,
              std::vector<Edit>& edits) {
  if (options.empty() || options.front().probability < kDoubtful) return;
  Edit doubt;
  doubt.begin = first.context.begin;
  doubt.end = last.context.end;
  doubt.kept = true;
  doubt.kind = RepairKind::kSpin;
  doubt.confidence = std::clamp(kept, 0.0F, 1.0F);
  doubt.reason = "may stand for '" + std::string(options.front().text) +
                 "', but fits better itself";
  doubt.lexicon_row = RowOf(options.front(), channel);
  doubt.alternatives = AlternativesOf(first, options);
  edits.push_back(std::move(doubt));
}

// The token stays if the likeliest of its readings leaves it as it is.
void AddWordDoubt(const Reading& reading, size_t at, const Channel& channel,
                  std::vector<Edit>& edits) {
  const MaskedToken& token = reading.masked.tokens[at];
  std::vector<Option> options = OptionsOf(reading, at);
  const auto stays = [&token](const Option& option) {
    return InCaseOf(token, option.text) == token.text;
  };
  if (options.empty() || !stays(options.front())) return;
  float kept = 0;
  for (const Option& option : options) {
    if (stays(option)) kept += option.probability;
  }
  std::erase_if(options, stays);
  AddDoubt(token, token, options, kept, channel, edits);
}

// The likeliest phrase that the tokens from `at` on, which stay, could be instead.
void AddPhraseDoubt(const Reading& reading, size_t at, const Channel& channel,
                    std::vector<Edit>& edits) {
  const Choice* likeliest = nullptr;
  for (const Choice& choice : reading.ChoicesOf(reading.places[at])) {
    if (choice.candidate->wordwise) continue;
    if (likeliest == nullptr || choice.posterior > likeliest->posterior) {
      likeliest = &choice;
    }
  }
  if (likeliest == nullptr) return;
  const size_t tokens = likeliest->candidate->tokens;
  const std::vector<Option> options = PhrasesOf(reading, at, tokens);
  float kept = 1;
  for (const Option& option : options) kept -= option.probability;
  AddDoubt(reading.masked.tokens[at], reading.masked.tokens[at + tokens - 1], options,
           kept, channel, edits);
}

double StrengthOf(const Edit& edit) {
  constexpr double kChange = 2;  // above any probability
  return edit.kept ? edit.alternatives.front().confidence : kChange;
}

}  // namespace

std::vector<Edit> FindDoubts(const Reading& reading, const Channel& channel) {
  std::vector<Edit> doubts;
  for (size_t at = 0; at < reading.places.size();) {
    const Place& place = reading.places[at];
    const size_t best = place.best < 0 ? 0 : static_cast<size_t>(place.best);
    const Candidate& chosen = *reading.ChoicesOf(place)[best].candidate;
    if (!chosen.wordwise) {
      at += chosen.tokens;
      continue;
    }
    if (reading.masked.tokens[at].bare && IsOpen(reading, at)) {
      AddWordDoubt(reading, at, channel, doubts);
      AddPhraseDoubt(reading, at, channel, doubts);
    }
    ++at;
  }
  return doubts;
}

void AddRefused(std::string_view body, Edit change, float replaced, double least,
                std::vector<Edit>& edits) {
  const std::string_view stands = body.substr(change.begin, change.end - change.begin);
  std::erase_if(change.alternatives,
                [stands](const Alternative& other) { return other.text == stands; });
  change.alternatives.insert(change.alternatives.begin(),
                             {std::move(change.text), change.confidence});
  std::ranges::stable_sort(change.alternatives, std::ranges::greater(),
                           &Alternative::confidence);
  if (change.alternatives.front().confidence < kDoubtful) return;
  char reason[96];
  std::snprintf(reason, sizeof reason, "replaced with probability %.2f, asked for %.2f",
                double{replaced}, least);
  change.text = {};
  change.kept = true;
  change.confidence = 1 - double{replaced};
  change.reason = reason;
  edits.push_back(std::move(change));
}

void DropOverlaps(std::vector<Edit>& edits) {
  std::ranges::stable_sort(edits, {}, &Edit::begin);
  size_t kept = 0;
  for (size_t i = 0; i < edits.size(); ++i) {
    bool dropped = false;
    while (kept > 0 && edits[kept - 1].end > edits[i].begin && !dropped) {
      dropped = StrengthOf(edits[kept - 1]) >= StrengthOf(edits[i]);
      if (!dropped) --kept;
    }
    if (dropped) continue;
    if (kept != i) edits[kept] = std::move(edits[i]);
    ++kept;
  }
  edits.resize(kept);
}

}  // namespace unspin
