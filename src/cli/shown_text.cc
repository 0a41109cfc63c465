#include "cli/shown_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"

namespace unspin::cli {
namespace {

bool IsInvisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

constexpr char kEscape = '\x1b';

size_t EscapeEnd(std::string_view text, size_t begin) {
  const size_t end = text.find('m', begin);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// Columns of a word with paints in it.
size_t WidthOf(std::string_view word) {
  std::string plain;
  for (size_t i = 0; i < word.size();) {
    if (word[i] == kEscape) {
      i = EscapeEnd(word, i);
    } else {
      plain += word[i++];
    }
  }
  return DisplayWidth(plain);
}

// The paint that holds behind `word`, where `paint` held before it.
std::string_view PaintAfter(std::string_view word, std::string_view paint) {
  const size_t last = word.rfind(kEscape);
  if (last == std::string_view::npos) return paint;
  const std::string_view escape = word.substr(last, EscapeEnd(word, last) - last);
  return escape == kReset ? std::string_view() : escape;
}

}  // namespace

std::string Painted(std::string_view text, std::string_view paint, bool colour) {
  if (!colour || text.empty()) return std::string(text);
  return std::string(paint) + std::string(text) + std::string(kReset);
}

std::string OneLine(std::string_view text) {
  std::string line;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (c == '\n') {
      line += "↵";
    } else if (c == '\t') {
      line += ' ';
    } else if (c == '\r') {
      continue;
    } else if (IsInvisible(c)) {
      line += fmt::format("<U+{:04X}>", static_cast<uint32_t>(c));
    } else {
      AppendUtf8(c, line);
    }
  }
  return line;
}

std::string CutMiddle(const std::string& text, size_t most) {
  const size_t length = CountCodePoints(text);
  if (length <= most) return text;
  const CodePointIndex index(text);
  const size_t head = most / 2;
  return text.substr(0, index.ByteAt(head)) + "…" +
         text.substr(index.ByteAt(length - (most - head - 1)));
}

size_t CountWords(std::string_view text) {
  size_t words = 0;
  bool in_word = false;
  for (size_t i = 0; i < text.size();) {
    const bool space = IsWhiteSpace(NextCodePoint(text, i));
    if (!space && !in_word) ++words;
    in_word = !space;
  }
  return words;
}

std::string Padded(std::string_view text, size_t width) {
  const size_t used = DisplayWidth(text);
  return std::string(text) + std::string(width - std::min(width, used), ' ');
}

std::string Wrapped(std::string_view text, size_t width) {
  std::string out;
  std::string_view paint;
  size_t column = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const size_t columns = WidthOf(word);
    if (column > 1 && column + columns > width && columns > 0) {
      out.pop_back();  // the space before the word
      if (!paint.empty()) out += kReset;
      out += '\n';
      out += paint;
      column = 0;
    }
    out += word;
    column += columns + 1;
    paint = PaintAfter(word, paint);
    if (end < text.size()) out += text[end];
    if (end < text.size() && text[end] == '\n') column = 0;
    at = end + 1;
  }
  return out;
}

}  // namespace unspin::cli
