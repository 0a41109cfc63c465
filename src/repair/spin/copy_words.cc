#include "repair/spin/copy_words.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "lexicon/words.h"
#include "repair/spin/mask.h"

namespace unspin {
namespace {

struct Form {
  std::string_view mark;
  std::string_view key;
};

constexpr std::array<Form, 14> kForms = {{
    {"“", "\""},
    {"”", "\""},
    {"„", "\""},
    {"«", "\""},
    {"»", "\""},
    {"‘", "'"},
    {"’", "'"},
    {"`", "'"},
    {"–", "-"},
    {"—", "-"},
    {"‐", "-"},
    {"‑", "-"},
    {"−", "-"},
    {"…", "."},
}};

// The key of `raw`: its marks in one form, then lower case.
std::string KeyOf(std::string_view raw) {
  if (IsAscii(raw) && raw != "`") return ToLower(raw);
  std::string plain;
  for (size_t at = 0; at < raw.size();) {
    const auto form = std::find_if(kForms.begin(), kForms.end(), [&](const Form& f) {
      return raw.substr(at).starts_with(f.mark);
    });
    if (form != kForms.end()) {
      plain += form->key;
      at += form->mark.size();
    } else {
      plain += raw[at++];
    }
  }
  return ToLower(plain);
}

bool IsLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool EndsSentence(const CopyWord& word) {
  return !word.is_word && (word.key == "." || word.key == "!" || word.key == "?" ||
                           word.key == ":" || word.key == "\"" || word.key == "\n");
}

CopyWord Describe(std::string_view raw) {
  CopyWord word;
  word.key = KeyOf(raw);
  size_t at = 0;
  const char32_t first = NextCodePoint(raw, at);
  word.is_word = IsLetter(first) || IsDigit(first) || raw.size() > at;
  for (at = 0; at < raw.size();) {
    const char32_t c = NextCodePoint(raw, at);
    word.capital = word.capital || IsUpper(c);
    word.digit = word.digit || IsDigit(c);
  }
  return word;
}

// "1/2", which spinners write for "half", is one word.
std::vector<Word> JoinFractions(std::string_view text, const std::vector<Word>& words) {
  const auto digit = [&](size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  std::vector<Word> joined;
  for (size_t i = 0; i < words.size(); ++i) {
    joined.push_back(words[i]);
    if (i + 2 >= words.size() || words[i + 1].In(text) != "/") continue;
    if (words[i + 1].space_before || words[i + 2].space_before) continue;
    if (!digit(words[i].begin) || !digit(words[i + 2].begin)) continue;
    joined.back().end = words[i + 2].end;
    i += 2;
  }
  return joined;
}

void AddParagraph(std::string_view text, std::string_view paragraph,
                  std::vector<CopyWord>& out) {
  const auto offset = static_cast<uint32_t>(paragraph.data() - text.data());
  const std::vector<Word> words = JoinFractions(paragraph, SplitWords(paragraph));
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view raw = words[i].In(paragraph);
    CopyWord word = Describe(raw);
    word.begin = offset + static_cast<uint32_t>(words[i].begin);
    word.end = offset + static_cast<uint32_t>(words[i].end);
    const bool space_before = i == 0 || words[i].space_before;
    const bool space_after = i + 1 == words.size() || words[i + 1].space_before;
    word.free = space_before && space_after &&
                std::all_of(raw.begin(), raw.end(), IsLowerOrDigit);
    word.starts_sentence = out.empty() || EndsSentence(out.back());
    out.push_back(std::move(word));
  }
}

}  // namespace

std::vector<CopyWord> SplitCopyWords(std::string_view text) {
  std::vector<CopyWord> words;
  words.reserve(text.size() / 5 + 1);
  for (const std::string_view paragraph : SplitParagraphs(text)) {
    if (!words.empty()) {
      CopyWord paragraph_break;
      paragraph_break.begin = static_cast<uint32_t>(paragraph.data() - text.data());
      paragraph_break.end = paragraph_break.begin;
      paragraph_break.key = "\n";
      words.push_back(std::move(paragraph_break));
    }
    AddParagraph(text, paragraph, words);
  }
  return words;
}

}  // namespace unspin
