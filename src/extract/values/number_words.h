#pragma once

// Numbers in their wider forms, with fractions: "two thirds", "forty-two and a third",
// "nine point nought four", "40 000", "1 4/5", "¾", "6.2x10^3". The finders of money,
// percentages and counts use the narrower number.h.

#include <optional>
#include <string_view>

#include "extract/values/context.h"

namespace unspin {

struct WideNumber {
  double value = 0;
  size_t end = 0;  // token behind it; the last one may be used in part
  TextSpan span;
  bool in_words = false;
  bool whole = false;    // no fraction
  bool partial = false;  // ends inside its last token: "two" of "two-day"
};

// The number that starts at token `i`, the longest reading.
std::optional<WideNumber> WideNumberAt(const ValueContext& context, size_t i);

// The number of an ordinal: "third", "twenty-sixth", "14th"; 0 for other words.
int OrdinalOf(std::string_view lower);

// An ordinal in one or two tokens ("twenty third"). Moves `i` behind it.
int OrdinalAt(const ValueContext& context, size_t& i);

// A year in words: "nineteen eighty four", "two thousand and fifteen". Moves `i` behind
// it.
std::optional<int> YearWordsAt(const ValueContext& context, size_t& i);

}  // namespace unspin
