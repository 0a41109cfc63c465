#include "repair/html/html_tree.h"

#include <algorithm>
#include <array>

#include "repair/html/html_tokens.h"

namespace unspin {
namespace {

using enum HtmlTag;

bool IsBlank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsHtmlSpace);
}

bool IsTablePart(HtmlTag tag) {
  return tag == kTable || tag == kTbody || tag == kThead || tag == kTfoot ||
         tag == kTr || tag == kTd || tag == kTh || tag == kCaption;
}

// An element that is open. Stack positions count from 1; 0 is none.
struct Open {
  uint32_t node = 0;
  uint32_t outer = 0;  // the position of the next outer element of its tag
  uint32_t block = 0;  // the position of the innermost block at or around it
};

class Builder {
 public:
  Builder(std::string_view source, size_t max_nodes, HtmlTree& tree)
      : source_(source), nodes_(tree.nodes) {
    tree.source = source;
    // A tag and a text for each "<" at most; room that isn't used costs no memory.
    const auto tags =
        static_cast<size_t>(std::count(source.begin(), source.end(), '<'));
    nodes_.reserve(std::min(2 * tags, max_nodes) + 2);
    nodes_.emplace_back();
    open_.push_back({});
  }

  void Add(const HtmlToken& token) {
    switch (token.kind) {
      case HtmlTokenKind::kText:
        return AddText(token);
      case HtmlTokenKind::kStart:
        return Start(token);
      case HtmlTokenKind::kEnd:
        return End(token);
    }
  }

  void Finish() { CloseFrom(1); }

 private:
  // Each position of an open element is found in constant time, so that neither deep
  // nesting nor end tags without a start cost more.
  uint32_t Last(HtmlTag tag) const { return last_[static_cast<size_t>(tag)]; }
  uint32_t Last(std::initializer_list<HtmlTag> tags) const {
    uint32_t last = 0;
    for (const HtmlTag tag : tags) last = std::max(last, Last(tag));
    return last;
  }
  uint32_t LastHeading() const { return Last({kH1, kH2, kH3, kH4, kH5, kH6}); }

  // Closes all from stack position `position` on.
  void CloseFrom(uint32_t position) {
    while (open_.size() > position) {
      HtmlNode& node = nodes_[open_.back().node];
      node.next = static_cast<uint32_t>(nodes_.size());
      last_[static_cast<size_t>(node.tag)] = open_.back().outer;
      if (node.tag == kA) linked_ = false;
      open_.pop_back();
    }
  }

  uint32_t Append(HtmlTag tag, const HtmlToken& token) {
    const auto index = static_cast<uint32_t>(nodes_.size());
    HtmlNode& node = nodes_.emplace_back();
    node.tag = tag;
    node.linked = linked_;
    node.parent = open_.back().node;
    node.next = index + 1;
    node.begin = static_cast<uint32_t>(token.begin);
    node.open_end = static_cast<uint32_t>(token.end);
    node.content_end = static_cast<uint32_t>(token.content_end);
    return index;
  }

  void Push(uint32_t node, HtmlTag tag) {
    const auto position = static_cast<uint32_t>(open_.size());
    const uint32_t block = IsInline(tag) ? open_.back().block : position;
    open_.push_back({node, Last(tag), block});
    last_[static_cast<size_t>(tag)] = position;
  }

  void AddText(const HtmlToken& token) {
    const bool blank = IsBlank(source_.substr(token.begin, token.end - token.begin));
    // White space between blocks means nothing.
    if (blank && (open_.back().block + 1 == open_.size() && at_edge_)) return;
    if (!blank && Last(kHead) != 0) CloseFrom(Last(kHead));
    Append(kText, token);
    at_edge_ = false;
  }

