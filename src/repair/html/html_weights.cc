#include "repair/html/html_weights.h"

namespace unspin {
namespace {

constexpr double kMaxLinked = 0.5;  // of a block's text; more is a list of links
constexpr double kAllLinked = 0.8;

}  // namespace

double LinkShare(const HtmlBlock& block) {
  return static_cast<double>(block.linked) / static_cast<double>(block.text);
}

uint32_t WeightOf(const HtmlBlock& block) {
  if (block.text < kSoundParagraph || block.kind == BlockKind::kHeading) return 0;
  const double share = LinkShare(block);
  if (share > kMaxLinked) return 0;
  const double items = block.kind == BlockKind::kItem ? 0.3 : 1;
  return static_cast<uint32_t>(items * block.text * (1 - share));
}

bool IsTeaser(const HtmlBlock& block) {
  return block.kind == BlockKind::kHeading && LinkShare(block) >= kAllLinked;
}

HtmlWeights WeighNodes(const HtmlTree& tree, const HtmlBlocks& blocks) {
  HtmlWeights weights;
  weights.weight.resize(tree.nodes.size());
  weights.text.resize(tree.nodes.size());
  weights.linked.resize(tree.nodes.size());
  weights.teasers.resize(tree.nodes.size());
  for (const HtmlBlock& block : blocks.blocks) {
    if (!block.kept) continue;
    weights.weight[block.parent] += WeightOf(block);
    weights.text[block.parent] += block.text;
    weights.linked[block.parent] += block.linked;
    weights.teasers[block.parent] += IsTeaser(block) ? 1 : 0;
  }
  for (size_t i = tree.nodes.size() - 1; i > 0; --i) {
    const uint32_t parent = tree.nodes[i].parent;
    weights.weight[parent] += weights.weight[i];
    weights.text[parent] += weights.text[i];
    weights.linked[parent] += weights.linked[i];
    weights.teasers[parent] += weights.teasers[i];
  }
  return weights;
}

}  // namespace unspin
