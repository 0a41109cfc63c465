#include "repair/html/html_limits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace unspin {
namespace {

constexpr size_t kMaxDepth = 1000;       // pages have fewer than 100
constexpr size_t kMaxRepeats = 2000000;  // formatting elements times blocks

constexpr std::array<std::string_view, 14> kFormatting = {
    "a",    "b",     "big",    "code",   "em", "font", "i",
    "nobr", "small", "strike", "strong", "tt", "s",    "u"};

// Elements that never stay open, or that the next one of them closes.
constexpr std::array<std::string_view, 26> kNotNesting = {
    "br",   "p",     "li",    "td",     "tr",    "th",       "dt",    "dd",   "option",
    "img",  "meta",  "link",  "input",  "hr",    "col",      "wbr",   "area", "base",
    "path", "thead", "tbody", "source", "param", "colgroup", "embed", "track"};

template <size_t N>
bool IsIn(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string NameAt(std::string_view source, size_t i) {
  std::string name;
  for (; i < source.size() && name.size() < 12; ++i) {
    const int lower = source[i] | 32;
    if ((lower < 'a' || lower > 'z') && (source[i] < '0' || source[i] > '9')) break;
    name += static_cast<char>(lower);
  }
  return name;
}

}  // namespace

bool IsSaneHtml(std::string_view source) {
  size_t depth = 0;
  size_t formatting = 0;
  size_t repeats = 0;
  for (size_t i = source.find('<'); i != source.npos; i = source.find('<', i + 1)) {
    const bool closing = i + 1 < source.size() && source[i + 1] == '/';
    const std::string name = NameAt(source, i + (closing ? 2 : 1));
    if (name.empty()) continue;
    repeats += formatting;
    if (repeats > kMaxRepeats) return false;
    if (IsIn(kNotNesting, name)) continue;
    const bool formats = IsIn(kFormatting, name);
    if (closing) {
      depth -= depth > 0 ? 1 : 0;
      formatting -= formats && formatting > 0 ? 1 : 0;
    } else {
      if (++depth > kMaxDepth) return false;
      formatting += formats ? 1 : 0;
    }
  }
  return true;
}

}  // namespace unspin
