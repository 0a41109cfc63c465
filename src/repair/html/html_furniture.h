#pragma once

// Takes page furniture out of the blocks: what class names, outlet rules and the
// headings of boxes say is no article.

#include <cstddef>
#include <optional>

#include "repair/html/html_blocks.h"
#include "repair/html/html_lexicon.h"

namespace unspin {

// Drops the blocks in elements that look like debris or that rules remove. An element
// with the headline or half of the text is the article's after all: <form> around the
// page, <div class="content-with-sidebar">. `title`: the block that is the headline.
// False if nearly all text was debris, so that some of it was kept.
bool DropDebris(const HtmlTree& tree, const HtmlLexicon& lexicon,
                const std::vector<HtmlRuleMatch>& matches, std::optional<size_t> title,
                HtmlBlocks& blocks);

// Drops boxes and tails under a heading or label of their own: "Related stories",
// "Comments", "About the author".
void DropSections(const HtmlTree& tree, const HtmlLabels& labels,
                  std::optional<size_t> title, HtmlBlocks& blocks);

}  // namespace unspin
