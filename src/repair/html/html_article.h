#pragma once

// Which blocks of a page are the article.

#include <string_view>
#include <vector>

#include "repair/html/html_blocks.h"

namespace unspin {

// The blocks of the article among those of a whole page: the tightest element that
// holds nearly all text of sound paragraphs is the article, less debris, lists of links
// and headings without text. After the idea of Readability (Arc90): text counts, links
// count against it.
std::vector<HtmlBlock> PickArticle(const std::vector<HtmlBlock>& blocks);

// The same for a fragment, all of which is article: only debris goes.
std::vector<HtmlBlock> PickFromFragment(const std::vector<HtmlBlock>& blocks);

}  // namespace unspin
