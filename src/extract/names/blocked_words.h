#pragma once

// Words that look like names and are parts of none.

#include <span>
#include <string_view>

#include "extract/names/name_words.h"

namespace unspin {

// A part of a text's words while it is annotated, from token `first` on.
struct WordWindow {
  std::span<NameWord> words;
  const TokenList& tokens;
  size_t first = 0;

  std::string_view TokenText(size_t i) const { return tokens[first + i].text; }
};

// "(NASDAQ: KTR)", "(SGX: K77)": neither the exchange nor the ticker is a mention.
// Refuses "(Source: Kontur)", which has a word in lower case.
void BlockTickers(const WordWindow& window);

// "press@ostrel.com": neither side is a mention. Refuses "@Ostrel".
void BlockAddresses(const WordWindow& window);

// "Data Science" is no name. Refuses "Data Science Institute" and what a table knows.
// REQUIRES: the gazetteers have been matched.
void BlockTerms(std::span<const TokenRange> terms, const WordWindow& window);

}  // namespace unspin
