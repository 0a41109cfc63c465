#pragma once

// What a page says about its article: headline, address, author, outlet, time.

#include <gumbo.h>

#include <string_view>

#include "repair/html/html_page.h"

namespace unspin {

// Fills all but the edits of `page`.
void ReadHtmlHead(const GumboNode& root, HtmlPage& page);

}  // namespace unspin
