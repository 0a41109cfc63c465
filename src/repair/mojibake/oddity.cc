#include "repair/mojibake/oddity.h"

#include "base/unicode.h"

namespace unspin {
namespace {

bool IsQuoteOrDash(Kind kind) {
  return kind == Kind::kTypographic || kind == Kind::kOpening;
}

bool IsSymbol(Kind kind) {
  return kind == Kind::kOdd || kind == Kind::kCurrency || IsQuoteOrDash(kind);
}

// ”, ™, ® and © end words, they do not begin them.
bool IsClosing(char32_t c) {
  return c == 0x201D || c == 0x2122 || c == 0xAE || c == 0xA9;
}

bool IsIn(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool IsDash(char32_t c) { return c == 0x2013 || c == 0x2014; }

}  // namespace

double OddityMeter::TwoLetters(const Character& a, const Character& b) {
  double cost = 0;
  if (a.is.script != b.is.script) {
    // Greek letters stand in names of proteins ("IL2Rγ") and quantities ("μm").
    const bool greek = a.is.script == Script::kGreek || b.is.script == Script::kGreek;
    const bool latin = a.is.script == Script::kLatin || b.is.script == Script::kLatin;
    cost += greek && latin ? 0.3 : 1.5;
  }
  const bool accented = a.code_point >= 0x80 || b.code_point >= 0x80;
  if (accented && a.is.kind == Kind::kLower && b.is.kind == Kind::kUpper) cost += 1;
  // "âœ", "ðŸ": letters that hardly follow each other.
  const bool rare_start =
      a.code_point == 0xE2 || a.code_point == 0xF0 || a.code_point == 0xEF;
  if (rare_start && b.code_point >= 0x80 && b.code_point != 0xE9) cost += 0.5;
  // "Åžener", "ErdoÄŸan": no language has both letters.
  if (a.code_point == 0xC5 && IsIn(U"ŠšŽžŒœŸƒ", b.code_point)) cost += 0.7;
  if (a.code_point == 0xC4 && IsIn(U"ŽžŒœŸƒ", b.code_point)) cost += 0.5;
  return cost;
}

// A symbol or a closing mark right before a letter; ’ and dashes may stand there.
double OddityMeter::LetterAfter(const Character& a, const Character& b) {
  switch (a.is.kind) {
    case Kind::kOdd:
      return IsIn(U"¿¡µ", a.code_point) ? 0 : 1;
    case Kind::kBox:
      return 1;
    case Kind::kCurrency:
      return b.code_point < 0x80 ? 0.3 : 1;
    case Kind::kTypographic:
      return IsClosing(a.code_point) ? 1 : 0;
    case Kind::kDigit:
      if (b.is.script > Script::kCyrillic) return 1;
      if (b.is.kind != Kind::kUpper || b.code_point < 0x80) return 0;
      return b.is.script == Script::kLatin ? 0.3 : 0.7;  // "2Â°", "2В°"
    default:
      return 0;
  }
}

double OddityMeter::AfterLetter(const Character& a, const Character& b) {
  switch (b.is.kind) {
    case Kind::kOdd:
      return 0.7;
    case Kind::kBox:
    case Kind::kCurrency:
      return 1;
    case Kind::kOpening:
      return b.code_point == 0x2018                             ? 0.3
             : b.code_point == 0x201A || b.code_point == 0x201E ? 1.1
                                                                : 0.7;
    case Kind::kMark: {
      const bool of_latin = b.code_point >= 0x300 && b.code_point < 0x370;
      return a.is.script == Script::kLatin && !of_latin ? 1.5 : 0;
    }
    case Kind::kTypographic:
      if (b.code_point == 0xB0) return a.code_point >= 0x80 ? 0.7 : 0;  // "Ä°zmir"
      return a.code_point == 0xC3 || a.code_point == 0xC2 ? 0.3 : 0;    // "Ã…"
    default:
      // "polÃ­tica" with an invisible hyphen.
      if (b.code_point == 0xAD) return IsIn(U"ÃĂĆГΓ", a.code_point) ? 0.7 : 0;
      // Ã and Â in front of nothing: "Ã l'office", "namedÂ â€œ".
      return b.code_point == 0xA0 && (a.code_point == 0xC3 || a.code_point == 0xC2)
                 ? 0.9
                 : 0;
  }
}

double OddityMeter::Pair(const Character& a, const Character& b) {
  if (IsLetter(a.is) && IsLetter(b.is)) return TwoLetters(a, b);
  if (IsLetter(b.is)) return LetterAfter(a, b);
  if (IsLetter(a.is)) return AfterLetter(a, b);
  if (b.is.kind == Kind::kMark &&
      (a.is.kind == Kind::kDigit || a.is.kind == Kind::kSpace)) {
    return 1.5;
  }
  // Two symbols in a row, unless both are quotes, dashes and the like.
  if (IsSymbol(a.is.kind) && IsSymbol(b.is.kind)) {
    if (IsQuoteOrDash(a.is.kind) && IsQuoteOrDash(b.is.kind)) return 0;
    return a.is.kind == Kind::kOdd || b.is.kind == Kind::kOdd ? 0.7 : 0.5;
  }
  return 0;
}

double OddityMeter::Triple(const Character& a, const Character& b, const Character& c) {
  if (a.code_point < 0x80 && b.code_point < 0x80) return 0;
  const bool capital = b.is.kind == Kind::kUpper && b.code_point >= 0x80;
  if (capital && c.is.kind == Kind::kLower) {
    return a.is.kind == Kind::kUpper ? 0.7 : 0;  // "SĂŁo"
  }
  // "50Ā km", "Å tefl", "Ć la" with no-break spaces, but not in a word in capitals.
  if (capital && c.code_point == 0xA0) {
    return a.is.kind != Kind::kUpper && IsIn(U"ÅĀĆĂĹ", b.code_point) ? 0.7 : 0;
  }
  // "–ì–", with which Mac shows Cyrillic letters.
  if (IsLetter(b.is)) {
    return b.code_point >= 0x80 && IsDash(a.code_point) && IsDash(c.code_point) ? 1 : 0;
  }
  if (!IsLetter(a.is) || !IsLetter(c.is)) return 0;
  // A mark inside of a word: "Timi»ôoara", "GÄ…sienica", "M…ôrk…ôzi".
  if (b.code_point == 0xBB) return 1;
  if (b.code_point != 0x2026) return 0;
  return (a.is.kind == Kind::kUpper && a.code_point >= 0x80) || c.code_point >= 0x80
             ? 0.7
             : 0;
}

void OddityMeter::Add(char32_t c) {
  const Character next{c, classes_[c]};
  oddity_ += static_cast<double>(next.is.odd);
  if (!empty_) oddity_ += Pair(last_, next);
  if (!empty_) oddity_ += Triple(before_last_, last_, next);
  before_last_ = last_;
  last_ = next;
  empty_ = false;
}

void OddityMeter::Add(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    // What is inside of a stretch of ASCII costs nothing.
    const size_t end = SkipAscii(text, i);
    if (end - i > 3) {
      Add(static_cast<unsigned char>(text[i]));
      i = end - 2;
    }
    Add(NextCodePoint(text, i));
  }
}

double OddityOf(std::string_view text) {
  OddityMeter meter;
  meter.Add(text);
  return meter.oddity();
}

}  // namespace unspin
