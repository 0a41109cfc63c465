#include "repair/html/html_article.h"

#include <algorithm>
#include <unordered_map>

namespace unspin {
namespace {

constexpr size_t kSoundParagraph = 60;  // visible bytes; shorter ones are labels
constexpr double kMaxLinked = 0.5;      // of a block's text; more is a list of links
constexpr double kKeep = 0.85;          // of the text that a tighter container holds
constexpr double kNoDebris = 0.5;       // of the text: an element that holds it is none

double LinkShare(const HtmlBlock& block) {
  return static_cast<double>(block.linked) / static_cast<double>(block.text);
}

// What a block says for the element around it.
double Weight(const HtmlBlock& block) {
  if (block.text < kSoundParagraph) return 0;
  if (block.kind == BlockKind::kHeading) return 0;
  const double share = LinkShare(block);
  if (share > kMaxLinked) return 0;
  const double items = block.kind == BlockKind::kItem ? 0.3 : 1;
  return items * static_cast<double>(block.text) * (1 - share);
}

// Weights of all elements above blocks.
using Weights = std::unordered_map<const GumboNode*, double>;

// An element's number of parents, which IsSaneHtml bounds, bounds the cost.
Weights WeightsOf(const std::vector<HtmlBlock>& blocks) {
  Weights weights;
  for (const HtmlBlock& block : blocks) {
    const double weight = Weight(block);
    if (weight == 0) continue;
    for (const GumboNode* node = block.parent; node != nullptr; node = node->parent) {
      weights[node] += weight;
    }
  }
  return weights;
}

// Drops the blocks inside debris. An element that looks like debris and holds half of
// the page's text is the article's after all: <form> around the whole page, <div
// class="content-with-sidebar">.
void DropDebris(std::vector<HtmlBlock>& blocks) {
  double all = 0;
  for (const HtmlBlock& block : blocks) all += Weight(block);
  const Weights weights = WeightsOf(blocks);
  std::erase_if(blocks, [&](const HtmlBlock& block) {
    return std::any_of(
        block.suspects.begin(), block.suspects.end(), [&](const GumboNode* suspect) {
          const auto found = weights.find(suspect);
          return found == weights.end() || found->second < kNoDebris * all;
        });
  });
}

// The child of `node` that holds nearly all of its weight; null if none does.
const GumboNode* MainChild(const GumboNode& node, const Weights& weights) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_DOCUMENT)
    return nullptr;
  const GumboVector& children = node.type == GUMBO_NODE_DOCUMENT
                                    ? node.v.document.children
                                    : node.v.element.children;
  const double all = weights.at(&node);
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    const auto found = weights.find(child);
    if (found != weights.end() && found->second >= kKeep * all) return child;
  }
  return nullptr;
}

bool IsParagraphTag(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT &&
         (node.v.element.tag == GUMBO_TAG_P || node.v.element.tag == GUMBO_TAG_LI ||
          node.v.element.tag == GUMBO_TAG_BLOCKQUOTE);
}

const GumboNode* FindContainer(const std::vector<HtmlBlock>& blocks) {
  const Weights weights = WeightsOf(blocks);
  const auto heaviest = std::max_element(
      weights.begin(), weights.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (heaviest == weights.end()) return nullptr;
  const GumboNode* node = heaviest->first;
  while (node->parent != nullptr && weights.contains(node->parent)) node = node->parent;
  for (;;) {
    const GumboNode* child = MainChild(*node, weights);
    if (child == nullptr || IsParagraphTag(*child)) return node;
    node = child;
  }
}

bool IsInside(const GumboNode* node, const GumboNode* container) {
  for (; node != nullptr; node = node->parent) {
    if (node == container) return true;
  }
  return false;
}

bool IsListOfLinks(const HtmlBlock& block) {
  return LinkShare(block) > kMaxLinked && block.text < 300;
}

// Headings behind which no text of theirs is left.
void DropEmptyHeadings(std::vector<HtmlBlock>& blocks) {
  while (!blocks.empty() && blocks.back().kind == BlockKind::kHeading)
    blocks.pop_back();
}

}  // namespace

std::vector<HtmlBlock> PickArticle(const std::vector<HtmlBlock>& blocks) {
  std::vector<HtmlBlock> sound = blocks;
  DropDebris(sound);
  const GumboNode* const container = FindContainer(sound);
  if (container == nullptr) return PickFromFragment(blocks);
  std::erase_if(sound, [container](const HtmlBlock& block) {
    return IsListOfLinks(block) || !IsInside(block.parent, container);
  });
  DropEmptyHeadings(sound);
  return sound;
}

std::vector<HtmlBlock> PickFromFragment(const std::vector<HtmlBlock>& blocks) {
  std::vector<HtmlBlock> kept = blocks;
  DropDebris(kept);
  std::erase_if(kept, [](const HtmlBlock& block) {
    return IsListOfLinks(block) && block.kind != BlockKind::kHeading;
  });
  // Text that is all links and debris is better than none.
  return kept.empty() ? blocks : kept;
}

}  // namespace unspin
