#include "repair/escapes.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kMaxBytes = 4;  // of one character

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const int lower = c | 32;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The number that `digits` hexadecimal digits at `i` write.
std::optional<char32_t> Hex(std::string_view text, size_t i, size_t digits) {
  if (i + digits > text.size()) return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(i, digits)) {
    if (HexValue(c) < 0) return std::nullopt;
    value = value << 4U | static_cast<char32_t>(HexValue(c));
  }
  return value;
}

// One escaped character and the bytes that it takes.
struct Escape {
  size_t size = 0;
  char32_t character = 0;
};

// "\u2019", also a pair of surrogates: "\ud83d\ude00".
std::optional<Escape> Unicode(std::string_view text, size_t i) {
  if (text.substr(i, 2) != "\\u") return std::nullopt;
  const std::optional<char32_t> c = Hex(text, i + 2, 4);
  if (!c || *c < 0x20 || (*c >= 0x7F && *c < 0xA0)) return std::nullopt;
  if (*c < 0xD800 || *c > 0xDFFF) return Escape{6, *c};
  const std::optional<char32_t> low =
      text.substr(i + 6, 2) == "\\u" ? Hex(text, i + 8, 4) : std::nullopt;
  if (*c > 0xDBFF || !low || *low < 0xDC00 || *low > 0xDFFF) return std::nullopt;
  return Escape{12, 0x10000 + ((*c - 0xD800) << 10U) + (*low - 0xDC00)};
}

// UTF-8 byte by byte, each behind `mark`: "\xe2\x80\x99", "=E2=80=99".
std::optional<Escape> Bytes(std::string_view text, size_t i, std::string_view mark) {
  std::string bytes;
  const size_t width = mark.size() + 2;
  while (bytes.size() < kMaxBytes) {
    const size_t at = i + bytes.size() * width;
    if (text.substr(std::min(at, text.size()), mark.size()) != mark) break;
    const std::optional<char32_t> byte = Hex(text, at + mark.size(), 2);
    if (!byte || *byte < 0x80) break;
    bytes += static_cast<char>(*byte);
  }
  if (bytes.size() < 2) return std::nullopt;
  size_t size = 0;
  const char32_t c = NextCodePoint(bytes, size);
  if (size < 2 || !IsValidUtf8(std::string_view(bytes).substr(0, size))) {
    return std::nullopt;
  }
  return Escape{size * width, c};
}

std::optional<Escape> EscapeAt(std::string_view text, size_t i) {
  if (i >= text.size()) return std::nullopt;
  if (text[i] == '=') return Bytes(text, i, "=");
  if (text[i] != '\\') return std::nullopt;
  if (auto escape = Unicode(text, i)) return escape;
  return Bytes(text, i, "\\x");
}

// Lines of programs and data show escapes on purpose.
bool IsCode(std::string_view line) {
  for (const std::string_view sign :
       {"(\"", "\")", "('", "')", "{", "}", "\\\\", "</"}) {
    if (line.find(sign) != line.npos) return true;
  }
  return false;
}

// "\u2019" between quotes is what is spoken of.
bool IsQuoted(std::string_view text, size_t begin, size_t end) {
  constexpr std::string_view kQuotes = "\"'`([";
  constexpr std::string_view kEnds = "\"'`)]";
  const bool before = begin > 0 && kQuotes.find(text[begin - 1]) != kQuotes.npos;
  return before && end < text.size() && kEnds.find(text[end]) != kEnds.npos;
}

// Looks for "\" and "=" apart, which is many times as fast as for either.
class MarkFinder {
 public:
  explicit MarkFinder(std::string_view text) : text_(text) {}

  // The first of them at or behind `i`, which does not fall from call to call.
  size_t Next(size_t i) {
    if (backslash_ < i || !started_) backslash_ = text_.find('\\', i);
    if (equals_ < i || !started_) equals_ = text_.find('=', i);
    started_ = true;
    return std::min(backslash_, equals_);
  }

 private:
  std::string_view text_;
  size_t backslash_ = 0;
  size_t equals_ = 0;
  bool started_ = false;
};

}  // namespace

// Example: "the firm\u2019s plan". Refused: "write '\u2019' for it", "a=b0".
std::vector<Edit> FindEscapes(std::string_view text, const FixContext&) {
  std::vector<Edit> edits;
  size_t line_end = 0;
  bool code = false;
  MarkFinder marks(text);
  for (size_t i = marks.Next(0); i != text.npos; i = marks.Next(i)) {
    Edit edit;
    edit.begin = i;
    while (const std::optional<Escape> escape = EscapeAt(text, i)) {
      AppendUtf8(escape->character, edit.text);
      i += escape->size;
    }
    edit.end = i;
    if (edit.end == edit.begin) {
      ++i;
      continue;
    }
    if (edit.begin >= line_end) {
      const size_t begin = LineBegin(text, edit.begin);
      line_end = std::min(text.find('\n', edit.begin), text.size());
      code = IsCode(text.substr(begin, line_end - begin));
    }
    if (code || IsQuoted(text, edit.begin, edit.end)) continue;
    edit.kind = RepairKind::kEntity;
    edit.confidence = 0.9;
    edit.reason = "escape sequence";
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace unspin
