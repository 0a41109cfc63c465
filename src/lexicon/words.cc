#include "lexicon/words.h"

#include "base/unicode.h"

namespace unspin {
namespace {

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) return IsLetter(c) || IsDigit(c);
  return IsLetter(c) || IsDigit(c) || IsCombiningMark(c);
}

bool IsPlainWordByte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool IsHyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

// The code point at `offset`, or 0 at the end; `offset` is not moved.
char32_t Peek(std::string_view text, size_t offset) {
  return offset < text.size() ? NextCodePoint(text, offset) : 0;
}

// True for the "s" of a possessive: "Alibaba's", not the one of "it'sn".
bool IsPossessiveS(std::string_view text, size_t offset) {
  const char32_t s = Peek(text, offset);
  if (s != 's' && s != 'S') return false;
  return !IsWordCharacter(Peek(text, offset + 1));
}

// Walks one word that starts at a word character.
class WordScanner {
 public:
  WordScanner(std::string_view text, size_t begin) : text_(text), begin_(begin) {}

  // The end of the word.
  size_t Scan() {
    size_t i = begin_;
    char32_t last = 0;
    while (i < text_.size()) {
      if (IsPlainWordByte(text_[i])) {  // as most are
        last = static_cast<unsigned char>(text_[i++]);
        ++letters_since_stop_;
        continue;
      }
      size_t next = i;
      const char32_t c = NextCodePoint(text_, next);
      if (IsWordCharacter(c)) {
        ++letters_since_stop_;
        last = c;
        i = next;
      } else if (Joins(c, last, next)) {
        last = c;
        i = next;
      } else if (c == '.' && initialism_ && letters_since_stop_ == 1 &&
                 IsLetter(last)) {
        return next;  // the last stop of "U.S."
      } else {
        return i;
      }
    }
    return i;
  }

 private:
  // Whether `c`, which ends at `next`, stands inside the word.
  bool Joins(char32_t c, char32_t last, size_t next) {
    const char32_t following = Peek(text_, next);
    if (!IsWordCharacter(following)) return false;
    if (IsApostrophe(c)) return IsLetter(following) && !IsPossessiveS(text_, next);
    if (IsHyphen(c)) return IsWordCharacter(last);
    if (c == '&') return IsUpper(last) && IsUpper(following);  // "AT&T", not "a&b"
    if (c != '.' && c != ',') return false;
    if (IsDigit(last) && IsDigit(following)) return true;
    // "U.S.": single letters, each behind a stop.
    if (c == '.' && IsLetter(last) && letters_since_stop_ == 1 && IsLetter(following) &&
        IsSingleLetter(next)) {
      initialism_ = true;
      letters_since_stop_ = 0;
      return true;
    }
    return false;
  }

  // Whether the word character at `offset` stands alone: "S" in "U.S.", not "com" in
  // "x.com".
  bool IsSingleLetter(size_t offset) const {
    NextCodePoint(text_, offset);
    return !IsWordCharacter(Peek(text_, offset));
  }

  std::string_view text_;
  size_t begin_;
  int letters_since_stop_ = 0;
  bool initialism_ = false;
};

}  // namespace

std::optional<Word> WordCutter::Next() {
  bool space = false;
  while (at_ < text_.size()) {
    size_t next = at_;
    const char32_t c = NextCodePoint(text_, next);
    if (IsWhiteSpace(c)) {
      space = true;
      at_ = next;
      continue;
    }
    size_t end = next;
    if (IsWordCharacter(c)) {
      end = WordScanner(text_, at_).Scan();
    } else if (IsApostrophe(c) && !space && !first_ && IsPossessiveS(text_, next)) {
      end = next + 1;
    }
    const Word word{at_, end, space};
    at_ = end;
    first_ = false;
    return word;
  }
  return std::nullopt;
}

std::vector<Word> SplitWords(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 5 + 1);
  WordCutter cutter(text);
  while (const std::optional<Word> word = cutter.Next()) words.push_back(*word);
  return words;
}

}  // namespace unspin
