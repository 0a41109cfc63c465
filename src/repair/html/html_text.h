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

// The source becomes the text of the blocks that are kept, with blank lines between
// them. What removes a block that isn't kept says why.
std::vector<Edit> TextOfBlocks(std::string_view source, const HtmlBlocks& blocks,
                               LineBreaks breaks);

// Only drops tags and scripts, without understanding the page: block ends become line
// breaks.
std::vector<Edit> StripTags(std::string_view source, LineBreaks breaks);

// The source becomes what its part `json`, a JSON string without its quotes, says; tags
// in it are dropped.
std::vector<Edit> TextOfJson(std::string_view source, std::string_view json);

// True for text with a tag of a paragraph, line, item or division.
bool HasBlockTags(std::string_view source);

}  // namespace unspin
