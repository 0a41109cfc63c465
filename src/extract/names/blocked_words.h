#pragma once

// Words that look like names and are parts of none.

#include <span>

#include "extract/names/name_words.h"

namespace unspin {

// "(NASDAQ: KTR)", "(SGX: K77)": neither the exchange nor the ticker is a mention.
// Refuses "(Source: Kontur)", which has a word in lower case.
void BlockTickers(NameWords& out);

// "press@ostrel.com": neither side is a mention. Refuses "@Ostrel".
void BlockAddresses(NameWords& out);

// "Data Science" is no name. Refuses "Data Science Institute" and what a table knows.
// REQUIRES: the gazetteers have been matched.
void BlockTerms(std::span<const TokenRange> terms, NameWords& out);

}  // namespace unspin
