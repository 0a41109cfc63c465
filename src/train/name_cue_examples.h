#pragma once

// Names of articles with gold, each with the cues that the program sees for it.

#include <string>
#include <vector>

#include "extract/names/cues.h"
#include "lexicon/lexicon.h"

namespace unspin {

struct WeighedCue {
  Cue cue = Cue::kBias;
  float value = 0;
};

struct NameExample {
  size_t article = 0;  // number of the file; a held-out part holds whole articles
  std::vector<WeighedCue> cues;
  size_t type = 0;   // EntityType as a number
  float weight = 1;  // how often it is named, 3 at most
};

// The names that are found in `folder`/NAME.txt and have a type in NAME.json; names that
// the gold lacks are left out. In order of file names. Throws Error naming the file.
std::vector<NameExample> ReadNameExamples(const std::string& folder,
                                          const Lexicon& lexicon);

}  // namespace unspin
