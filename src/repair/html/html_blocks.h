#pragma once

// The text of an HTML page as blocks: what a reader sees as paragraphs, headings,
// items.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "repair/html/html_debris.h"
#include "repair/html/html_rules.h"
#include "repair/html/html_tree.h"

namespace unspin {

// A stretch of source that holds text, without markup.
struct HtmlPiece {
  uint32_t begin = 0;  // bytes in the source
  uint32_t end = 0;
  uint16_t breaks = 0;  // <br> before it, at most 2
  bool lines = false;   // its line breaks are meant: <pre>
};

enum class BlockKind : uint8_t { kParagraph, kHeading, kItem, kQuote, kCell };

struct HtmlBlock {
  BlockKind kind = BlockKind::kParagraph;
  bool kept = true;     // part of the article
  bool bare = false;    // text of a division, in no paragraph of its own
  uint32_t parent = 0;  // the block element that holds it
  uint32_t first = 0;   // its pieces, in the order of the source
  uint32_t end = 0;
  uint32_t text = 0;        // bytes that are not white space
  uint32_t linked = 0;      // of them inside <a>
  uint32_t apart = 0;       // of them inside inline elements that look like debris
  std::string_view reason;  // why it isn't kept, kept by the lexicon or static
};

struct HtmlBlocks {
  std::vector<HtmlPiece> pieces;
  std::vector<HtmlBlock> blocks;  // in the order of the source
  std::vector<DebrisMark> marks;  // of each node; its own, not those around it
};

// Rows of marks that no row of the lexicon made.
constexpr uint32_t kHiddenRow = UINT32_MAX;       // style, hidden
constexpr uint32_t kElementRow = kHiddenRow - 1;  // <nav>
constexpr uint32_t kFormRow = kHiddenRow - 2;     // a box around an <input>

// The blocks of the page. Elements that never hold article text (script, button,
// caption ...) and inline ones that are hidden or that a rule of `matches` removes are
// left out.
HtmlBlocks CollectBlocks(const HtmlTree& tree, const HtmlDebris& debris,
                         const std::vector<HtmlRuleMatch>& matches);

// What a block says: references decoded, white space squeezed, one line.
std::string TextOf(const HtmlTree& tree, const HtmlBlocks& blocks,
                   const HtmlBlock& block);

}  // namespace unspin
