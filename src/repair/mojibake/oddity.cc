#include "repair/mojibake/oddity.h"

#include <unicode/uchar.h>

#include <string_view>

#include "base/unicode.h"

namespace unspin {
namespace {

enum class Kind {
  kSpace,
  kLower,  // also letters without case
  kUpper,
  kDigit,
  kPlain,        // ASCII punctuation
  kTypographic,  // quotes, dashes, ellipsis: may close a word in any text
  kOpening,      // “ ‘ „ ‚ «: may open one
  kCurrency,
  kOdd,  // symbols that news hardly use
  kBox,
  kMark,  // combining
  kControl,
  kLost,       // U+FFFD
  kForbidden,  // unassigned, private use, surrogates
  kSymbol,     // emoji, arrows and other pictures
};

// A word's letters are of one of these.
enum class Script {
  kCommon,
  kLatin,
  kGreek,
  kCyrillic,
  kHebrew,
  kArabic,
  kEastAsian,
  kOther
};

constexpr std::u32string_view kOddSymbols =
    U"¤¦¨¬¯´¸¹³²ª¶·ƒˆ˜˘˛˝ˇ˙‡†‰√∂∑∏∫Ω≈∆◊∞≤≥≠⌐ⁿ₧±¼½¾µ§º¿¡\u00AD‹›×÷";
constexpr std::u32string_view kTypographicMarks = U"’”…–—•™®°©»";
constexpr std::u32string_view kOpeningMarks = U"“‘„‚«";
constexpr std::u32string_view kCurrencies = U"€£¥¢₹₽";

bool IsIn(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

Kind KindOf(char32_t c) {
  if (c < 0x80) {
    if (IsWhiteSpace(c)) return Kind::kSpace;
    if (IsUpper(c)) return Kind::kUpper;
    if (IsLower(c)) return Kind::kLower;
    if (IsDigit(c)) return Kind::kDigit;
    return c < 0x20 || c == 0x7F ? Kind::kControl : Kind::kPlain;
  }
  if (c < 0xA0) return Kind::kControl;
  if (c == 0xA0) return Kind::kSpace;
  if (c == kReplacementCharacter) return Kind::kLost;
  if (IsIn(kTypographicMarks, c)) return Kind::kTypographic;
  if (IsIn(kOpeningMarks, c)) return Kind::kOpening;
  if (IsIn(kCurrencies, c)) return Kind::kCurrency;
  if (IsIn(kOddSymbols, c)) return Kind::kOdd;
  if (c >= 0x2500 && c < 0x25A0) return Kind::kBox;
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_SURROGATE) {
    return Kind::kForbidden;
  }
  if (type == U_CONTROL_CHAR) return Kind::kControl;
  if (IsUpper(c)) return Kind::kUpper;
  if (IsLetter(c)) return Kind::kLower;
  if (IsDigit(c)) return Kind::kDigit;
  if (IsCombiningMark(c)) return Kind::kMark;
  return IsWhiteSpace(c) ? Kind::kSpace : Kind::kSymbol;
}

Script ScriptOf(char32_t c) {
  if (!IsLetter(c)) return Script::kCommon;
  if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) return Script::kLatin;
  if (c >= 0x370 && c < 0x400) return Script::kGreek;
  if (c >= 0x400 && c < 0x530) return Script::kCyrillic;
  if (c >= 0x590 && c < 0x600) return Script::kHebrew;
  if (c >= 0x600 && c < 0x780) return Script::kArabic;
  if (c >= 0x3040 && c < 0xD800) return Script::kEastAsian;
  return Script::kOther;
}

bool IsLetterKind(Kind kind) { return kind == Kind::kLower || kind == Kind::kUpper; }

// Letters that no living language uses, or only phonetics.
bool IsRareLetter(char32_t c) {
  return (c >= 0x180 && c < 0x1C4 && c != 0x192 && c != 0x1A0 && c != 0x1A1 &&
          c != 0x1AF && c != 0x1B0) ||
         c == 0x17F || (c >= 0x1DD && c < 0x218) || (c >= 0x21C && c < 0x300) ||
         (c >= 0x460 && c < 0x48A) || (c >= 0x1D00 && c < 0x1E00);
}

double Single(char32_t c, Kind kind) {
  switch (kind) {
    case Kind::kForbidden:
      return 4;
    case Kind::kControl:
      return 2;
    case Kind::kLost:
      return 1;
    case Kind::kBox:
      return 0.8;
    case Kind::kOdd:
      return 0.5;
    case Kind::kMark:
      return c >= 0x334 && c <= 0x338 ? 1.5 : 0.2;  // strokes through a letter
    case Kind::kLower:
    case Kind::kUpper:
      if (IsRareLetter(c)) return 2;
      if (c == 0xC3 || c == 0xC2) return 0.3;  // Ã, Â
      return c >= 0x100 && c < 0x250 ? 0.15 : 0;
    default:
      return 0;
  }
}

double TwoLetters(char32_t a, Kind kind_a, char32_t b, Kind kind_b) {
  double cost = 0;
  const Script script_a = ScriptOf(a);
  const Script script_b = ScriptOf(b);
  if (script_a != script_b) {
    // Greek letters stand in names of proteins ("IL2Rγ") and quantities ("μm").
    const bool greek = script_a == Script::kGreek || script_b == Script::kGreek;
    const bool latin = script_a == Script::kLatin || script_b == Script::kLatin;
    cost += greek && latin ? 0.3 : 1.5;
  }
  const bool accented = a >= 0x80 || b >= 0x80;
  if (accented && kind_a == Kind::kLower && kind_b == Kind::kUpper) cost += 1;
  // "âœ", "ðŸ": letters that hardly follow each other.
  if ((a == 0xE2 || a == 0xF0 || a == 0xEF) && b >= 0x80 && b != 0xE9) cost += 0.5;
  return cost;
}

double Pair(char32_t a, Kind kind_a, char32_t b, Kind kind_b) {
  if (IsLetterKind(kind_a) && IsLetterKind(kind_b))
    return TwoLetters(a, kind_a, b, kind_b);
  const bool closes_a = kind_a == Kind::kTypographic;
  if (IsLetterKind(kind_b)) {
    // A symbol or a closing mark right before a letter; ’ and dashes may stand there.
    if (kind_a == Kind::kOdd) return a == 0xBF || a == 0xA1 ? 0 : 1;
    if (kind_a == Kind::kBox) return 1;
    if (kind_a == Kind::kCurrency) return b < 0x80 ? 0.3 : 1;
    if (closes_a && (a == 0x201D || a == 0x2122 || a == 0xAE || a == 0xA9)) return 1;
    if (kind_a == Kind::kDigit) return ScriptOf(b) > Script::kCyrillic ? 1 : 0;
    return 0;
  }
  if (IsLetterKind(kind_a)) {
    if (kind_b == Kind::kOdd) return 0.7;
    if (kind_b == Kind::kBox) return 1;
    if (kind_b == Kind::kCurrency) return 1;
    if (kind_b == Kind::kOpening) {
      return b == 0x2018 ? 0.3 : b == 0x201A || b == 0x201E ? 1.1 : 0.7;
    }
    if (kind_b == Kind::kMark) {
      return ScriptOf(a) == Script::kLatin && !(b >= 0x300 && b < 0x370) ? 1.5 : 0;
    }
    // Ã and Â in front of nothing: "Ã l'office", "namedÂ â€œ".
    if (b == 0xA0 && (a == 0xC3 || a == 0xC2)) return 0.9;
    return 0;
  }
  if (kind_b == Kind::kMark && (kind_a == Kind::kDigit || kind_a == Kind::kSpace))
    return 1.5;
  const auto is_symbol = [](Kind kind) {
    return kind == Kind::kOdd || kind == Kind::kCurrency ||
           kind == Kind::kTypographic || kind == Kind::kOpening;
  };
  // Two symbols in a row, unless both are quotes, dashes and the like.
  if (is_symbol(kind_a) && is_symbol(kind_b)) {
    const bool ordinary = (closes_a || kind_a == Kind::kOpening) &&
                          (kind_b == Kind::kTypographic || kind_b == Kind::kOpening);
    return ordinary ? 0 : kind_a == Kind::kOdd || kind_b == Kind::kOdd ? 0.7 : 0.5;
  }
  return 0;
}

}  // namespace

double Oddity(std::span<const char32_t> characters) {
  double cost = 0;
  Kind previous = Kind::kSpace;
  for (size_t i = 0; i < characters.size(); ++i) {
    const Kind kind = KindOf(characters[i]);
    cost += Single(characters[i], kind);
    if (i > 0) cost += Pair(characters[i - 1], previous, characters[i], kind);
    previous = kind;
  }
  return cost;
}

}  // namespace unspin
