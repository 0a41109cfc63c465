#include "repair/html/html_furniture.h"

#include <algorithm>

#include "repair/html/html_weights.h"

namespace unspin {
namespace {

constexpr double kHalf = 0.5;        // of the text: a weak element that holds it stays
constexpr double kWithTitle = 0.3;   // the same for one with the headline
constexpr double kLinks = 0.1;       // of a text that lists other articles
constexpr double kBox = 0.35;        // of the text: an element with less is a box
constexpr uint32_t kSomeText = 140;  // bytes without which there is no article
constexpr uint32_t kArticleText = 300;  // bytes before comments
constexpr uint32_t kMaxForm = 300;      // bytes of a box with a field to type into
constexpr int kMaxFormLevels = 8;       // elements from the field to the box
constexpr uint32_t kMaxLabel = 80;      // bytes of a label
constexpr uint32_t kRealText = kSoundParagraph;  // of one that labels cannot drop

// How much is believed to be debris, less with each.
enum class Trust { kAll, kNoHalves, kNothing };

class DebrisDropper {
 public:
  DebrisDropper(const HtmlTree& tree, const HtmlLexicon& lexicon,
                const std::vector<HtmlRuleMatch>& matches, std::optional<size_t> title,
                HtmlBlocks& blocks)
      : tree_(tree),
        lexicon_(lexicon),
        blocks_(blocks),
        weights_(WeighNodes(tree, blocks)),
        culprits_(tree.nodes.size()) {
    if (title) title_ = blocks.blocks[*title].parent;
    removed_.resize(tree.nodes.size());
    for (const HtmlRuleMatch& match : matches) {
      if (match.rule->field == HtmlField::kRemove) removed_[match.node] = true;
    }
  }

  bool Run() {
    FindForms();
    const uint32_t enough = std::min(kSomeText, weights_.weight[0] / 2);
    for (const Trust trust : {Trust::kAll, Trust::kNoHalves, Trust::kNothing}) {
      FindCulprits(trust);
      if (trust == Trust::kNothing || WeightLeft() >= enough) {
        Drop();
        return trust == Trust::kAll;
      }
    }
    return false;
  }

 private:
  // Small boxes around a field to type into ask for an e-mail address or a word to
  // seek, whatever their names.
  void FindForms() {
    const uint32_t most = weights_.weight[0] / 4;
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].tag != HtmlTag::kInput) continue;
      if (tree_.StartOf(tree_.nodes[i]).find("hidden") != std::string_view::npos)
        continue;
      uint32_t box = 0;
      uint32_t node = tree_.nodes[i].parent;
      for (int level = 0; level < kMaxFormLevels && node != 0; ++level) {
        if (weights_.text[node] > kMaxForm || weights_.weight[node] > most ||
            (title_ != 0 && IsInside(tree_, title_, node))) {
          break;
        }
        if (weights_.text[node] > 0) box = node;
        node = tree_.nodes[node].parent;
      }
      if (box != 0 && blocks_.marks[box].rank == DebrisRank::kNone) {
        blocks_.marks[box] = {DebrisRank::kStrong, kFormRow};
      }
    }
  }

  // For each node the outermost debris around it, 0 if none.
  void FindCulprits(Trust trust) {
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const uint32_t around = culprits_[tree_.nodes[i].parent];
      culprits_[i] = around != 0 ? around : IsDebris(i, trust) ? i : 0;
    }
  }

  bool IsDebris(uint32_t i, Trust trust) const {
    if (removed_[i]) return true;
    const DebrisMark mark = blocks_.marks[i];
    if (mark.rank == DebrisRank::kNone || IsInline(tree_.nodes[i].tag) ||
        trust == Trust::kNothing) {
      return false;
    }
    const double share = weights_.weight[0] == 0
                             ? 0
                             : static_cast<double>(weights_.weight[i]) /
                                   static_cast<double>(weights_.weight[0]);
    const bool has_title = title_ != 0 && IsInside(tree_, title_, i);
    if (has_title && share >= kWithTitle) return false;
    if (mark.rank == DebrisRank::kLinked) {
      return weights_.linked[i] >= kLinks * weights_.text[i];
    }
    return share < kHalf || (mark.rank == DebrisRank::kStrong && trust == Trust::kAll);
  }

  uint32_t WeightLeft() const {
    uint32_t left = 0;
    for (const HtmlBlock& block : blocks_.blocks) {
      if (culprits_[block.parent] == 0) left += WeightOf(block);
    }
    return left;
  }

  void Drop() {
    for (HtmlBlock& block : blocks_.blocks) {
      const uint32_t culprit = culprits_[block.parent];
      if (culprit != 0) {
        block.kept = false;
        block.reason = ReasonFor(culprit);
      } else if (block.apart == block.text) {
        block.kept = false;
        block.reason = "label";
      }
    }
  }

  std::string_view ReasonFor(uint32_t culprit) const {
    const DebrisMark mark = blocks_.marks[culprit];
    if (mark.rank == DebrisRank::kNone) return "outlet rule";
    if (mark.row == kHiddenRow) return "hidden text";
    if (mark.row == kFormRow) return "form";
    if (mark.row == kElementRow) return Name(tree_.nodes[culprit].tag);
    return lexicon_.debris.What(mark.row);
  }

  const HtmlTree& tree_;
  const HtmlLexicon& lexicon_;
  HtmlBlocks& blocks_;
  HtmlWeights weights_;
  std::vector<uint32_t> culprits_;
  std::vector<bool> removed_;
  uint32_t title_ = 0;
};

