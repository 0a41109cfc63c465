#pragma once

// How odd a few characters look beside each other: what tells mojibake from sound text
// in any language.

#include <string_view>

#include "repair/mojibake/character_class.h"

namespace unspin {

// Adds up what each character and each pair of neighbours costs; 0 for ordinary words
// and punctuation of one script. 1 is about what must not happen in sound text: a
// lower-case letter before a capital with an accent ("nÃ"), a symbol before a letter
// ("¤c"), two scripts in a word. The scale is our own; the values were set by labelled
// cases (tests/cases/mojibake.tsv) and by damaging texts (tests/bench/README.md).
class OddityMeter {
 public:
  void Add(char32_t c);
  void Add(std::string_view text);  // of UTF-8
  double oddity() const { return oddity_; }

 private:
  struct Character {
    char32_t code_point = 0;
    CharacterClass is;
  };
  static double TwoLetters(const Character& a, const Character& b);
  static double LetterAfter(const Character& a, const Character& b);
  static double AfterLetter(const Character& a, const Character& b);
  static double Pair(const Character& a, const Character& b);
  static double Triple(const Character& a, const Character& b, const Character& c);

  const CharacterClasses& classes_ = Classes();
  double oddity_ = 0;
  bool empty_ = true;
  Character before_last_;
  Character last_;
};

double OddityOf(std::string_view text);

}  // namespace unspin
