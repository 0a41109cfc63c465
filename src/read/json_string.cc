#include "read/json_string.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/unicode.h"

namespace unspin {
namespace {

// The number of "\u00e9" at `i`; nothing when there is none.
std::optional<char32_t> CodeUnit(std::string_view text, size_t i) {
  if (i + 6 > text.size() || text[i] != '\\' || text[i + 1] != 'u') return std::nullopt;
  uint32_t unit = 0;
  const char* end = text.data() + i + 6;
  const auto result = std::from_chars(text.data() + i + 2, end, unit, 16);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return unit;
}

// The character of the escape that starts at `i`, which is moved behind it.
char32_t TakeUnicode(std::string_view text, char32_t unit, size_t& i) {
  i += 6;
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  const std::optional<char32_t> low = CodeUnit(text, i);
  if (unit > 0xDBFF || !low || *low < 0xDC00 || *low > 0xDFFF) {
    return kReplacementCharacter;
  }
  i += 6;
  return 0x10000 + ((unit - 0xD800) << 10U) + (*low - 0xDC00);
}

std::optional<char> ShortEscape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string UnescapeJson(std::string_view inside) {
  std::string text;
  text.reserve(inside.size());
  for (size_t i = 0; i < inside.size();) {
    const size_t escape = std::min(inside.find('\\', i), inside.size());
    text += inside.substr(i, escape - i);
    i = escape;
    if (i + 1 >= inside.size()) {
      text += inside.substr(i);
      break;
    }
    if (const auto c = ShortEscape(inside[i + 1])) {
      text += *c;
      i += 2;
    } else if (const auto unit = CodeUnit(inside, i)) {
      AppendUtf8(TakeUnicode(inside, *unit, i), text);
    } else {
      text += inside.substr(i, 2);
      i += 2;
    }
  }
  return text;
}

std::string EscapeControls(std::string_view json) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string escaped;
  escaped.reserve(json.size() + 64);
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const auto value = static_cast<unsigned char>(json[i]);
    if (in_string && value < 0x20) {
      escaped += "\\u00";
      escaped += kHex[value >> 4U];
      escaped += kHex[value & 15U];
      continue;
    }
    escaped += json[i];
    if (json[i] == '"') in_string = !in_string;
    if (in_string && json[i] == '\\' && i + 1 < json.size() &&
        static_cast<unsigned char>(json[i + 1]) >= 0x20) {
      escaped += json[++i];
    }
  }
  return escaped;
}

}  // namespace unspin
