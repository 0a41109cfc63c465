#pragma once

// Names of annotated texts, each with the cues that the program sees for it.

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
  size_t article = 0;  // number of the text; a held-out part holds whole texts
  std::vector<WeighedCue> cues;
  // By EntityType: whether the name may be of it. Some sets do not tell companies from
  // other organizations.
  std::array<bool, kNameTypes> types{};
  float weight = 1;  // how often it is named, 3 at most
};

// Both readers leave out names that the annotation lacks, and throw Error naming the
// file.

// The names in `folder`/NAME.txt, typed by NAME.json. In order of file names.
std::vector<NameExample> ReadGoldNames(const std::string& folder,
                                       const Lexicon& lexicon);

// The names in the CoNLL files of `folder` that kConllFiles lists: a token and its tag
// a line, an empty line between sentences. Ten sentences are taken for a text.
std::vector<NameExample> ReadConllNames(const std::string& folder,
                                        const Lexicon& lexicon);

}  // namespace unspin
