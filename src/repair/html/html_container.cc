#include "repair/html/html_container.h"

#include <algorithm>
#include <map>

#include "repair/html/html_tokens.h"
#include "repair/html/html_weights.h"

namespace unspin {
namespace {

constexpr double kKeep = 0.85;        // of the weight that a tighter container holds
constexpr double kEnough = 0.25;      // of the weight that a rule's element holds
constexpr double kColumn = 0.3;       // the same for a column with the headline
constexpr double kThinColumn = 0.12;  // the same beside columns of teasers
constexpr uint32_t kTeasers = 3;      // linked headings that make a column of teasers
constexpr double kTight = 0.9;        // of the weight of a rule's element
constexpr double kTogether = 1.3;     // of the weights of entries: that of all around
constexpr uint32_t kSomeText = 140;   // bytes that an element of an article holds
constexpr uint32_t kArticle = 250;    // bytes that a rule's elements hold together

class ContainerFinder {
 public:
  ContainerFinder(const HtmlTree& tree, const HtmlBlocks& blocks,
                  std::optional<size_t> title)
      : tree_(tree), weights_(WeighNodes(tree, blocks)) {
    if (title) title_ = blocks.blocks[*title].parent;
  }

  std::vector<uint32_t> Run(const std::vector<HtmlRuleMatch>& matches) const {
    if (weights_.weight[0] == 0) return {};
    std::vector<uint32_t> found = ByRules(matches, true);
    if (found.empty()) found = ByRules(matches, false);
    if (found.empty()) return {ByWeight(0, kKeep)};
    if (found.size() == 1) found[0] = ByWeight(found[0], kTight);
    return found;
  }

 private:
  uint32_t Weight(uint32_t node) const { return weights_.weight[node]; }

  std::vector<uint32_t> ByRules(const std::vector<HtmlRuleMatch>& matches,
                                bool host) const {
    // Elements of each rule, by its row, none inside another of the same rule.
    std::map<uint32_t, std::vector<uint32_t>> by_row;
    for (const HtmlRuleMatch& match : matches) {
      if (match.rule->field != HtmlField::kBody || match.rule->host != host) continue;
      if (Weight(match.node) < (host ? 1 : kSomeText)) continue;
      std::vector<uint32_t>& nodes = by_row[match.rule->row];
      if (nodes.empty() || !IsInside(tree_, match.node, nodes.back())) {
        nodes.push_back(match.node);
      }
    }
    for (auto& [row, nodes] : by_row) {
      if (nodes.size() > 1) nodes = OfOneArticle(nodes);
      uint32_t weight = 0;
      for (const uint32_t node : nodes) weight += Weight(node);
      if (host ||
          (weight >= std::min(kArticle, Weight(0)) && weight >= kEnough * Weight(0))) {
        return nodes;
      }
    }
    return {};
  }

  // Of several elements that one rule fits those that are one article: parts of it or
  // entries of a live blog are, articles under a headline each are not.
  std::vector<uint32_t> OfOneArticle(const std::vector<uint32_t>& nodes) const {
    if (title_ != 0) {
      for (const uint32_t node : nodes) {
        if (IsInside(tree_, title_, node)) return {node};
      }
    }
    std::vector<uint32_t> kept;
    for (const uint32_t node : nodes) {
      if (title_ != 0 && node < title_) continue;  // before the headline
      if (!kept.empty() && HasHeadlineBetween(kept.back(), node)) break;
      kept.push_back(node);
    }
    if (kept.size() > 1) {
      // Short entries, which have no weight, stand between the others.
      double weight = 0;
      for (const uint32_t node : kept) weight += Weight(node);
      const uint32_t around = Around(kept.front(), kept.back());
      if (Weight(around) <= kTogether * weight) return {around};
    }
    return kept.empty() ? nodes : kept;
  }

  // The innermost element that holds both.
  uint32_t Around(uint32_t first, uint32_t last) const {
    uint32_t node = first;
    while (!IsInside(tree_, last, node)) node = tree_.nodes[node].parent;
    return node;
  }

