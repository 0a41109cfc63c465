#include "repair/mojibake/character_class.h"

#include <unicode/uchar.h>

#include <string_view>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr char32_t kTableEnd = 0x3000;  // characters below it are common in mojibake

constexpr std::u32string_view kOddSymbols =
    U"¤¦¨¬¯´¸¹³²ª¶·ƒˆ˜˘˛˝ˇ˙‡†‰√∂∑∏∫Ω≈∆◊∞≤≥≠⌐ⁿ₧±¼½¾µ§º¿¡΄΅‹›×÷";
constexpr std::u32string_view kTypographicMarks = U"’”…–—•™®°©»";
constexpr std::u32string_view kOpeningMarks = U"“‘„‚«";
constexpr std::u32string_view kCurrencies = U"€£¥¢₹₽";

bool IsIn(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

Kind ComputeKind(char32_t c) {
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
  if (c == 0xAD) return Kind::kSymbol;  // shows nothing in sound text
  if (c >= 0x2B9 && c < 0x2C0)
    return Kind::kSymbol;  // letters of no case: "Nukuʻalofa"
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

Script ComputeScript(char32_t c) {
  if (!IsLetter(c)) return Script::kCommon;
  if (c < 0x2B0 || (c >= 0x1E00 && c < 0x1F00)) return Script::kLatin;
  if (c >= 0x370 && c < 0x400) return Script::kGreek;
  if (c >= 0x400 && c < 0x530) return Script::kCyrillic;
  if (c >= 0x590 && c < 0x600) return Script::kHebrew;
  if (c >= 0x600 && c < 0x780) return Script::kArabic;
  if (c >= 0x3040 && c < 0xD800) return Script::kEastAsian;
  return Script::kOther;
}

// Letters that no living language uses, or only phonetics.
bool IsRareLetter(char32_t c) {
  return (c >= 0x180 && c < 0x1C4 && c != 0x192 && c != 0x1A0 && c != 0x1A1 &&
          c != 0x1AF && c != 0x1B0 && c != 0x18F) ||
         c == 0x17F || (c >= 0x1DD && c < 0x218) ||
         (c >= 0x21C && c < 0x2B0 && c != 0x259) || (c >= 0x460 && c < 0x48A) ||
         (c >= 0x1D00 && c < 0x1E00);
}

float ComputeOdd(char32_t c, Kind kind) {
  switch (kind) {
    case Kind::kForbidden:
      return 4;
    case Kind::kControl:
      return 2;
    case Kind::kLost:
      return 1;
    case Kind::kBox:
      return 0.8F;
    case Kind::kOdd:
      return 0.5F;
    case Kind::kMark:
      return c >= 0x334 && c <= 0x338 ? 1.5F : 0.2F;  // strokes through a letter
    case Kind::kLower:
    case Kind::kUpper:
      if (IsRareLetter(c)) return 2;
      if (c == 0x178 || (c >= 0x1E00 && c < 0x1EA0)) return 0.5F;  // Ÿ, ṻ
      if (c == 0xC3 || c == 0xC2) return 0.3F;                     // Ã, Â
      return c >= 0x100 && c < 0x250 ? 0.15F : 0;
    default:
      return 0;
  }
}

}  // namespace

CharacterClass CharacterClasses::Compute(char32_t c) {
  const Kind kind = ComputeKind(c);
  return {kind, ComputeScript(c), ComputeOdd(c, kind)};
}

CharacterClasses::CharacterClasses() : table_(kTableEnd) {
  for (char32_t c = 0; c < kTableEnd; ++c) table_[c] = Compute(c);
}

const CharacterClasses& Classes() {
  static const CharacterClasses kClasses;
  return kClasses;
}

}  // namespace unspin
