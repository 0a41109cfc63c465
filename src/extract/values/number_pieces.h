#pragma once

// Number words one by one, also those joined by hyphens: what the grammar of numbers
// reads.

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/values/context.h"

namespace unspin {

// What a number word is to the grammar: kPart divides ("half", "fifths") or is a dozen,
// kWord joins ("and", "point", "over").
enum class PieceKind : uint8_t {
  kNone,
  kDigits,
  kSmall,
  kTens,
  kMagnitude,
  kPart,
  kWord
};

// One number word: a token, or a piece of one between hyphens.
struct NumberPiece {
  std::string_view word;
  size_t token = 0;
  size_t end_byte = 0;
  bool ends_token = true;
  PieceKind kind = PieceKind::kNone;
  double value = 0;     // of digits and small words; the power of a magnitude
  double divisor = 0;   // "half" 2, "fifths" 5
  bool plural = false;  // "fifths"
};

// The pieces of the number words from token `i` on; at most forty.
std::vector<NumberPiece> CollectPieces(const ValueContext& context, size_t i);

// "fifth" of "fifths".
std::string_view SingularOf(std::string_view word);

}  // namespace unspin
