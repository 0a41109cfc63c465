#include "repair/html/html_blocks.h"

#include <algorithm>

namespace unspin {
namespace {

// No text of an article is in these.
bool IsLeftOut(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
      return true;
    default:
      return false;
  }
}

// Page furniture, unless an article is written into it.
bool IsFurniture(GumboTag tag) {
  return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE ||
         tag == GUMBO_TAG_HEADER || tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_MENU;
}

bool IsInline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
      return true;
    default:
      return false;
  }
}

BlockKind KindOf(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return BlockKind::kHeading;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return BlockKind::kItem;
    case GUMBO_TAG_BLOCKQUOTE:
      return BlockKind::kQuote;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return BlockKind::kCell;
    default:
      return BlockKind::kParagraph;
  }
}

bool IsHtmlSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

size_t VisibleBytes(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !IsHtmlSpace(c); }));
}

bool AttributeIs(const GumboElement& element, const char* name,
                 std::string_view value) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found != nullptr && std::string_view(found->value) == value;
}

bool IsHidden(const GumboElement& element) {
  const GumboAttribute* style = gumbo_get_attribute(&element.attributes, "style");
  if (style != nullptr) {
    const std::string_view value = style->value;
    if (value.find("display:none") != value.npos ||
        value.find("display: none") != value.npos) {
      return true;
    }
  }
  return gumbo_get_attribute(&element.attributes, "hidden") != nullptr ||
         AttributeIs(element, "aria-hidden", "true");
}

class Collector {
 public:
  Collector(std::string_view source, const HtmlDebris& debris)
      : source_(source), debris_(debris) {}

  // Depth is bounded by the caller's check of the source.
  void Walk(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        return AddText(node);
      case GUMBO_NODE_ELEMENT:
        return WalkElement(node);
      default:
        return;
    }
  }

  std::vector<HtmlBlock> Take() {
    Close();
    return std::move(blocks_);
  }

 private:
  void WalkElement(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    if (element.tag == GUMBO_TAG_BR) {
      ++breaks_;
      return;
    }
    if (IsLeftOut(element.tag) || IsHidden(element)) return;
    const bool debris = IsDebris(element);
    const bool link = element.tag == GUMBO_TAG_A;
    const bool block = !IsInline(element.tag);
    const GumboNode* const outer = parent_;
    const BlockKind outer_kind = kind_;
    if (block) {
      Close();
      parent_ = &node;
      kind_ = KindOf(element.tag);
      // The paragraphs of a quote or an item are of its kind.
      if (kind_ == BlockKind::kParagraph &&
          (outer_kind == BlockKind::kQuote || outer_kind == BlockKind::kItem)) {
        kind_ = outer_kind;
      }
    }
    if (debris) suspects_.push_back(&node);
    link_depth_ += link ? 1 : 0;
    for (unsigned i = 0; i < element.children.length; ++i) {
      Walk(*static_cast<const GumboNode*>(element.children.data[i]));
    }
    link_depth_ -= link ? 1 : 0;
    if (block) {
      Close();
      parent_ = outer;
      kind_ = outer_kind;
    }
    if (debris) suspects_.pop_back();
  }

  // <body class="has-sidebar"> and <article class="... tags-cloud"> are no debris.
  bool IsDebris(const GumboElement& element) const {
    if (element.tag == GUMBO_TAG_BODY || element.tag == GUMBO_TAG_HTML ||
        element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN) {
      return false;
    }
    if (IsFurniture(element.tag)) return true;
    for (const char* name : {"class", "id", "role"}) {
      const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
      if (found != nullptr && debris_.Marks(found->value)) return true;
    }
    return false;
  }

  void AddText(const GumboNode& node) {
    const GumboText& text = node.v.text;
    const char* data = text.original_text.data;
    if (data < source_.data() || data > source_.data() + source_.size()) return;
    const auto begin = static_cast<size_t>(data - source_.data());
    const size_t end = std::min(begin + text.original_text.length, source_.size());
    const size_t visible = VisibleBytes(source_.substr(begin, end - begin));
    block_.pieces.push_back({begin, end, breaks_});
    breaks_ = 0;
    block_.text += visible;
    block_.linked += link_depth_ > 0 ? visible : 0;
  }

  void Close() {
    breaks_ = 0;
    if (block_.text > 0) {
      block_.kind = kind_;
      block_.parent = parent_;
      block_.suspects = suspects_;
      blocks_.push_back(std::move(block_));
    }
    block_ = HtmlBlock();
  }

  std::string_view source_;
  const HtmlDebris& debris_;
  std::vector<HtmlBlock> blocks_;
  HtmlBlock block_;
  const GumboNode* parent_ = nullptr;
  BlockKind kind_ = BlockKind::kParagraph;
  std::vector<const GumboNode*> suspects_;
  int link_depth_ = 0;
  size_t breaks_ = 0;
};

}  // namespace

std::vector<HtmlBlock> CollectBlocks(const GumboNode& root, std::string_view source,
                                     const HtmlDebris& debris) {
  Collector collector(source, debris);
  collector.Walk(root);
  return collector.Take();
}

}  // namespace unspin
