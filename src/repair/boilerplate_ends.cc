#include "repair/boilerplate_ends.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "repair/boilerplate_lines.h"
#include "repair/boilerplate_patterns.h"
#include "repair/boilerplate_words.h"

namespace unspin {
namespace {

constexpr size_t kHead = 300;         // bytes at the start that head patterns see
constexpr size_t kTail = 300;         // bytes at the end that tail patterns see
constexpr size_t kMaxTailPieces = 8;  // "... Read more Source X"
constexpr size_t kMaxInside = 64;     // pieces in one line
constexpr double kEnoughForPiece = 2;

bool IsSpace(char c) { return c == ' ' || c == '\n'; }

// The start of the code point that holds byte `i`.
size_t Boundary(std::string_view text, size_t i) {
  while (i > 0 && i < text.size() &&
         (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) {
    --i;
  }
  return i;
}

double ScoreOf(BoilerplateStrength strength) { return static_cast<double>(strength); }

// The penalty of a sentence that any row can still outweigh.
double MaxPenalty(const BoilerplatePatterns& patterns) {
  return std::max(ScoreOf(BoilerplateStrength::kSure),
                  ScoreOf(patterns.strongest_last()) + 1) -
         kEnoughForPiece;
}

// Where a sentence can end before `i`: behind its stop and what closes it.
bool EndsSentenceAt(std::string_view text, size_t i) {
  constexpr std::array<std::string_view, 3> kWideClosers = {"”", "’", "…"};
  bool stop = false;
  while (i > 0) {
    const char last = text[i - 1];
    if (static_cast<unsigned char>(last) < 0x80U) {
      const bool is_stop = last == '.' || last == '!' || last == '?';
      const bool closes = last == '"' || last == '\'' || last == ')' || last == ']';
      if (!is_stop && !closes) break;
      stop = stop || is_stop;
      --i;
      continue;
    }
    const auto* closer = std::find_if(
        kWideClosers.begin(), kWideClosers.end(),
        [before = text.substr(0, i)](auto each) { return before.ends_with(each); });
    if (closer == kWideClosers.end()) break;
    stop = stop || *closer == "…";
    i -= closer->size();
  }
  return stop;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Characters that a piece can begin with.
constexpr std::array<bool, 256> MakeBeginnings() {
  std::array<bool, 256> can_begin{};
  for (size_t c = 0; c < can_begin.size(); ++c) {
    can_begin[c] = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#' ||
                   c == '(' || c == '[' || c == '{' || c == '<' || c >= 0xC0U;
  }
  return can_begin;
}
constexpr std::array<bool, 256> kCanBegin = MakeBeginnings();

// Whether a piece can begin at `i`. Glued to the sentence before it, a digit may be a
// part of a number.
bool CanBegin(std::string_view text, size_t i, bool glued) {
  return !IsDigit(text[i]) || !glued || i < 2 || !IsDigit(text[i - 2]);
}

// The last piece of [begin, end) that a row for lines fits and that stands behind a
// sentence. "It is over. Share this article", "It is over.Tags: chips, cloud".
std::optional<Edit> FindPiece(std::string_view text, size_t begin, size_t end,
                              const FixContext& context) {
  const double max_penalty = MaxPenalty(context.boilerplate);
  for (size_t i = end - 1; i > begin; --i) {
    if (!kCanBegin[static_cast<unsigned char>(text[i])]) continue;
    size_t stop = i;
    while (stop > begin && text[stop - 1] == ' ') --stop;
    const bool glued = stop == i;
    if (!CanBegin(text, i, glued) || !EndsSentenceAt(text, stop)) continue;
    const std::string_view piece = text.substr(i, end - i);
    const double penalty = SentencePenalty(piece);
    if (!glued && penalty > max_penalty) return std::nullopt;
    const BoilerplateLineRows rows = FindLineRows(piece, context.boilerplate);
    const bool is_last =
        rows.last != nullptr &&
        (rows.anywhere == nullptr || rows.last->strength > rows.anywhere->strength);
    const BoilerplateRow* const row = is_last ? rows.last : rows.anywhere;
    if (row == nullptr) {
      if (!glued && penalty > 0) return std::nullopt;
      continue;
    }
    const double score =
        ScoreOf(row->strength) + (glued ? 1 : 0) + (is_last ? 1 : 0) - penalty;
    if (score >= kEnoughForPiece) return RemovalOf(stop, end, row, {}, score);
  }
  return std::nullopt;
}

// "... in May.": no row for tails fits such an end that would not fit its last sentence
// as a line. They are slow, and most texts end so.
bool EndsPlainly(std::string_view tail) {
  if (!tail.ends_with('.') || tail.size() < 2) return false;
  const char before = tail[tail.size() - 2];
  return (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9');
}

}  // namespace

std::optional<Edit> FindBoilerplateHead(std::string_view text,
                                        const FixContext& context) {
  const size_t size = Boundary(text, std::min(kHead, text.size()));
  const auto match =
      context.boilerplate.Find(BoilerplatePlace::kHead, text.substr(0, size));
  if (!match || match->begin != 0) return std::nullopt;
  size_t end = match->end;
  while (end < text.size() && IsSpace(text[end])) ++end;
  return RemovalOf(0, end, match->row, {}, ScoreOf(match->row->strength));
}

std::vector<Edit> FindBoilerplateTails(std::string_view text, size_t begin, size_t end,
                                       const FixContext& context) {
  std::vector<Edit> cuts;
  while (cuts.size() < kMaxTailPieces) {
    while (end > begin && IsSpace(text[end - 1])) --end;
    if (begin == end) break;
    const size_t from = end - begin > kTail ? Boundary(text, end - kTail) : begin;
    const std::string_view tail = text.substr(from, end - from);
    const auto match = EndsPlainly(tail)
                           ? std::nullopt
                           : context.boilerplate.Find(BoilerplatePlace::kTail, tail);
    if (match) {
      cuts.push_back(RemovalOf(from + match->begin, end, match->row, {},
                               ScoreOf(match->row->strength)));
    } else if (auto piece = FindPiece(text, from, end, context)) {
      cuts.push_back(*std::move(piece));
    } else {
      break;
    }
    end = cuts.back().begin;
  }
  std::reverse(cuts.begin(), cuts.end());
  return cuts;
}

std::vector<Edit> FindBoilerplateInside(std::string_view text,
                                        const FixContext& context) {
  std::vector<Edit> edits;
  // The patterns fit parts that hold a bracket; lines without one are not looked at.
  const auto next_bracket = [text](size_t from) {
    return std::min(text.find('[', from), text.find('{', from));
  };
  for (size_t i = next_bracket(0); i != std::string_view::npos;) {
    const size_t line = LineBegin(text, i);
    const size_t end = std::min(text.find('\n', i), text.size());
    size_t from = line;
    for (size_t piece = 0; piece < kMaxInside; ++piece) {
      const auto match = context.boilerplate.Find(BoilerplatePlace::kInside,
                                                  text.substr(from, end - from));
      if (!match) break;
      edits.push_back(RemovalOf(from + match->begin, from + match->end, match->row, {},
                                ScoreOf(match->row->strength)));
      from += match->end;
    }
    i = next_bracket(end);
  }
  return edits;
}

}  // namespace unspin
