#pragma once

// The grammar of numbers in words: "three hundred and ten thousand", "three and two
// fifths", "half a million", "two out of five".

#include <optional>
#include <vector>

#include "extract/values/number_pieces.h"

namespace unspin {

struct GrammarNumber {
  double value = 0;
  size_t used = 0;  // pieces it takes
  bool fraction = false;
};

// The longest number at the front of `pieces`.
std::optional<GrammarNumber> ReadNumberWords(const std::vector<NumberPiece>& pieces);

}  // namespace unspin
