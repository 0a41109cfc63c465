#include "repair/spin/copy_evidence.h"

#include <algorithm>

#include "base/unicode.h"

namespace unspin {
namespace {

// ln P(the original has another word here than the candidate): editors change words
// after an article was copied, but nearly never the very words that a spinner changed.
// Less than the worst that neighbours and an unknown word do to the right one.
constexpr float kAgainstOriginal = -16;

// The next three were chosen on the 40 articles of corpus/clean, each spun two and four
// times as B. Alone 50.4 % of the substitutions in the first copy come back, and 1.30 %
// of the other words are harmed; with one more copy 60.2 and 1.16 %, with three more
// 68.8 and 1.12 %.

// The same of a spun copy that has what the profile does not list for the candidate.
// -6 gives 58.5 and 66.7 % (harmed 1.13, 1.13), -9 gives 60.5 and 69.6 % (1.14, 1.14).
constexpr float kUnlisted = -8;

// ln P(a spun copy has what another one has too | it is not the original): spinners
// have some three images for a word, but nobody knows which of the many that the tables
// list. Were the copies taken as independent, what all have would look original: -2.5
// gives 57.0 and 60.2 % (harmed 0.79, 0.76), -0.5 gives 61.7 and 72.6 % (1.36, 1.53).
constexpr float kRepeated = -1;

// P(the spinner writes so) of a pair that is in no table, but that two copies have at
// the same place. 0.002 restores no more and harms 1.25 and 1.25 %.
constexpr float kCopied = 2e-4F;

std::string_view TextOf(std::span<const MaskedToken> tokens) {
  const MaskedToken& last = tokens.back();
  const char* begin = tokens.front().text.data();
  return {begin, static_cast<size_t>(last.text.data() + last.text.size() - begin)};
}

bool CanBeReplaced(std::span<const MaskedToken> tokens) {
  if (tokens.size() == 1) return tokens[0].free;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].bare || (i + 1 < tokens.size() && !tokens[i].joined)) return false;
  }
  return tokens.size() <= Candidate::kMostTokens;
}

}  // namespace

// Random spinners replace 0.45 to 0.75 of the words that they know: what other copies
// have is judged by the highest rate. (The text itself is read with a low one, so that
// little is changed on weak grounds.)
CopyEvidence::CopyEvidence(const Channel& channel, const CandidateFinder& finder,
                           std::span<const AlignedCopy> copies)
    : channel_(channel),
      finder_(finder),
      relations_(channel),
      rate_(channel.rates() - 1) {
  for (const AlignedCopy& copy : copies) {
    if (copy.original || !channel.fixed()) copies_.push_back(&copy);
  }
}

const CopyEvidence::Segment* CopyEvidence::Aligned::Starting(size_t token) const {
  if (at[token] < 0) return nullptr;
  const Segment& segment = segments[static_cast<size_t>(at[token])];
  return segment.begin == token ? &segment : nullptr;
}

std::string CopyEvidence::Aligned::TextAt(size_t begin, size_t end) const {
  std::string text;
  while (begin < end) {
    const Segment* segment = Starting(begin);
    if (segment == nullptr || segment->end > end) return {};
    text += (text.empty() ? "" : " ") + segment->lower;
    begin = segment->end;
  }
  return text;
}

void CopyEvidence::Apply(Reading& reading, PairNumbers& numbers) {
  const Tokens tokens = reading.masked.tokens;
  std::vector<Aligned> aligned;
  for (const AlignedCopy* copy : copies_) {
    aligned.push_back(Align(*copy, reading.masked));
  }
  std::vector<Choice> all;
  for (size_t at = 0; at < reading.places.size(); ++at) {
    Place& place = reading.places[at];
    const std::span<Choice> listed = reading.ChoicesOf(place);
    std::vector<Choice> choices(listed.begin(), listed.end());
    for (const Aligned& one : aligned) {
      if (const Segment* segment = one.Starting(at)) {
        AddChoices(one, *segment, tokens, choices, numbers);
      }
    }
    for (Choice& choice : choices) {
      choice.copies = FitOf(choice, at, aligned, tokens);
      choice.ruled_out = choice.ruled_out && choice.copies == 0;
    }
    place.first = static_cast<uint32_t>(all.size());
    place.count = static_cast<uint32_t>(choices.size());
    all.insert(all.end(), choices.begin(), choices.end());
  }
  reading.choices = std::move(all);
}

// Hints whose ends are no ends of tokens are left out: "AT&T's".
CopyEvidence::Aligned CopyEvidence::Align(const AlignedCopy& copy,
                                          const MaskedParagraph& masked) const {
  const std::vector<MaskedToken>& tokens = masked.tokens;
  Aligned aligned;
  aligned.copy = &copy;
  aligned.at.assign(tokens.size(), -1);
  const auto first = std::lower_bound(
      copy.hints.begin(), copy.hints.end(), masked.begin,
      [](const CopyHint& hint, size_t begin) { return hint.begin < begin; });
  size_t at = 0;
  for (auto hint = first; hint != copy.hints.end() && hint->end <= masked.end; ++hint) {
    while (at < tokens.size() && tokens[at].context.begin < hint->begin) ++at;
    size_t end = at;
    while (end < tokens.size() && tokens[end].context.end <= hint->end) ++end;
    if (at == end || tokens[at].context.begin != hint->begin ||
        tokens[end - 1].context.end != hint->end) {
      continue;
    }
    AddSegments(Tokens(tokens).subspan(at, end - at), at, *hint, aligned);
  }
  return aligned;
}

