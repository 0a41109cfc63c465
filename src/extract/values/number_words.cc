#include "extract/values/number_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "extract/values/number.h"
#include "extract/values/number_grammar.h"
#include "extract/values/number_notation.h"
#include "extract/values/number_pieces.h"

namespace unspin {
namespace {

struct Ordinal {
  std::string_view word;
  int value;
};

constexpr auto kOrdinals = std::to_array<Ordinal>({
    {"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
    {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
    {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
    {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
    {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
    {"thirtieth", 30},   {"fortieth", 40},   {"fiftieth", 50},   {"sixtieth", 60},
    {"seventieth", 70},  {"eightieth", 80},  {"ninetieth", 90},
});

// "minus five", "negative one": the token of the number behind the sign, else `i`.
size_t BehindMinusWord(const ValueContext& context, size_t i) {
  return OneOf(context.lower(i), {"minus", "negative"}) ? i + 1 : i;
}

}  // namespace

std::optional<WideNumber> WideNumberAt(const ValueContext& context, size_t i) {
  if (auto written = NotationAt(context, i)) return written;
  const size_t first = BehindMinusWord(context, i);
  const std::vector<NumberPiece> pieces = CollectPieces(context, first);
  if (pieces.empty()) return std::nullopt;
  const auto number = ReadNumberWords(pieces);
  if (!number) return std::nullopt;
  const NumberPiece& last = pieces[number->used - 1];
  WideNumber out;
  out.value = first > i ? -number->value : number->value;
  out.end = last.token + 1;
  out.span = {context.at(i).span.begin, last.end_byte};
  out.in_words = pieces.front().kind != PieceKind::kDigits;
  out.whole = !number->fraction && out.value == std::floor(out.value);
  out.partial = !last.ends_token;
  return out;
}

int OrdinalOf(std::string_view lower) {
  if (lower.size() < 3) return 0;
  if (lower.front() >= '0' && lower.front() <= '9') {
    const std::string_view ending = lower.substr(lower.size() - 2);
    if (!OneOf(ending, {"st", "nd", "rd", "th"})) return 0;
    const auto digits = ParseDigits(lower.substr(0, lower.size() - 2));
    return digits && digits->decimals == 0 && digits->digits < 1000
               ? static_cast<int>(digits->digits)
               : 0;
  }
  int tens = 0;
  if (const size_t dash = lower.find('-'); dash != std::string_view::npos) {
    const Term term = FindTerm(lower.substr(0, dash));
    if (term.kind != TermKind::kTens) return 0;
    tens = term.value;
    lower = lower.substr(dash + 1);
  }
  const auto found = std::ranges::find(kOrdinals, lower, &Ordinal::word);
  if (found == kOrdinals.end() || (tens > 0 && found->value > 9)) return 0;
  return tens + found->value;
}

int OrdinalAt(const ValueContext& context, size_t& i) {
  const Term term = context.term(i);
  if (term.kind == TermKind::kTens) {
    const int ones = OrdinalOf(context.lower(i + 1));
    if (ones < 1 || ones > 9 || context.lower(i + 1).front() < 'a') return 0;
    i += 2;
    return term.value + ones;
  }
  const int value = OrdinalOf(context.lower(i));
  if (value > 0) ++i;
  return value;
}

std::optional<int> YearWordsAt(const ValueContext& context, size_t& i) {
  const std::vector<NumberPiece> pieces = CollectPieces(context, i);
  const auto is = [&](size_t k, PieceKind kind) {
    return k < pieces.size() && pieces[k].kind == kind;
  };
  if (pieces.empty() || pieces[0].kind == PieceKind::kDigits) return std::nullopt;
  size_t k = 0;
  double year = 0;
  if (is(0, PieceKind::kSmall) && pieces[0].value == 2 &&
      is(1, PieceKind::kMagnitude) && pieces[1].value == 3) {
    year = 2000;
    k = 2;
    if (k + 1 < pieces.size() && pieces[k].word == "and") ++k;
  } else if ((is(0, PieceKind::kSmall) || is(0, PieceKind::kTens)) &&
             (pieces[0].value == 19 || pieces[0].value == 20) &&
             (is(1, PieceKind::kTens) ||
              (is(1, PieceKind::kSmall) && pieces[1].value > 9))) {
    year = pieces[0].value * 100;
    k = 1;
  } else {
    return std::nullopt;
  }
  size_t used = k > 2 ? 2 : k;
  if (is(k, PieceKind::kTens)) {
    year += pieces[k].value;
    used = ++k;
  }
  const bool tens = k > 0 && is(k - 1, PieceKind::kTens);
  if (is(k, PieceKind::kSmall) && pieces[k].value < (tens ? 10 : 20)) {
    year += pieces[k].value;
    used = ++k;
  }
  if (!pieces[used - 1].ends_token) return std::nullopt;
  i = pieces[used - 1].token + 1;
  return static_cast<int>(year);
}

}  // namespace unspin
