#pragma once

// Edits that turn markup into text.

#include <string_view>
#include <vector>

#include "core/mapped_text.h"
#include "repair/html/html_blocks.h"

namespace unspin {

// `source` becomes the text of `blocks`, with blank lines between them. Text that the
// parser moved before earlier text is dropped.
std::vector<Edit> TextOfBlocks(std::string_view source,
                               const std::vector<HtmlBlock>& blocks);

// Only drops tags and scripts, without understanding the page: block ends become line
// breaks.
std::vector<Edit> StripTags(std::string_view source);

}  // namespace unspin