void CopyEvidence::AddSegments(Tokens tokens, size_t begin, const CopyHint& hint,
                               Aligned& aligned) const {
  std::vector<std::string_view> spun;
  for (const MaskedToken& token : tokens) spun.push_back(token.text);
  const std::vector<std::string_view> copy = WordsOfPhrase(hint.text);
  for (const PhraseRelation& pair :
       relations_.Divide(spun, copy, aligned.copy->original)) {
    const std::string_view text = TextOfWords(
        std::span(copy).subspan(pair.copy_begin, pair.copy_end - pair.copy_begin));
    for (size_t i = pair.spun_begin; i < pair.spun_end; ++i) {
      aligned.at[begin + i] = static_cast<int>(aligned.segments.size());
    }
    aligned.segments.push_back({begin + pair.spun_begin, begin + pair.spun_end,
                                std::string(text), ToLower(text)});
  }
}

void CopyEvidence::AddChoices(const Aligned& aligned, const Segment& segment,
                              Tokens tokens, std::vector<Choice>& choices,
                              PairNumbers& numbers) {
  const Tokens own = tokens.subspan(segment.begin, segment.end - segment.begin);
  const std::string spun = ToLower(TextOf(own));
  if (spun == segment.lower || !CanBeReplaced(own)) return;
  const AlignedCopy& copy = *aligned.copy;
  AddChoice(own, texts_.emplace_back(segment.text), copy, choices, numbers);
  if (copy.original) return;
  for (const std::string_view original :
       relations_.CommonOriginals(segment.lower, spun)) {
    AddChoice(own, original, copy, choices, numbers);
  }
}

// What the original has is said to come from there, though a table may list it too.
void CopyEvidence::AddChoice(Tokens own, std::string_view original,
                             const AlignedCopy& copy, std::vector<Choice>& choices,
                             PairNumbers& numbers) {
  const std::string lower = ToLower(original);
  const auto known = std::find_if(choices.begin(), choices.end(), [&](const Choice& c) {
    return c.candidate->tokens == own.size() && ToLower(c.candidate->original) == lower;
  });
  if (known != choices.end() && !copy.original) return;
  Candidate candidate;
  candidate.spun = TextOf(own);
  candidate.original = original;
  candidate.tokens = static_cast<uint16_t>(own.size());
  const std::optional<uint32_t> row = relations_.RowOf(lower, ToLower(candidate.spun));
  if (row) {
    candidate.origin = Candidate::Origin::kTable;
    candidate.row = *row;
    candidate.beliefs = channel_.Belief(*row);
  } else {
    candidate.beliefs.fill(kCopied);
  }
  if (!row || copy.original) {
    candidate.origin =
        copy.original ? Candidate::Origin::kOriginal : Candidate::Origin::kCopy;
    candidate.copy = copy.name;
  }
  if (!finder_.Complete(candidate)) return;
  const bool fresh = known == choices.end();
  Choice& choice = fresh ? choices.emplace_back() : *known;
  choice.candidate = &candidates_.emplace_back(candidate);
  if (!fresh || !own[0].free) return;
  const auto [pair, first] = pairs_.try_emplace({lower, ToLower(candidate.spun)});
  if (first) pair->second = numbers.OfNew(original);
  choice.pair = pair->second;
}

// A segment counts where it begins. What ends inside of one has no counterpart, but
// words that are kept are kept together.
float CopyEvidence::FitOf(const Choice& choice, size_t at,
                          std::span<const Aligned> aligned, Tokens tokens) const {
  const Candidate& candidate = *choice.candidate;
  float fit = 0;
  for (size_t i = 0; i < aligned.size(); ++i) {
    const Aligned& one = aligned[i];
    const Segment* segment = one.Starting(at);
    if (segment == nullptr) continue;
    size_t end = at + candidate.tokens;
    std::string original = ToLower(candidate.original);
    if (segment->end > end && candidate.origin == Candidate::Origin::kKept) {
      end = segment->end;
      original = ToLower(TextOf(tokens.subspan(at, end - at)));
    }
    const std::string text = one.TextAt(at, end);
    if (one.copy->original) {
      fit += text == original ? 0 : kAgainstOriginal;
      continue;
    }
    bool repeated = text == ToLower(TextOf(tokens.subspan(at, end - at)));
    for (size_t k = 0; k < i; ++k) {
      repeated = repeated || aligned[k].TextAt(at, end) == text;
    }
    fit += text.empty() ? kUnlisted : LogLikelihood(original, text, repeated);
  }
  return fit;
}

float CopyEvidence::LogLikelihood(std::string_view original, std::string_view text,
                                  bool repeated) const {
  if (original == text) return LogBelief(channel_.Keep(original)[rate_]);
  float best = repeated ? kRepeated : kUnlisted;
  if (const auto row = relations_.RowOf(original, text)) {
    best = std::max(best, LogBelief(channel_.Belief(*row)[rate_]));
  }
  const std::vector<std::string_view> from = WordsOfPhrase(original);
  const std::vector<std::string_view> to = WordsOfPhrase(text);
  if (from.size() < 2 || from.size() != to.size()) return best;
  float each = 0;
  for (size_t i = 0; i < from.size(); ++i) {
    each += LogLikelihood(from[i], to[i], repeated);
  }
  return std::max(best, each);
}

}  // namespace unspin
