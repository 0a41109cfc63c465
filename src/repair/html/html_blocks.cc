#include "repair/html/html_blocks.h"

#include <algorithm>

#include "repair/character_references.h"
#include "repair/html/html_tokens.h"

namespace unspin {
namespace {

using enum HtmlTag;

// Page furniture, unless an article is written into it.
DebrisRank FurnitureRank(HtmlTag tag) {
  switch (tag) {
    case kNav:
    case kFooter:
    case kAside:
    case kMenu:
      return DebrisRank::kStrong;
    case kHeader:
    case kForm:
    case kFieldset:
      return DebrisRank::kWeak;
    default:
      return DebrisRank::kNone;
  }
}

BlockKind KindOf(HtmlTag tag) {
  if (IsHeading(tag)) return BlockKind::kHeading;
  switch (tag) {
    case kLi:
    case kDt:
    case kDd:
      return BlockKind::kItem;
    case kBlockquote:
      return BlockKind::kQuote;
    case kTd:
    case kTh:
      return BlockKind::kCell;
    default:
      return BlockKind::kParagraph;
  }
}

// True for elements that people put text into directly only to lay it out.
bool IsDivision(HtmlTag tag) {
  return tag == kDiv || tag == kSection || tag == kArticle || tag == kMain ||
         tag == kCenter || tag == kBody || tag == kHeader || tag == kUnknown ||
         tag == kFigure || tag == kHtml;
}

size_t VisibleBytes(std::string_view text) {
  size_t visible = 0;
  for (const char c : text) {
    // Branchless, so that the compiler can use vectors: controls count as space.
    visible += static_cast<unsigned char>(c) > ' ' ? 1U : 0U;
  }
  return visible;
}

// "display:none" and the like in a style attribute.
bool Hides(std::string_view style) {
  for (const std::string_view part : {"display", "visibility", "mso-hide"}) {
    size_t at = style.find(part);
    if (at == style.npos) continue;
    at += part.size();
    while (at < style.size() && (style[at] == ' ' || style[at] == ':')) ++at;
    const std::string_view value = style.substr(at);
    if (value.starts_with("none") || value.starts_with("hidden") ||
        value.starts_with("all")) {
      return true;
    }
  }
  return false;
}

// Attributes whose words tell what an element is for.
bool NamesPurpose(std::string_view name) {
  return name == "class" || name == "id" || name == "role" || name == "itemprop" ||
         name == "data-testid" || name == "data-component" || name == "data-module" ||
         name == "data-qa" || name == "data-widget" || name == "data-type" ||
         name == "data-block" || name == "data-name" || name == "aria-label";
}

class Collector {
 public:
  Collector(const HtmlTree& tree, const HtmlDebris& debris,
            const std::vector<HtmlRuleMatch>& matches)
      : tree_(tree), debris_(debris) {
    out_.marks.resize(tree.nodes.size());
    for (const HtmlRuleMatch& match : matches) {
      const bool part = IsInline(tree.nodes[match.node].tag);
      if (part && match.rule->field == HtmlField::kRemove)
        removed_.push_back(match.node);
    }
    open_.push_back(
        {static_cast<uint32_t>(tree.nodes.size()), 0, BlockKind::kParagraph});
  }

  HtmlBlocks Run() {
    const auto size = static_cast<uint32_t>(tree_.nodes.size());
    for (uint32_t i = 1; i < size;) {
      while (i >= open_.back().next) LeaveBlock();
      if (i >= apart_until_) apart_until_ = 0;
      const HtmlNode& node = tree_.nodes[i];
      if (node.tag == kText) {
        AddText(node, i < pre_until_);
        ++i;
      } else {
        i = Enter(i);
      }
    }
    Close();
    return std::move(out_);
  }

 private:
  struct OpenBlock {
    uint32_t next = 0;  // the node behind it
    uint32_t node = 0;
    BlockKind kind = BlockKind::kParagraph;
  };

  // Goes into an element, or past it; the next node to look at.
  uint32_t Enter(uint32_t i) {
    const HtmlNode& node = tree_.nodes[i];
    if (node.tag == kBr) {
      breaks_ = std::min(breaks_ + 1, 2U);
      return i + 1;
    }
    if (std::binary_search(removed_.begin(), removed_.end(), i)) return node.next;
    if (IsLeftOut(node.tag)) {
      // The words around a picture's caption are no line.
      if (!IsInline(node.tag) && node.tag != kScript && node.tag != kStyle) Close();
      return node.next;
    }
    DebrisMark mark = MarkOf(node);
    if (node.tag == kFigure && mark.rank == DebrisRank::kNone && IsPicture(i)) {
      mark = {DebrisRank::kWeak, kElementRow};
    }
    if (node.tag == kPre) pre_until_ = std::max(pre_until_, node.next);
    if (!IsInline(node.tag)) {
      EnterBlock(i, mark);
    } else if (mark.rank != DebrisRank::kNone) {
      if (mark.row == kHiddenRow || debris_.What(mark.row) == "hidden text") {
        return node.next;
      }
      out_.marks[i] = mark;
      if (mark.rank == DebrisRank::kStrong) {
        apart_until_ = std::max(apart_until_, node.next);
      }
    }
    return i + 1;
  }

