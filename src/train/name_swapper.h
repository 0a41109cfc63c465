#pragma once

// Copies of annotated articles under other names: what a tagger is to learn is how
// names are used, and not the few that the articles happen to have.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/names/word_classes.h"
#include "train/dice.h"
#include "train/tagged_texts.h"

namespace unspin {

// Makes up words that look like others: a Markov chain over their letters.
class WordInventor {
 public:
  void Learn(std::string_view word);
  // A word of four to ten bytes with a capital. REQUIRES: something was learnt.
  std::string Invent(Dice& dice) const;

 private:
  std::string Draw(Dice& dice) const;
  std::map<std::string, std::string, std::less<>> next_;  // two letters, what follows
};

class NameSwapper {
 public:
  // Real names are drawn from the tables of `lexicon`, which must outlive it.
  NameSwapper(const Lexicon& lexicon, uint64_t seed);

  // The text with a new word for each telling word of each name, the same one wherever
  // it stands: "Kontur Cloud" and "Kontur" become "Velmara Cloud" and "Velmara".
  TaggedText Swap(const TaggedText& text);

 private:
  using Words = std::map<std::string, std::string, std::less<>>;

  bool IsTelling(std::string_view word) const;
  void ChooseWords(std::string_view name, TypeSet types, Words& words);
  std::string NewWord(TypeSet types, bool first_of_several);
  std::string NewBrand();
  static std::string Rewrite(const std::string& text, Field field, const Words& words,
                             std::vector<TaggedSpan>& names);

  WordClasses classes_;
  Dice dice_;
  WordInventor inventor_;
  std::vector<std::string> brands_;
  std::vector<std::string> given_;
  std::vector<std::string> surnames_;
  std::vector<std::string> places_;
};

}  // namespace unspin
