#pragma once

// The text of an HTML page as blocks: what a reader sees as paragraphs, headings,
// items.

#include <gumbo.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "repair/html/html_debris.h"

namespace unspin {

// A stretch of source that holds text, without markup but for what the parser ignored.
struct HtmlPiece {
  size_t begin = 0;  // bytes in the source
  size_t end = 0;
  size_t breaks = 0;  // <br> before it
};

enum class BlockKind { kParagraph, kHeading, kItem, kQuote, kCell };

struct HtmlBlock {
  BlockKind kind = BlockKind::kParagraph;
  const GumboNode* parent = nullptr;  // the element that holds the block
  std::vector<HtmlPiece> pieces;      // in the order of the source
  size_t text = 0;                    // bytes that are not white space
  size_t linked = 0;                  // of them inside <a>
  // The elements around it that look like debris by their tag or class.
  std::vector<const GumboNode*> suspects;
};

// The blocks below `root`, in the order of the tree. Elements that never hold article
// text (script, button, caption ...) are left out.
std::vector<HtmlBlock> CollectBlocks(const GumboNode& root, std::string_view source,
                                     const HtmlDebris& debris);

}  // namespace unspin
