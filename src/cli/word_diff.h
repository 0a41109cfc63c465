#pragma once

// Both texts of a repaired article in one, word by word, for people.

#include <cstddef>
#include <string>

#include "core/document.h"

namespace unspin::cli {

struct DiffStyle {
  bool colour = false;  // removed words red and struck, new ones green
  size_t width = 0;     // columns of a line; 0: paragraphs stay lines
};

// "[-helium volition-]{+he will+} go", or with colours in the place of the brackets.
// New white space is not marked. Changes of one kind with nothing but a space between
// them are one; of long removed blocks both ends are shown and how many words they
// have. Title first.
std::string WordDiff(const Document& document, const DiffStyle& style);

}  // namespace unspin::cli
