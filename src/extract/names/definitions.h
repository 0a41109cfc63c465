#pragma once

// Acronyms that a text explains where it first uses them: "personally identifiable
// information (PII)".

#include <cstdint>
#include <vector>

#include "extract/names/candidates.h"
#include "extract/names/name_words.h"

namespace unspin {

struct AcronymDefinition {
  TokenRange long_form;
  size_t acronym = 0;  // number of the word
  // Whether the long form is no name: has words in lower case, or ends in a head of
  // laws, papers and methods ("Digital Millennium Copyright Act").
  bool of_term = false;
};

// In order of position. A letter of the acronym is the initial of a word; small words
// may be left out, and an "s" at its end. Refuses "Kontur (NASDAQ)".
std::vector<AcronymDefinition> FindDefinitions(const NameWords& text);

// Makes one candidate of a name that its acronym says is one: of "Wage and Hour
// Division (WHD)", cut at the "and".
void JoinDefinedNames(const std::vector<AcronymDefinition>& definitions,
                      const NameWords& text, size_t field,
                      std::vector<NameCandidate>& candidates);

// Keys of the acronyms of `definitions` that stand for no names, in the singular and
// the plural, sorted.
std::vector<uint64_t> KeysOfTerms(const std::vector<AcronymDefinition>& definitions,
                                  const NameWords& text);

// Keys of the acronyms that `gazetteers` have as something else than the text says:
// "Northland Energy Agency (NEA)", where a table knows another NEA.
std::vector<uint64_t> KeysOfOthers(const std::vector<AcronymDefinition>& definitions,
                                   const NameWords& text, const Gazetteers& gazetteers);

}  // namespace unspin
