#pragma once

// Numbers as they are written in digits: "40 000", "-1.5", "1 4/5", "1.3x10^6", "¾",
// "10k".

#include <optional>
#include <string_view>

#include "extract/values/number_words.h"

namespace unspin {

// "1,200", "10k", "2mil", "1.2b" as one lower-case word; nothing where other letters
// follow ("29km") or a single "m", which may be metres.
std::optional<double> DigitsWithMagnitude(std::string_view lower);

// A number in digits with a sign, spaces between its groups, a fraction or a power; one
// that is plain digits, with or without words behind it, is left to WideNumberAt.
std::optional<WideNumber> NotationAt(const ValueContext& context, size_t i);

}  // namespace unspin