class SectionDropper {
 public:
  SectionDropper(const HtmlTree& tree, const HtmlLabels& labels,
                 std::optional<size_t> title, HtmlBlocks& blocks)
      : tree_(tree),
        labels_(labels),
        blocks_(blocks),
        weights_(WeighNodes(tree, blocks)) {
    if (title) title_ = blocks.blocks[*title].parent;
  }

  void Run() {
    uint32_t before = 0;  // weight of the blocks before
    for (size_t i = 0; i < blocks_.blocks.size(); ++i) {
      const HtmlBlock& block = blocks_.blocks[i];
      if (!block.kept) continue;
      before += WeightOf(block);
      if (block.text > kMaxLabel || block.kind == BlockKind::kCell ||
          block.kind == BlockKind::kItem) {
        continue;
      }
      const auto found = labels_.Find(TextOf(tree_, blocks_, block), false);
      if (found.found && found.label.place == LabelPlace::kSection) {
        DropSection(i, labels_.What(found.label.row), before);
      }
    }
  }

 private:
  // The element that the label heads: the first around it that holds more.
  uint32_t BoxOf(const HtmlBlock& label) const {
    uint32_t node = label.parent;
    while (node != 0 && weights_.text[node] <= label.text) {
      node = tree_.nodes[node].parent;
    }
    return node;
  }

  // Whether an element with a label of its own is a box beside the article, not the
  // article: it has little text, or others have the headline and enough text.
  bool IsBox(uint32_t node) const {
    const uint32_t outside = weights_.weight[0] - weights_.weight[node];
    return weights_.weight[node] < kBox * weights_.weight[0] ||
           (title_ != 0 && !IsInside(tree_, title_, node) && outside >= kArticleText);
  }

  void DropSection(size_t label, std::string_view what, uint32_t before) {
    const uint32_t box = BoxOf(blocks_.blocks[label]);
    const bool small = IsBox(box);
    const bool comments = what == "comments";
    const bool whole =
        (small && (comments || what == "author box" || what == "related links" ||
                   what == "newsletter box")) ||
        (comments && before >= kArticleText);
    const HtmlTag rank = tree_.nodes[blocks_.blocks[label].parent].tag;
    Drop(blocks_.blocks[label], what);
    for (size_t i = label + 1; i < blocks_.blocks.size(); ++i) {
      HtmlBlock& block = blocks_.blocks[i];
      if (!IsInside(tree_, block.parent, box)) break;
      if (!block.kept) continue;
      const bool heading = block.kind == BlockKind::kHeading;
      if (!small && heading && tree_.nodes[block.parent].tag <= rank) break;
      const bool real = block.text >= kRealText && LinkShare(block) < kBox;
      if (!whole && real && what != "author box") break;
      Drop(block, what);
      if (!whole && real) break;  // one paragraph about the author
    }
  }

  static void Drop(HtmlBlock& block, std::string_view what) {
    block.kept = false;
    block.reason = what;
  }

  const HtmlTree& tree_;
  const HtmlLabels& labels_;
  HtmlBlocks& blocks_;
  HtmlWeights weights_;
  uint32_t title_ = 0;
};

}  // namespace

bool DropDebris(const HtmlTree& tree, const HtmlLexicon& lexicon,
                const std::vector<HtmlRuleMatch>& matches, std::optional<size_t> title,
                HtmlBlocks& blocks) {
  return DebrisDropper(tree, lexicon, matches, title, blocks).Run();
}

void DropSections(const HtmlTree& tree, const HtmlLabels& labels,
                  std::optional<size_t> title, HtmlBlocks& blocks) {
  SectionDropper(tree, labels, title, blocks).Run();
}

}  // namespace unspin
