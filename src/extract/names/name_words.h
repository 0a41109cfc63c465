#pragma once

// The words of one field with all that the search for names asks of them: classes,
// titles, matches in the gazetteers. Word numbers are token numbers.

#include <cstdint>
#include <span>
#include <vector>

#include "extract/names/gazetteers.h"
#include "extract/names/word_classes.h"
#include "extract/tokens.h"
#include "extract/value_finder.h"

namespace unspin {

struct NameWord {
  // The part of the token that may belong to a name: "Munich" of "Munich-based".
  TextSpan span;
  ClassSet classes = 0;  // of the word and of triggers of several words that end here
  Shape shape = Shape::kLower;
  bool blocked = false;         // in a value, a ticker or a byline
  bool sentence_start = false;  // also behind an opening quotation mark or a dash
  bool space_before = false;
  bool cut = false;          // a part such as "-based" was cut off behind
  bool title_start = false;  // a title of `title_words` words starts here
  uint8_t title_words = 0;
  uint8_t match_words = 0;  // longest gazetteer phrase that starts here
  uint32_t match = 0;       // number in NameWords::matches when match_words > 0

  bool Is(ClassSet any_of) const { return (classes & any_of) != 0; }
  bool CanBeName() const {
    return !blocked && shape != Shape::kLower && shape != Shape::kNumber &&
           shape != Shape::kPunctuation;
  }
};

struct NameWords {
  const TokenizedText* text = nullptr;
  std::vector<NameWord> words;
  std::vector<uint64_t> lower;  // hashes, one a word, of the part in `span`
  std::vector<uint64_t> exact;
  std::vector<GazetteerMatch> matches;

  std::string_view TextOf(size_t word) const {
    return words[word].span.In(text->text());
  }
};

NameWords AnnotateWords(const TokenizedText& text, std::span<const Value> values,
                        const WordClasses& classes, const Gazetteers& gazetteers);

}  // namespace unspin
