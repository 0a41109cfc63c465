#pragma once

// White space: plain spaces, "\n" line ends, at most one blank line, hard wraps joined.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

std::vector<Edit> FindSpaces(std::string_view text, const FixContext& context);

// White space at both ends of the text.
std::vector<Edit> FindOuterSpaces(std::string_view text, const FixContext& context);

}  // namespace unspin
