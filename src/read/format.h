#pragma once

// What an input is, told by its content; its name only decides between equals.

#include <string_view>

#include "read/document_source.h"

namespace unspin {

// The format of an input whose first bytes are `sample` and whose file name is `name`.
InputFormat DetectFormat(std::string_view sample, std::string_view name);

// True for text with HTML tags that a reader would see as debris: "<p>", "<br/>",
// "</a>". Not for "a < b" or "<someone@example.org>".
bool LooksLikeHtml(std::string_view text);

}  // namespace unspin
