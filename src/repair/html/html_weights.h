#pragma once

// How much text of an article the elements of a page hold. After the idea of
// Readability (Arc90): sound paragraphs count, links count against them.

#include <cstdint>
#include <vector>

#include "repair/html/html_blocks.h"

namespace unspin {

constexpr uint32_t kSoundParagraph = 60;  // visible bytes; shorter ones are labels

// The share of a block's text that is links.
double LinkShare(const HtmlBlock& block);

// What a block says for the elements around it, in bytes; 0 for labels, headings and
// lists of links.
uint32_t WeightOf(const HtmlBlock& block);

// Sums over the blocks in an element that are kept, for each node.
struct HtmlWeights {
  std::vector<uint32_t> weight;
  std::vector<uint32_t> text;     // visible bytes
  std::vector<uint32_t> linked;   // of them inside links
  std::vector<uint32_t> teasers;  // headings that are links
};
HtmlWeights WeighNodes(const HtmlTree& tree, const HtmlBlocks& blocks);

// True for a heading that leads to another page.
bool IsTeaser(const HtmlBlock& block);

// True if `node` is `around` or inside it.
inline bool IsInside(const HtmlTree& tree, uint32_t node, uint32_t around) {
  return node >= around && node < tree.nodes[around].next;
}

}  // namespace unspin
