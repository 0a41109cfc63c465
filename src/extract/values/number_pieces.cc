#include "extract/values/number_pieces.h"

#include <algorithm>
#include <cmath>

#include "extract/values/number_notation.h"
#include "extract/values/number_words.h"

namespace unspin {
namespace {

// What `word` divides by: "half", "quarters", "twentieths", "millionth"; 0 for others.
double DivisorOf(std::string_view word) {
  if (OneOf(word, {"half", "halves"})) return 2;
  if (OneOf(word, {"quarter", "quarters"})) return 4;
  if (word.ends_with("ths") || word == "thirds" || word.ends_with("firsts")) {
    word.remove_suffix(1);
  }
  if (word.ends_with("th") && word.size() > 6) {
    const Term term = FindTerm(word.substr(0, word.size() - 2));
    if (term.kind == TermKind::kMagnitude) return std::pow(10.0, term.value);
  }
  const int ordinal = OrdinalOf(word);
  const bool digits = word.front() >= '0' && word.front() <= '9';
  return !digits && word != "second" ? ordinal : 0;
}

NumberPiece Classify(std::string_view word) {
  NumberPiece piece;
  piece.word = word;
  const Term term = FindTerm(word);
  if (word.front() >= '0' && word.front() <= '9') {
    const auto notation = DigitsWithMagnitude(word);
    if (notation) {
      piece.kind = PieceKind::kDigits;
      piece.value = *notation;
    }
  } else if (term.kind == TermKind::kSmall || OneOf(word, {"nought", "naught"})) {
    piece.kind = PieceKind::kSmall;
    piece.value = term.value;
  } else if (term.kind == TermKind::kTens) {
    piece.kind = PieceKind::kTens;
    piece.value = term.value;
  } else if (term.kind == TermKind::kMagnitude) {
    piece.kind = PieceKind::kMagnitude;
    piece.value = term.value;
  } else if (OneOf(word, {"dozen", "dozens", "doz", "dozs"})) {
    piece.kind = PieceKind::kPart;
    piece.divisor = 1.0 / 12;
    piece.plural = true;
  } else if (const double divisor = DivisorOf(word); divisor > 0) {
    piece.kind = PieceKind::kPart;
    piece.divisor = divisor;
    piece.plural = word.ends_with("s");
  } else if (OneOf(word, {"and", "a", "an", "point", "over", "out", "of"})) {
    piece.kind = PieceKind::kWord;
  }
  return piece;
}

// "2.33 k", "10 bln", "1,200 M": a short magnitude behind digits.
bool IsShortMagnitude(const ValueContext& context, size_t i,
                      const std::vector<NumberPiece>& pieces) {
  if (context.term(i).kind != TermKind::kShortMagnitude) return false;
  if (pieces.empty() || pieces.back().kind != PieceKind::kDigits) return false;
  const std::string_view text = context.at(i).text;
  return text.size() > 1 ? text != "mm" : text == "k" || text.front() < 'a';
}

}  // namespace

std::string_view SingularOf(std::string_view word) {
  if (word.ends_with("s")) word.remove_suffix(1);
  return word;
}

std::vector<NumberPiece> CollectPieces(const ValueContext& context, size_t i) {
  std::vector<NumberPiece> pieces;
  for (; i < context.size() && pieces.size() < 40; ++i) {
    const std::string_view word = context.lower(i);
    if (word == "-" && !pieces.empty()) continue;  // "ninety - five"
    const size_t begin = context.at(i).span.begin;
    for (size_t at = 0; at <= word.size();) {
      const size_t dash = std::min(word.find('-', at), word.size());
      if (dash == at) return pieces;
      NumberPiece piece = Classify(word.substr(at, dash - at));
      if (IsShortMagnitude(context, i, pieces)) {
        piece.kind = PieceKind::kMagnitude;
        piece.value = context.term(i).value;
      }
      if (piece.kind == PieceKind::kNone) return pieces;
      piece.token = i;
      piece.end_byte = begin + dash;
      piece.ends_token = dash == word.size();
      pieces.push_back(piece);
      at = dash + 1;
    }
  }
  return pieces;
}

}  // namespace unspin
