#include "repair/lost_quotes.h"

#include <string>

namespace unspin {
namespace {

bool IsLetter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Bytes of `text` around `i`, '\n' outside of it.
char At(std::string_view text, size_t i) { return i < text.size() ? text[i] : '\n'; }

// The token around `i` is an address or a query: "watch?v=1", "a.example/search?s".
bool InAddress(std::string_view text, size_t i) {
  constexpr size_t kReach = 80;
  size_t begin = i;
  while (begin > 0 && i - begin < kReach && !IsSpace(text[begin - 1])) --begin;
  size_t end = i;
  while (end < text.size() && end - i < kReach && !IsSpace(text[end])) ++end;
  return text.substr(begin, end - begin).find_first_of("/=&@") !=
         std::string_view::npos;
}

// "it?s", "don?t", "we?re": a contraction or genitive. Refused: "really?so".
bool IsApostrophe(std::string_view text, size_t i) {
  if (i == 0 || !IsLetter(text[i - 1])) return false;
  for (const std::string_view ending : {"s", "t", "re", "ve", "ll", "d", "m"}) {
    const std::string_view next = text.substr(i + 1, ending.size());
    if (next == ending && !IsLetter(At(text, i + 1 + ending.size())) &&
        At(text, i + 1 + ending.size()) != '?') {
      return !InAddress(text, i);
    }
  }
  return false;
}

// A question mark before a word is no punctuation: "why ?degraded performance".
bool OpensQuote(std::string_view text, size_t i) {
  const bool before = i == 0 || IsSpace(text[i - 1]) || text[i - 1] == '(';
  return before && IsLetter(At(text, i + 1)) && !InAddress(text, i);
}

bool ClosesQuote(std::string_view text, size_t i) {
  return i > 0 && !IsSpace(text[i - 1]) && !IsLetter(At(text, i + 1)) &&
         At(text, i + 1) != '?';
}

Edit QuoteEdit(size_t at, std::string_view quote, double confidence) {
  Edit edit;
  edit.begin = at;
  edit.end = at + 1;
  edit.text = quote;
  edit.kind = RepairKind::kMojibake;
  edit.confidence = confidence;
  edit.reason = "quotation mark that was turned into a question mark";
  return edit;
}

}  // namespace

// Example: "It?s why ?degraded performance? is the saddest phrase". Refused: "Why?
// Because.", "really?so", "example.org/?s=1".
std::vector<Edit> FindLostQuotes(std::string_view text, const FixContext&) {
  std::vector<Edit> edits;
  std::vector<Edit> open;  // a quote that waits for its end in the same paragraph
  size_t seen = 0;         // line breaks before it are known
  for (size_t i = text.find('?'); i != std::string_view::npos;
       i = text.find('?', i + 1)) {
    if (!open.empty() && text.substr(seen, i - seen).find('\n') != text.npos) {
      open.clear();
    }
    seen = i;
    if (IsApostrophe(text, i)) {
      edits.push_back(QuoteEdit(i, "\xE2\x80\x99", 0.9));
    } else if (OpensQuote(text, i)) {
      open.assign(1, QuoteEdit(i, "\xE2\x80\x9C", 0.8));
    } else if (!open.empty() && ClosesQuote(text, i)) {
      // The opening mark may stand before edits made since.
      auto place = edits.end();
      while (place != edits.begin() && (place - 1)->begin > open[0].begin) --place;
      edits.insert(place, std::move(open[0]));
      open.clear();
      edits.push_back(QuoteEdit(i, "\xE2\x80\x9D", 0.8));
    }
  }
  return edits;
}

}  // namespace unspin
