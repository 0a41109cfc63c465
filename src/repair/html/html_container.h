#pragma once

// Which elements of a page hold the article.

#include <cstdint>
#include <optional>
#include <vector>

#include "repair/html/html_blocks.h"
#include "repair/html/html_rules.h"

namespace unspin {

// The elements whose blocks are the article, in the order of the page and none inside
// another; none if no block that is kept has weight. An outlet's rule wins; then the
// rules for all, the first that fits enough of the text; then the tightest element that
// holds nearly all of it. Of several articles on one page the one under the headline,
// the block `title`, counts.
std::vector<uint32_t> FindContainers(const HtmlTree& tree, const HtmlBlocks& blocks,
                                     const std::vector<HtmlRuleMatch>& matches,
                                     std::optional<size_t> title);

}  // namespace unspin
