#pragma once

// A spinner family as data: what it may touch, how it chooses, and what it writes for
// what. Shipped ones stand in lexicons/spin_profiles.tsv and the tables named there.

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "repair/spin/habits.h"
#include "repair/spin/learned_profile.h"

namespace unspin {

// One substitution that the family makes.
struct Substitution {
  std::string spun;      // one or more words
  std::string original;  // one or more words
  float weight = 0;      // P(original | spun form in a text of the family)
  // Odds that a fixed function writes this against that it keeps the word; of a random
  // one, how often it draws this against another image of weight 1.
  float odds = 0;
  bool guess = false;            // in no spun text seen, nor like pairs that were
  bool name = false;             // counts only with its capitals ("Home windows")
  const Table* table = nullptr;  // where it stands; null for a learned profile
  uint32_t row = 0;              // of `table`, or the line of the learned file
};

struct SpinProfile {
  std::string name;    // "wordnet": the verdict on a document names it
  std::string family;  // "A": the markers of spin_words.tsv name it; empty if learned
  Touches touches = Touches::kFreeWords;
  Mapping mapping = Mapping::kFixed;
  // Share of the words with a listed image that a random spinner replaces.
  float rate = 1;
  // Mass of images that the tables do not list, against one listed image.
  float unlisted = 0;
  Articles articles = Articles::kOriginal;
  // A word is changed when it was replaced with this probability, unless told
  // otherwise.
  float least = 0.5F;
  // Density of its markers from which a text is looked at for a random spinner. Of the
  // phrase spinner's, 99 in 100 clean articles of seven kinds have less than 2.3, texts
  // spun for this project 2.3 to 20.
  float suspicious = 2;
  std::string path;  // of a learned profile
  // Of a profile learned from the inputs themselves, where rows were seen, by their
  // number: "seen in dump.jsonl#17 beside dump.jsonl#4".
  std::vector<std::string> sightings;
  std::vector<Substitution> substitutions;

  // Where a substitution stands: "spin_a.tsv:123".
  std::string RowName(const Substitution& substitution) const;
};

// The profiles of the lexicon, in the order of their table. Throws Error when a profile
// names a table that does not exist. They view the lexicon.
std::vector<SpinProfile> ShippedProfiles(const Lexicon& lexicon);

// The profile that was learned and written to `path`; the lines of its rows count from
// the first line of the file.
SpinProfile FromLearned(const LearnedProfile& learned, std::string path);

}  // namespace unspin