  void EnterBlock(uint32_t i, DebrisMark mark) {
    const HtmlNode& node = tree_.nodes[i];
    Close();
    out_.marks[i] = mark;
    BlockKind kind = KindOf(node.tag);
    // The paragraphs of a quote, an item or a cell are of its kind.
    if (kind == BlockKind::kParagraph && open_.back().kind != BlockKind::kHeading) {
      kind = open_.back().kind;
    }
    open_.push_back({node.next, i, kind});
  }

  // A figure is a picture with its caption, unless it holds a table, a quote or code.
  bool IsPicture(uint32_t i) const {
    constexpr uint32_t kLookInto = 64;  // nodes
    const uint32_t end = std::min(tree_.nodes[i].next, i + kLookInto);
    for (uint32_t j = i + 1; j < end; ++j) {
      const HtmlTag tag = tree_.nodes[j].tag;
      if (tag == kTable || tag == kPre || tag == kBlockquote || tag == kCode) {
        return false;
      }
    }
    return true;
  }

  void LeaveBlock() {
    Close();
    open_.pop_back();
  }

  DebrisMark MarkOf(const HtmlNode& node) const {
    const HtmlTag tag = node.tag;
    if (tag == kHtml || tag == kBody || tag == kMain) return {};
    DebrisMark best = {FurnitureRank(tag), kElementRow};
    if (node.open_end - node.begin <= Name(tag).size() + 2) return best;
    ForEachAttribute(
        tree_.StartOf(node), [&](std::string_view name, std::string_view value) {
          const bool hides = (name == "style" && Hides(value)) ||
                             (name == "hidden" && value != "until-found") ||
                             (name == "aria-hidden" && value == "true");
          if (hides) {
            best = {DebrisRank::kStrong, kHiddenRow};
          } else if (best.rank != DebrisRank::kStrong && NamesPurpose(name) &&
                     !(tag == kA && name == "aria-label")) {
            const DebrisMark mark = debris_.Find(value);
            if (mark.rank > best.rank) best = mark;
          }
        });
    // <article class="format-video tag-list"> is no debris, <article class="teaser">
    // is.
    if (tag == kArticle && best.rank == DebrisRank::kWeak) best = {};
    return best;
  }

  void AddText(const HtmlNode& node, bool lines) {
    const std::string_view text = tree_.StartOf(node);
    const auto visible = static_cast<uint32_t>(VisibleBytes(text));
    if (breaks_ > 1 && visible > 0 && block_.text > 0) Close();
    if (visible == 0 && block_.text == 0) return;
    out_.pieces.push_back(
        {node.begin, node.open_end, static_cast<uint16_t>(breaks_), lines});
    if (visible > 0) breaks_ = 0;
    block_.text += visible;
    block_.linked += node.linked ? visible : 0;
    block_.apart += apart_until_ > 0 ? visible : 0;
  }

  void Close() {
    breaks_ = 0;
    if (block_.text > 0) {
      block_.kind = open_.back().kind;
      block_.parent = open_.back().node;
      block_.bare = IsDivision(tree_.nodes[block_.parent].tag);
      block_.end = static_cast<uint32_t>(out_.pieces.size());
      out_.blocks.push_back(block_);
    }
    block_ = HtmlBlock();
    block_.first = static_cast<uint32_t>(out_.pieces.size());
  }

  const HtmlTree& tree_;
  const HtmlDebris& debris_;
  std::vector<uint32_t> removed_;  // inline elements that rules remove, in order
  HtmlBlocks out_;
  HtmlBlock block_;
  std::vector<OpenBlock> open_;
  uint32_t apart_until_ = 0;  // the node behind the outermost inline debris
  uint32_t pre_until_ = 0;    // the node behind the outermost <pre>
  uint32_t breaks_ = 0;
};

}  // namespace

HtmlBlocks CollectBlocks(const HtmlTree& tree, const HtmlDebris& debris,
                         const std::vector<HtmlRuleMatch>& matches) {
  return Collector(tree, debris, matches).Run();
}

std::string TextOf(const HtmlTree& tree, const HtmlBlocks& blocks,
                   const HtmlBlock& block) {
  std::string text;
  const auto add = [&text](std::string_view bytes) {
    for (const char c : bytes) {
      const bool space = IsHtmlSpace(c);
      if (space && (text.empty() || text.back() == ' ')) continue;
      text += space ? ' ' : c;
    }
  };
  for (uint32_t i = block.first; i < block.end; ++i) {
    const HtmlPiece& piece = blocks.pieces[i];
    const std::string_view source =
        tree.source.substr(piece.begin, piece.end - piece.begin);
    if (piece.breaks > 0) add(" ");
    for (size_t at = 0; at < source.size();) {
      const size_t reference = std::min(source.find('&', at), source.size());
      add(source.substr(at, reference - at));
      at = reference;
      if (at == source.size()) break;
      const auto decoded = DecodeReference(source, at, false);
      add(decoded ? std::string_view(decoded->text) : source.substr(at, 1));
      at += decoded ? decoded->size : 1;
    }
  }
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace unspin
