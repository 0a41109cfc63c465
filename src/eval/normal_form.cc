#include "eval/normal_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, 15> kLegalForms = {
    "inc", "corp", "corporation", "co",  "ltd",      "llc",   "plc",    "gmbh",
    "ag",  "sa",   "nv",          "the", "holdings", "group", "company"};

constexpr std::array<std::string_view, 5> kRoleModifiers = {"acting", "interim",
                                                            "former", "ex", "new"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kRoles = {{
    {"chief executive", "ceo"},
    {"chief executive officer", "ceo"},
    {"chief financial officer", "cfo"},
    {"finance chief", "cfo"},
    {"chief technology officer", "cto"},
    {"technology chief", "cto"},
    {"chief operating officer", "coo"},
    {"chief information security officer", "ciso"},
    {"chief information officer", "cio"},
    {"chief product officer", "cpo"},
    {"chief marketing officer", "cmo"},
    {"chairman", "chair"},
    {"chairwoman", "chair"},
    {"chairperson", "chair"},
    {"executive chairman", "executive chair"},
    {"cofounder", "co-founder"},
    {"managing director", "md"},
}};

bool IsWordCharacter(char32_t c) { return c == U'_' || IsLetter(c) || IsDigit(c); }

// Information separators are white space to Python and thus to the reference scorer.
bool IsSpace(char32_t c) { return IsWhiteSpace(c) || (c >= 0x1C && c <= 0x1F); }

template <typename List>
bool Has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// The end of the run of word characters that starts at `begin`; `begin` if none does.
size_t WordEnd(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size()) {
    size_t next = end;
    if (!IsWordCharacter(NextCodePoint(text, next))) break;
    end = next;
  }
  return end;
}

std::string JoinWords(std::string_view text) {
  std::string joined;
  for (const std::string_view word : SplitAtSpaces(text)) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty()) {
    size_t at = 0;
    if (!IsSpace(NextCodePoint(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    size_t at = text.size();
    if (!IsSpace(PreviousCodePoint(text, at))) break;
    text = text.substr(0, at);
  }
  return text;
}

}  // namespace

std::string ScoredName(std::string_view name) {
  const std::string lower = ToLower(ScoredMention(name));
  std::string kept;
  for (size_t at = 0; at < lower.size();) {
    const size_t end = WordEnd(lower, at);
    if (end > at) {
      const std::string_view word = std::string_view(lower).substr(at, end - at);
      kept += Has(kLegalForms, word) ? std::string_view(" ") : word;
      at = end;
    } else {
      const size_t begin = at;
      const char32_t c = NextCodePoint(lower, at);
      kept += c == U',' || c == U'.' ? " " : lower.substr(begin, at - begin);
    }
  }
  return JoinWords(kept);
}

std::string ScoredRole(std::string_view role) {
  const std::string lower = ToLower(role);
  std::string kept;
  for (size_t at = 0; at < lower.size();) {
    const size_t end = std::max(WordEnd(lower, at), at + 1);
    const std::string_view word = std::string_view(lower).substr(at, end - at);
    at = end;
    if (!Has(kRoleModifiers, word)) {
      kept += word;
    } else if (at < lower.size() && (lower[at] == '-' || lower[at] == ' ')) {
      ++at;
    }
  }
  const std::string_view text = Trim(kept);
  const auto* known = std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& pair) {
    return pair.first == text;
  });
  if (known != kRoles.end()) return std::string(known->second);
  return std::string(text);
}

std::string ScoredMention(std::string_view text) {
  static constexpr std::string_view kCurly = "\u2019";
  std::string straight(text);
  for (size_t at = straight.find(kCurly); at != std::string::npos;
       at = straight.find(kCurly, at)) {
    straight.replace(at, kCurly.size(), "'");
  }
  return straight;
}

std::vector<std::string_view> SplitAtSpaces(std::string_view text) {
  std::vector<std::string_view> words;
  size_t begin = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t here = at;
    if (!IsSpace(NextCodePoint(text, at))) continue;
    if (here > begin) words.push_back(text.substr(begin, here - begin));
    begin = at;
  }
  if (begin < text.size()) words.push_back(text.substr(begin));
  return words;
}

}  // namespace unspin
