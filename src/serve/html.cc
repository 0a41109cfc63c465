#include "serve/html.h"

#include <fmt/format.h>

#include "base/unicode.h"
#include "export/html_entity.h"

namespace unspin::serve {
namespace {

// Controls, and what turns the direction of text or hides in it. Line breaks and tabs
// are space to HTML; joiners (U+200C, U+200D) are part of words and of emoji.
bool Acts(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
         c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}

void AppendEscaped(std::string_view text, std::string_view before,
                   std::string_view after, std::string& out) {
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (Acts(c)) {
      out += before;
      out += fmt::format("U+{:04X}", static_cast<uint32_t>(c));
      out += after;
    } else if (const std::string_view entity = HtmlEntity(c); !entity.empty()) {
      out += entity;
    } else {
      AppendUtf8(c, out);  // malformed bytes are U+FFFD by now
    }
  }
}

}  // namespace

Html& Html::operator<<(HtmlLiteral literal) {
  html_ += literal.markup();
  return *this;
}

Html& Html::operator<<(const Html& html) {
  html_ += html.html_;
  return *this;
}

Html& Html::operator<<(Text text) {
  AppendEscaped(text.text, "<span class=\"sign\">", "</span>", html_);
  return *this;
}

Html& Html::operator<<(const Attr& attribute) {
  html_ += ' ';
  html_ += attribute.name.markup();
  html_ += "=\"";
  AppendEscaped(attribute.value, "[", "]", html_);
  html_ += '"';
  return *this;
}

Html& Html::operator<<(const Href& href) { return *this << Attr("href", href.url); }

Html& Html::operator<<(int64_t number) {
  std::string digits = std::to_string(number);
  const size_t first = number < 0 ? 1 : 0;
  for (size_t i = digits.size(); i > first + 3;) digits.insert(i -= 3, ",");
  html_ += digits;
  return *this;
}

std::string Visible(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (Acts(c)) {
      out += fmt::format("[U+{:04X}]", static_cast<uint32_t>(c));
    } else {
      AppendUtf8(c, out);
    }
  }
  return out;
}

}  // namespace unspin::serve
