#pragma once

// Cuts HTML into tags and text, in one pass and without copying.

#include <array>
#include <cstddef>
#include <string_view>

#include "repair/html/html_tags.h"

namespace unspin {

enum class HtmlTokenKind { kText, kStart, kEnd };

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::kText;
  HtmlTag tag = HtmlTag::kText;
  bool self_closing = false;  // <path/>
  size_t begin = 0;           // bytes in the source
  size_t end = 0;             // behind the tag or the text
  size_t content_end = 0;     // of a raw element: the end of its content
};

// Gives the tags and the stretches of text of a source, in order; comments,
// declarations and the content of raw elements are passed over. Never fails: a "<" that
// begins no tag is text. Linear in the size of the source. Keeps a view of it.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view source) : source_(source) {}

  // The next token; false at the end of the source.
  bool Next(HtmlToken& token);

 private:
  bool ReadMarkup(HtmlToken& token);
  bool ReadText(HtmlToken& token, size_t from);
  void ReadRaw(HtmlToken& token);
  size_t SkipDeclaration(size_t at);
  size_t TagEnd(size_t at);
  size_t FindQuoted(size_t at);
  size_t FindLast(size_t which, std::string_view what, size_t from);

  std::string_view source_;
  size_t at_ = 0;
  bool in_cdata_ = false;
  size_t wasted_ = 0;  // bytes of attribute values that turned out not to end
  // What was sought and isn't in the rest of the source isn't sought again.
  std::array<bool, 4> missing_ = {};
  std::array<bool, kHtmlTags> no_end_tag_ = {};
};

// One attribute of a start tag: `begin` and `end` of the tag as a token gives them.
// Calls visit(name, value) for each; a name is as written, a value is without quotes
// and with its character references.
template <typename Visitor>
void ForEachAttribute(std::string_view tag, Visitor visit);

inline bool IsHtmlSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

template <typename Visitor>
void ForEachAttribute(std::string_view tag, Visitor visit) {
  const char* p = tag.data();
  const char* const end = p + tag.size();
  while (p < end && !IsHtmlSpace(*p) && *p != '/' && *p != '>') ++p;  // the name
  for (;;) {
    while (p < end && (IsHtmlSpace(*p) || *p == '/')) ++p;
    if (p >= end || *p == '>') return;
    const char* const name = p;
    while (p < end && *p != '=' && *p != '>' && *p != '/' && !IsHtmlSpace(*p)) ++p;
    const std::string_view name_view(name, static_cast<size_t>(p - name));
    while (p < end && IsHtmlSpace(*p)) ++p;
    std::string_view value;
    if (p < end && *p == '=') {
      ++p;
      while (p < end && IsHtmlSpace(*p)) ++p;
      if (p < end && (*p == '"' || *p == '\'')) {
        const std::string_view rest(p + 1, static_cast<size_t>(end - p - 1));
        value = rest.substr(0, rest.find(*p));
        p += value.size() + 1;
        if (p < end) ++p;
      } else {
        const char* const begin = p;
        while (p < end && *p != '>' && !IsHtmlSpace(*p)) ++p;
        value = {begin, static_cast<size_t>(p - begin)};
      }
    } else if (name_view.empty()) {
      ++p;  // a stray character
      continue;
    }
    visit(name_view, value);
  }
}

}  // namespace unspin
