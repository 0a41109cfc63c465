#pragma once

// What single words say about the names beside or inside which they stand, gathered
// from name_triggers.tsv, titles.tsv and common_words.tsv into one hash table.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/wordnet.h"

namespace unspin {

// A set of classes of a word. The names are those of name_triggers.tsv.
using ClassSet = uint64_t;

enum WordClass : ClassSet {
  kLegalSuffix = 1ull << 0,
  kCompanyTail = 1ull << 1,
  kOrgHead = 1ull << 2,
  kPlaceHead = 1ull << 3,
  kPlaceLead = 1ull << 4,
  kProductTail = 1ull << 5,
  kParticle = 1ull << 6,
  kCompanyNoun = 1ull << 7,
  kOrgNoun = 1ull << 8,
  kProductNoun = 1ull << 9,
  kPlaceNoun = 1ull << 10,
  kCompanyVerb = 1ull << 11,
  kPersonVerb = 1ull << 12,
  kBuyVerb = 1ull << 13,
  kProductVerb = 1ull << 14,
  kPlaceCue = 1ull << 15,
  kPersonCue = 1ull << 16,
  kOrgCue = 1ull << 17,
  kCompanyAfter = 1ull << 18,
  kProductAfter = 1ull << 19,
  kPlaceAfter = 1ull << 20,
  kDemonym = 1ull << 21,
  kNever = 1ull << 22,
  kCalendar = 1ull << 23,
  kFunction = 1ull << 24,
  kHonorific = 1ull << 25,  // titles.tsv
  kPost = 1ull << 26,
  kProfession = 1ull << 27,
  kCommon = 1ull << 28,       // common_words.tsv
  kPhraseStart = 1ull << 29,  // a trigger or title of several words may start here
  kAffix = 1ull << 30,        // "based" in "Munich-based"
  // Of common_words.tsv, but capitalised as often as not: "affairs", "communications".
  kSemiCommon = 1ull << 31,
  // An acronym that is no name ("ETL"); in its capitals only, as "Soar" may be one.
  kTerm = 1ull << 32,
  kTermHead = 1ull << 33,  // "Act", "Agreement": what ends in one is mostly no name
};

constexpr ClassSet kAnyTitle = kHonorific | kPost | kProfession;
constexpr ClassSet kAnyNoun = kCompanyNoun | kOrgNoun | kProductNoun | kPlaceNoun;

// Immutable; safe to share between threads.
class WordClasses {
 public:
  explicit WordClasses(const Lexicon& lexicon);

  // Classes of the word with this lower-case hash.
  ClassSet Of(uint64_t lower_hash) const;
  // Asks memory for what Of will look at.
  void Prefetch(uint64_t lower_hash) const;

  // Whether the thesaurus has the word, given in lower case.
  bool InThesaurus(std::string_view lower) const {
    return thesaurus_.Find(lower).has_value();
  }

  struct Phrase {
    size_t words = 0;  // 0: none
    ClassSet classes = 0;
  };
  // The longest trigger and the longest title at the first of `lower_hashes`.
  Phrase TriggerAt(std::span<const uint64_t> lower_hashes) const;
  Phrase TitleAt(std::span<const uint64_t> lower_hashes) const;

 private:
  struct Slot {
    uint64_t hash = 0;
    ClassSet classes = 0;
  };
  void Add(std::string_view phrase, ClassSet classes);

  const PhraseMatcher* triggers_;
  const PhraseMatcher* titles_;
  std::vector<ClassSet> trigger_rows_;  // class of each row
  std::vector<ClassSet> title_rows_;
  WordNet thesaurus_;
  std::vector<Slot> slots_;  // open addressing, size a power of two
};

}  // namespace unspin
