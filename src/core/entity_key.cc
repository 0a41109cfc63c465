#include "core/entity_key.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace unspin {
namespace {

// Words at the end of a company's name that say what kind of company it is in law, or
// that outlets add and leave out at will. Kept here and not in a lexicon because ids
// are made of what they leave. Refused: "Technologies", "Labs", "Bank", which tell
// companies apart.
constexpr std::array<std::string_view, 45> kLegalWords = {
    "ab",   "ag",      "aps",   "as",       "asa",          "berhad", "bhd",
    "bv",   "co",      "corp",  "company",  "corporation",  "gmbh",   "group",
    "hldg", "holding", "inc",   "holdings", "incorporated", "jsc",    "kg",
    "kgaa", "kk",      "lda",   "limited",  "llc",          "llp",    "lp",
    "ltd",  "ltda",    "nv",    "oy",       "oyj",          "pjsc",   "plc",
    "pte",  "pty",     "sa",    "sarl",     "sas",          "se",     "spa",
    "srl",  "tbk",     "groupe"};

bool IsLegalWord(std::string_view word) {
  return std::find(kLegalWords.begin(), kLegalWords.end(), word) != kLegalWords.end();
}

std::string_view KindName(EntityType type) {
  switch (type) {
    case EntityType::kCompany:
    case EntityType::kOrganization:
      return "org:";
    case EntityType::kPerson:
      return "person:";
    case EntityType::kProduct:
      return "product:";
    case EntityType::kPlace:
      return "place:";
    default:
      return "";
  }
}

bool IsWordCharacter(char32_t c) {
  return IsLetter(c) || IsDigit(c) || IsCombiningMark(c);
}

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

std::string Joined(std::string_view kind, const std::vector<std::string>& words) {
  std::string key(kind);
  for (const std::string& word : words) {
    if (key.size() > kind.size()) key += ' ';
    key += word;
  }
  return key;
}

void DropLegalWords(std::vector<std::string>& words) {
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  while (words.size() > 1 && (IsLegalWord(words.back()) || words.back() == "and")) {
    words.pop_back();
  }
}

// "Jr" and "III" stay with the family name: they tell a son from his father.
bool IsGeneration(std::string_view word) {
  return word == "jr" || word == "sr" || word == "ii" || word == "iii" || word == "iv";
}

// Initials that are written together or apart: "J. K. Rowling", "JK Rowling".
void JoinInitials(std::vector<std::string>& words) {
  if (words.empty() || words[0].size() != 1) return;
  while (words.size() > 2 && words[1].size() == 1) {
    words[0] += words[1];
    words.erase(words.begin() + 1);
  }
}

std::vector<std::string> PersonWords(std::string_view name) {
  std::vector<std::string> words = KeyWords(name);
  if (words.size() > 2 && IsGeneration(words.back())) {
    std::string last = std::move(words.back());
    words.pop_back();
    words.back() += ' ' + last;
  }
  JoinInitials(words);
  return words;
}

}  // namespace

std::vector<std::string> KeyWords(std::string_view name) {
  const std::string folded =
      IsAscii(name) ? ToLower(name) : FoldCase(WithoutAccents(name));
  std::vector<std::string> words;
  bool inside = false;
  const auto add = [&](std::string_view bytes) {
    if (!inside) words.emplace_back();
    words.back() += bytes;
    inside = true;
  };
  for (size_t i = 0; i < folded.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(folded, i);
    if (IsWordCharacter(c) || c == '+' || c == '#') {
      add(std::string_view(folded).substr(begin, i - begin));
    } else if (c == '&') {
      inside = false;
      add("and");
      inside = false;
    } else if (c == '.' && inside && i < folded.size() &&
               IsAsciiDigit(words.back().back()) && IsAsciiDigit(folded[i])) {
      add(".");  // "3.5" is not 35
    } else if (c == '/' && inside && words.back().size() == 1) {
      continue;  // "A/S"
    } else if (c != '.' && !IsApostrophe(c)) {
      inside = false;  // "A.B." and "O'Neill" are one word each
    }
  }
  return words;
}

std::string EntityKey(EntityType type, std::string_view name) {
  if (IsValue(type)) return {};
  if (KeyWords(name).empty()) return std::string(KindName(type)) + std::string(name);
  if (type != EntityType::kPerson) {
    std::vector<std::string> words = KeyWords(name);
    if (KindName(type) == "org:") DropLegalWords(words);
    return Joined(KindName(type), words);
  }
  const std::vector<std::string> words = PersonWords(name);
  if (words.size() < 2) return Joined(KindName(type), words);
  return Joined(KindName(type), {std::min(words.front(), words.back()),
                                 std::max(words.front(), words.back())});
}

std::string_view WithoutLegalWords(std::string_view name) {
  for (;;) {
    const size_t space = name.rfind(' ');
    if (space == std::string_view::npos || space == 0) return name;
    const std::vector<std::string> last = KeyWords(name.substr(space + 1));
    if (last.size() != 1 || !IsLegalWord(last[0])) return name;
    name = name.substr(0, space);
    while (name.size() > 1 && (name.back() == ',' || name.back() == ' ')) {
      name.remove_suffix(1);
    }
  }
}

bool IsPartOfName(std::string_view key) {
  constexpr std::string_view kPerson = "person:";
  constexpr unsigned char kFirstEastAsianByte = 0xE3;  // U+3000 and up
  if (!key.starts_with(kPerson)) return false;
  key.remove_prefix(kPerson.size());
  if (key.find(' ') != std::string_view::npos || key.empty()) return false;
  return static_cast<unsigned char>(key[0]) < kFirstEastAsianByte;
}

PersonForm FormOfPerson(std::string_view name) {
  const std::vector<std::string> words = PersonWords(name);
  PersonForm form;
  if (words.empty()) return form;
  form.order = words.front();
  if (words.size() > 1) form.order += ' ' + words.back();
  if (words.size() > 2) {
    size_t begin = 0;
    AppendUtf8(NextCodePoint(words[1], begin), form.initial);
  }
  return form;
}

}  // namespace unspin
