#include "repair/html/html_debris.h"

#include <string>

#include "lexicon/lexicon.h"

namespace unspin {
namespace {

constexpr size_t kMaxAttribute = 512;  // bytes; utility-class pages have long ones

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsAlnum(char c) {
  return IsUpper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// "post-shareBar" -> "post share bar": words in lower case with single spaces between.
std::string SplitIntoWords(std::string_view attribute) {
  std::string words;
  char previous = ' ';
  for (const char c : attribute.substr(0, kMaxAttribute)) {
    if (IsUpper(c) && !IsUpper(previous) && IsAlnum(previous)) words += ' ';
    if (IsAlnum(c)) {
      words += static_cast<char>(IsUpper(c) ? c | 32 : c);
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
    previous = c;
  }
  return words;
}

}  // namespace

HtmlDebris::HtmlDebris(const Lexicon& lexicon) : words_(lexicon.table("html_debris")) {}

bool HtmlDebris::Marks(std::string_view attribute) const {
  const std::string words = SplitIntoWords(attribute);
  const std::string_view view = words;
  size_t previous = std::string_view::npos;
  for (size_t begin = 0; begin < view.size();) {
    const size_t end = std::min(view.find(' ', begin), view.size());
    if (words_.matcher().Find(view.substr(begin, end - begin))) return true;
    if (previous != std::string_view::npos &&
        words_.matcher().Find(view.substr(previous, end - previous))) {
      return true;
    }
    previous = begin;
    begin = end + 1;
  }
  return false;
}

}  // namespace unspin
