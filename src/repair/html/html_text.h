#pragma once

// Edits that turn markup into text.

#include <string_view>
#include <vector>

#include "core/mapped_text.h"
#include "repair/html/html_blocks.h"

namespace unspin {

// What line breaks in the source mean: white space as in HTML, or ends of lines and
// paragraphs, for text that only has inline tags.
enum class LineBreaks { kSpace, kKept };

// `source` becomes the text of `blocks`, with blank lines between them. Text that the
// parser moved before earlier text is dropped.
std::vector<Edit> TextOfBlocks(std::string_view source,
                               const std::vector<HtmlBlock>& blocks, LineBreaks breaks);

// Only drops tags and scripts, without understanding the page: block ends become line
// breaks.
std::vector<Edit> StripTags(std::string_view source, LineBreaks breaks);

// True for text with a tag of a paragraph, line, item or division.
bool HasBlockTags(std::string_view source);

}  // namespace unspin
