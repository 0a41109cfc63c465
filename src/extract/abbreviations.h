#pragma once

// Words that are written with a full stop which need not end a sentence. A closed class
// of English, so it lives here and not in a lexicon.

#include <string_view>

namespace unspin {

enum class Abbreviation {
  kNone,
  kTitle,      // a name follows: "Mr.", "Sen."; never ends a sentence
  kReference,  // a number follows: "No.", "Fig.", "Jan."
  kSuffix,     // ends a name, perhaps the sentence too: "Inc.", "U.S.", "etc."
  kClock,      // "a.m.", "p.m."
};

// The class of a word in lower case, without its last stop ("inc", "u.s").
Abbreviation AbbreviationClass(std::string_view lower);

// True for words that start a sentence far more often than they follow an abbreviation:
// "the", "it", "but". Lower case.
bool StartsSentences(std::string_view lower);

}  // namespace unspin