  void Start(const HtmlToken& token) {
    const HtmlTag tag = token.tag;
    if (tag == kHtml && Last(kHtml) != 0) return;
    if (tag == kBody && Last(kBody) != 0) return;
    if (Last(kHead) != 0 && !IsHeadOnly(tag)) CloseFrom(Last(kHead));
    CloseImplied(tag);
    const uint32_t node = Append(tag, token);
    if (!IsInline(tag)) at_edge_ = true;
    const bool empty = token.self_closing && (tag == kUnknown || tag == kA);
    if (IsVoid(tag) || IsRaw(tag) || empty) return;
    Push(node, tag);
    if (tag == kA) linked_ = IsLink(token);
  }

  // True for a link to another page: no <a name="top">, no <a href="#note-1">.
  bool IsLink(const HtmlToken& token) const {
    bool link = false;
    ForEachAttribute(source_.substr(token.begin + 1, token.end - token.begin - 1),
                     [&link](std::string_view name, std::string_view value) {
                       if (name == "href" || name == "HREF") {
                         link = !value.empty() && value[0] != '#';
                       }
                     });
    return link;
  }

  // Ends that may be left out: <li>One <li>Two.
  void CloseImplied(HtmlTag tag) {
    const uint32_t cell = Last({kTd, kTh, kTable, kCaption, kButton});
    if (ClosesP(tag) && Last(kP) > cell) CloseFrom(Last(kP));
    uint32_t sibling = 0;
    uint32_t list = Last(kTable);
    if (tag == kLi) {
      sibling = Last(kLi);
      list = std::max(cell, Last({kUl, kOl, kMenu, kDir}));
    } else if (tag == kDt || tag == kDd) {
      sibling = Last({kDt, kDd});
      list = std::max(cell, Last(kDl));
      // All of a definition goes, also one nested in the other by mistake.
    } else if (tag == kTd || tag == kTh) {
      sibling = Last({kTd, kTh, kCaption});
    } else if (tag == kTr) {
      sibling = Last({kTr, kCaption});
    } else if (tag == kTbody || tag == kThead || tag == kTfoot) {
      sibling = Last({kTbody, kThead, kTfoot, kCaption});
    } else if (tag == kOption || tag == kOptgroup) {
      sibling = Last(kOption);
      list = Last(kSelect);
    } else if (IsHeading(tag)) {
      // A heading directly in a heading, not one in a division of it.
      sibling = LastHeading();
      list = open_.back().block == sibling ? 0 : sibling;
    } else if (tag == kA) {
      sibling = Last(kA);
      list = open_.back().block;
    }
    if (sibling > list) CloseFrom(sibling);
  }

  void End(const HtmlToken& token) {
    const HtmlTag tag = token.tag;
    if (tag == kA) linked_ = false;
    if (tag == kBody || tag == kHtml) return;
    if (!IsInline(tag)) at_edge_ = true;
    const uint32_t table = Last(kTable);
    const uint32_t cell = Last({kTd, kTh, kTable, kCaption});
    const uint32_t position = IsHeading(tag) ? LastHeading() : Last(tag);
    if (tag == kBr || (tag == kP && position <= cell)) {
      Append(tag, token);  // "text</p>text" breaks the line
      return;
    }
    // Never out of a block for an inline element, nor out of a table's cell.
    const uint32_t fence = IsInline(tag)      ? open_.back().block
                           : tag == kTable    ? 0
                           : IsTablePart(tag) ? table
                                              : cell;
    if (position > fence) CloseFrom(position);
  }

  std::string_view source_;
  std::vector<HtmlNode>& nodes_;
  std::vector<Open> open_;
  std::array<uint32_t, kHtmlTags> last_ = {};
  bool linked_ = false;
  bool at_edge_ = true;  // a block began or ended last
};

}  // namespace

std::optional<HtmlTree> BuildHtmlTree(std::string_view source, size_t max_nodes) {
  if (source.size() >= UINT32_MAX) return std::nullopt;
  HtmlTree tree;
  Builder builder(source, max_nodes, tree);
  HtmlTokens tokens(source);
  for (HtmlToken token; tokens.Next(token);) {
    builder.Add(token);
    if (tree.nodes.size() > max_nodes) return std::nullopt;
  }
  builder.Finish();
  tree.nodes[0].next = static_cast<uint32_t>(tree.nodes.size());
  return tree;
}

}  // namespace unspin
