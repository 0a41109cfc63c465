#pragma once

// A text with marks around stretches of it, always well nested.

#include <cstdint>
#include <string_view>
#include <vector>

#include "serve/html.h"

namespace unspin::serve {

// Offsets are code points. `instead` is written in place of the text unless it is
// empty.
struct Mark {
  uint64_t start = 0;
  uint64_t end = 0;
  Html open;
  Html close;
  Html instead;
};

// Longer marks stand around shorter ones; of those of one place the first given is
// outside. A mark that would cross the end of another ends with it. Linear in the text,
// n log n in the marks.
Html WithMarks(std::string_view text, std::vector<Mark> marks);

}  // namespace unspin::serve
