#pragma once

// HTML that cannot hold unescaped text: the compiler takes markup only from literals,
// and everything else goes through Text or Attr. Characters that would act on the
// reader's screen instead of standing on it (controls, terminal escapes, direction
// overrides) are written as their names.

#include <cstdint>
#include <string>
#include <string_view>

#include "serve/url.h"

namespace unspin::serve {

// Markup that stands in the source of this program.
class HtmlLiteral {
 public:
  consteval HtmlLiteral(const char* markup) : markup_(markup) {}  // NOLINT: implicit
  constexpr std::string_view markup() const { return markup_; }

 private:
  std::string_view markup_;
};

// Text between tags. Views must live until it is written.
struct Text {
  explicit Text(std::string_view shown) : text(shown) {}
  std::string_view text;
};

// ` name="value"`.
struct Attr {
  Attr(HtmlLiteral attribute, std::string_view shown) : name(attribute), value(shown) {}
  HtmlLiteral name;
  std::string_view value;
};

// ` href="..."` of a page of this server.
struct Href {
  explicit Href(const Url& target) : url(target.str()) {}
  std::string url;
};

class Html {
 public:
  Html& operator<<(HtmlLiteral literal);
  Html& operator<<(const Html& html);
  Html& operator<<(Text text);
  Html& operator<<(const Attr& attribute);
  Html& operator<<(const Href& href);
  Html& operator<<(int64_t number);  // "1,234,567"

  const std::string& str() const { return html_; }
  bool empty() const { return html_.empty(); }

 private:
  std::string html_;
};

// `text` with what acts on a screen written out, "[U+202E]", for where there are no
// tags.
std::string Visible(std::string_view text);

}  // namespace unspin::serve
