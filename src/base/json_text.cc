#include "base/json_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr double kWholeNumbers = 1e15;  // all whole doubles below print exactly

// The escape for `c`, or nullptr for characters that stand for themselves.
const char* Escape(unsigned char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    default:
      return nullptr;
  }
}

void AppendControl(unsigned char c, std::string& out) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u00";
  out += kDigits[c >> 4U];
  out += kDigits[c & 15U];
}

bool IsLineSeparator(std::string_view text, size_t i) {
  return text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029";
}

void AppendEscaped(std::string_view text, std::string& out) {
  size_t copied = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool separator = c == 0xE2 && IsLineSeparator(text, i);
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && !separator) continue;
    out.append(text, copied, i - copied);
    if (separator) {
      out += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (const char* const escape = Escape(c)) {
      out += escape;
    } else {
      AppendControl(c, out);
    }
    copied = i + 1;
  }
  out.append(text, copied, std::string::npos);
}

}  // namespace

void AppendJsonString(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    const size_t valid = ValidUtf8Prefix(text);
    AppendEscaped(text.substr(0, valid), out);
    text.remove_prefix(valid);
    if (text.empty()) break;
    size_t malformed = 0;
    AppendUtf8(NextCodePoint(text, malformed), out);
    text.remove_prefix(malformed);
  }
  out += '"';
}

void AppendJsonNumber(double value, std::string& out) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  if (std::trunc(value) == value && std::abs(value) < kWholeNumbers) {
    out += std::to_string(static_cast<int64_t>(value));
    return;
  }
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  out.append(buffer, end);
}

}  // namespace unspin
