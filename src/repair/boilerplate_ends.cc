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

double ScoreOf(const BoilerplateRow& row) { return static_cast<double>(row.strength); }

// Where a sentence can end before `i`: behind its stop and what closes it.
bool EndsSentenceAt(std::string_view text, size_t i) {
  constexpr std::array<std::string_view, 10> kClosers = {"\"", "'", ")", "]", "”",
                                                         "’",  ".", "!", "?", "…"};
  bool stop = false;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view closer : kClosers) {
      if (!text.substr(0, i).ends_with(closer)) continue;
      i -= closer.size();
      stop = stop || closer == "." || closer == "!" || closer == "?" || closer == "…";
      more = true;
    }
  }
  return stop;
}

// Whether a piece can begin at `i`. Glued to the sentence before it, a digit may be a
// part of a number.
bool CanBegin(std::string_view text, size_t i, bool glued) {
  const char c = text[i];
  const auto is_digit = [](char d) { return d >= '0' && d <= '9'; };
  if (is_digit(c)) return !glued || i < 2 || !is_digit(text[i - 2]);
  const bool is_sign = c == '#' || c == '(' || c == '[' || c == '{' || c == '<';
  return (c >= 'A' && c <= 'Z') || is_sign || static_cast<unsigned char>(c) >= 0xC0U;
}

// The last piece of [begin, end) that a row for lines fits and that stands behind a
// sentence. "It is over. Share this article", "It is over.Tags: chips, cloud".
std::optional<Edit> FindPiece(std::string_view text, size_t begin, size_t end,
                              const FixContext& context) {
  for (size_t i = end - 1; i > begin; --i) {
    size_t stop = i;
    while (stop > begin && text[stop - 1] == ' ') --stop;
    const bool glued = stop == i;
    if (!CanBegin(text, i, glued) || !EndsSentenceAt(text, stop)) continue;
    const std::string_view piece = text.substr(i, end - i);
    const BoilerplateRow* const anywhere = FindLineRow(piece, context.boilerplate);
    const BoilerplateRow* const last =
        context.boilerplate.FindLine(BoilerplateLine::kLast, piece);
    const bool is_last =
        last != nullptr && (anywhere == nullptr || last->strength > anywhere->strength);
    const BoilerplateRow* const row = is_last ? last : anywhere;
    if (row == nullptr) {
      if (!glued && SentencePenalty(piece) > 0) return std::nullopt;
      continue;
    }
    const double score =
        ScoreOf(*row) + (glued ? 1 : 0) + (is_last ? 1 : 0) - SentencePenalty(piece);
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
  return RemovalOf(0, end, match->row, {}, ScoreOf(*match->row));
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
      cuts.push_back(
          RemovalOf(from + match->begin, end, match->row, {}, ScoreOf(*match->row)));
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
    const size_t break_before = text.rfind('\n', i);
    const size_t line = break_before == std::string_view::npos ? 0 : break_before + 1;
    const size_t end = std::min(text.find('\n', i), text.size());
    size_t from = line;
    for (size_t piece = 0; piece < kMaxInside; ++piece) {
      const auto match = context.boilerplate.Find(BoilerplatePlace::kInside,
                                                  text.substr(from, end - from));
      if (!match) break;
      edits.push_back(RemovalOf(from + match->begin, from + match->end, match->row, {},
                                ScoreOf(*match->row)));
      from += match->end;
    }
    i = next_bracket(end);
  }
  return edits;
}

}  // namespace unspin
