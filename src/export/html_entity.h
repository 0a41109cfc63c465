#pragma once

// What HTML takes for markup, written out. Nothing else in this program escapes it.

#include <string_view>

namespace unspin {

// "&lt;" for "<", and so on; empty for characters that stand for themselves.
constexpr std::string_view HtmlEntity(char32_t c) {
  switch (c) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace unspin