  // An <h1> behind `before`, up to the end of `node`.
  bool HasHeadlineBetween(uint32_t before, uint32_t node) const {
    for (uint32_t i = tree_.nodes[before].next; i < tree_.nodes[node].next; ++i) {
      if (tree_.nodes[i].tag == HtmlTag::kH1) return true;
    }
    return false;
  }

  // The tightest element in `node` that holds the share `keep` of its weight; or that
  // is the column of the article, if there may be `columns`.
  uint32_t ByWeight(uint32_t node, double keep) const {
    for (;;) {
      uint32_t child = MainChild(node, keep);
      if (child == 0) child = Column(node);
      if (child == 0 || IsParagraphTag(tree_.nodes[child].tag)) return node;
      node = child;
    }
  }

  static bool IsParagraphTag(HtmlTag tag) {
    return tag == HtmlTag::kP || tag == HtmlTag::kLi || tag == HtmlTag::kBlockquote ||
           tag == HtmlTag::kPre || IsInline(tag);
  }

  // The child that holds nearly all of the weight; 0 if there is none.
  uint32_t MainChild(uint32_t node, double keep) const {
    for (uint32_t i = node + 1; i < tree_.nodes[node].next; i = tree_.nodes[i].next) {
      if (Weight(i) >= keep * Weight(node)) return i;
    }
    return 0;
  }

  // The child with the headline and enough text, if the others are not more of the
  // same; or the main cell of a row.
  uint32_t Column(uint32_t node) const {
    uint32_t heaviest = 0;
    uint32_t titled = 0;
    for (uint32_t i = node + 1; i < tree_.nodes[node].next; i = tree_.nodes[i].next) {
      if (title_ != 0 && IsInside(tree_, title_, i)) titled = i;
      if (heaviest == 0 || Weight(i) > Weight(heaviest)) heaviest = i;
    }
    if (titled != 0) {
      const bool thin = weights_.teasers[node] >= weights_.teasers[titled] + kTeasers &&
                        Weight(titled) >= kArticle;
      if (Weight(titled) >= (thin ? kThinColumn : kColumn) * Weight(node) &&
          !HasTwins(node, titled)) {
        return titled;
      }
    }
    // Cells of a row are columns; those of tables with data are short.
    const bool row = heaviest != 0 && tree_.nodes[heaviest].tag == HtmlTag::kTd;
    return row && Weight(heaviest) >= kColumn * Weight(node) ? heaviest : 0;
  }

  // Whether another child of `node` with text looks like `child`: sections of one text.
  bool HasTwins(uint32_t node, uint32_t child) const {
    const HtmlNode& one = tree_.nodes[child];
    for (uint32_t i = node + 1; i < tree_.nodes[node].next; i = tree_.nodes[i].next) {
      const HtmlNode& other = tree_.nodes[i];
      if (i == child || other.tag != one.tag || Weight(i) < kSomeText) continue;
      const std::string_view classes = ClassOf(other);
      if (classes == ClassOf(one) &&
          (!classes.empty() || tree_.StartOf(other) == tree_.StartOf(one))) {
        return true;
      }
    }
    return false;
  }

  std::string_view ClassOf(const HtmlNode& node) const {
    std::string_view classes;
    ForEachAttribute(tree_.StartOf(node),
                     [&classes](std::string_view name, std::string_view value) {
                       if (name == "class") classes = value;
                     });
    return classes;
  }

  const HtmlTree& tree_;
  HtmlWeights weights_;
  uint32_t title_ = 0;
};

}  // namespace

std::vector<uint32_t> FindContainers(const HtmlTree& tree, const HtmlBlocks& blocks,
                                     const std::vector<HtmlRuleMatch>& matches,
                                     std::optional<size_t> title) {
  return ContainerFinder(tree, blocks, title).Run(matches);
}

}  // namespace unspin
