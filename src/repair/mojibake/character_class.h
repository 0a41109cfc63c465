#pragma once

// What a character is to oddity.h, looked up in a table.

#include <cstdint>
#include <vector>

namespace unspin {

enum class Kind : uint8_t {
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
enum class Script : uint8_t {
  kCommon,
  kLatin,
  kGreek,
  kCyrillic,
  kHebrew,
  kArabic,
  kEastAsian,
  kOther
};

struct CharacterClass {
  Kind kind = Kind::kSpace;
  Script script = Script::kCommon;
  float odd = 0;  // of the character alone
};

// The classes of all characters, those of most in a table.
class CharacterClasses {
 public:
  CharacterClasses();
  CharacterClass operator[](char32_t c) const {
    return c < table_.size() ? table_[c] : Compute(c);
  }

 private:
  static CharacterClass Compute(char32_t c);
  std::vector<CharacterClass> table_;
};

// Made at the first call. Loops should keep the reference.
const CharacterClasses& Classes();

inline CharacterClass ClassOf(char32_t c) { return Classes()[c]; }

inline bool IsLetter(const CharacterClass& c) {
  return c.kind == Kind::kLower || c.kind == Kind::kUpper;
}

}  // namespace unspin
