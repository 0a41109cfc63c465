#pragma once

// A page as a tree: elements and text in the order of the source, with the end tags
// that people leave out put in. Enough of the HTML standard's rules to find what is
// inside what; elements are never moved or copied.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "repair/html/html_tags.h"

namespace unspin {

constexpr uint32_t kNoNode = UINT32_MAX;

struct HtmlNode {
  HtmlTag tag = HtmlTag::kUnknown;
  bool linked = false;        // text inside <a href>
  uint32_t parent = kNoNode;  // always before the node
  uint32_t next = 0;          // the first node behind it and all that is in it
  uint32_t begin = 0;         // bytes in the source: where it begins
  uint32_t open_end = 0;      // behind its start tag; of a text: behind it
  uint32_t content_end = 0;   // of a raw element: the end of its content
};

struct HtmlTree {
  std::string_view source;      // kept by the caller
  std::vector<HtmlNode> nodes;  // the first stands for the page as a whole

  // The start tag of an element without its "<", or the bytes of a text.
  std::string_view StartOf(const HtmlNode& node) const {
    const size_t skip = node.tag == HtmlTag::kText ? 0 : 1;
    return source.substr(node.begin + skip, node.open_end - node.begin - skip);
  }
  // The content of a raw element.
  std::string_view RawContentOf(const HtmlNode& node) const {
    return source.substr(node.open_end, node.content_end - node.open_end);
  }
};

// Any bytes; in linear time and without recursion. Nothing for a source with more than
// `max_nodes` nodes or more than 4 GB.
std::optional<HtmlTree> BuildHtmlTree(std::string_view source, size_t max_nodes);

}  // namespace unspin
