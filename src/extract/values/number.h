#pragma once

// Numbers in text, in digits and in words: "2.5bn", "1,200 crore", "two and a half",
// "half a million", "twenty-five".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/values/context.h"

namespace unspin {

// digits * 10^(power - decimals), kept exact so that "$1.24 billion" is 1240000000 and
// "$34.20" stays 34.20.
struct Decimal {
  int64_t digits = 0;
  int decimals = 0;
  int power = 0;

  double value() const;
  // Plain decimal, never with an exponent: "1240000000", "34.20", "0.21".
  std::string ToString() const;
};

struct Number {
  Decimal value;
  std::optional<Decimal> high;  // of a range in one token: "10-12"
  TextSpan span;                // without the tail
  size_t end = 0;               // token behind the number
  // What follows the number inside its last token: "-a-month" of "40-a-month".
  std::string_view tail;
  bool in_words = false;
  bool has_magnitude = false;    // "million", "bn"
  bool short_magnitude = false;  // "m", "k", "b": may be metres or a model name
};

// The digits of "1,200", "2.5" or "1,00,000"; nothing for other text.
std::optional<Decimal> ParseDigits(std::string_view text);

// The number that starts at token `i`. With `amount`, magnitudes may be written as
// short words of their own ("2.5 bn").
std::optional<Number> ParseNumber(const ValueContext& context, size_t i, bool amount);

// As ParseNumber, but the digits start at `offset` in token `i`: the "212" of "Rs212".
std::optional<Number> ParseNumberInside(const ValueContext& context, size_t i,
                                        size_t offset);

}  // namespace unspin
