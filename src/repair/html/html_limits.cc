#include "repair/html/html_limits.h"

#include <algorithm>

#include "repair/html/html_tokens.h"

namespace unspin {
namespace {

// Elements that the next one of them ends.
bool IsSelfEnding(HtmlTag tag) {
  return tag == HtmlTag::kP || tag == HtmlTag::kLi || tag == HtmlTag::kTd ||
         tag == HtmlTag::kTr || tag == HtmlTag::kTh || tag == HtmlTag::kDt ||
         tag == HtmlTag::kDd || tag == HtmlTag::kOption || tag == HtmlTag::kThead ||
         tag == HtmlTag::kTbody || tag == HtmlTag::kTfoot;
}

}  // namespace

std::optional<std::string> HtmlFault(std::string_view source, size_t max_depth) {
  size_t depth = 0;
  size_t tags = 0;
  HtmlTokens tokens(source);
  for (HtmlToken token; tokens.Next(token);) {
    if (token.kind != HtmlTokenKind::kText && ++tags > kMaxHtmlTags) {
      return "HTML has more than " + std::to_string(kMaxHtmlTags) + " tags";
    }
    if (token.kind == HtmlTokenKind::kText || IsVoid(token.tag) || IsRaw(token.tag) ||
        IsSelfEnding(token.tag) || token.self_closing) {
      continue;
    }
    if (token.kind == HtmlTokenKind::kEnd) {
      depth -= depth > 0 ? 1 : 0;
    } else if (++depth > max_depth) {
      return "HTML elements nest deeper than " + std::to_string(max_depth) + " levels";
    }
  }
  return std::nullopt;
}

}  // namespace unspin
