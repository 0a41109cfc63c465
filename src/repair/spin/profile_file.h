#pragma once

// A learned profile as a table that people can read, edit and share:
//
//   # comments for people
//   #: profile<TAB>newsmill
//   #: touches<TAB>free            free or any
//   #: determinism<TAB>fixed       fixed or random
//   #: articles<TAB>original       original or spun
//   #: rate<TAB>0.96
//   #: learned-from<TAB>26 pairs of texts, 8412 words
//   spun<TAB>original<TAB>weight<TAB>source<TAB>note
//   helium<TAB>he<TAB>0.93<TAB>learned<TAB>count 7
//
// The table has the columns of lexicons/spin_a.tsv.

#include <string>
#include <string_view>

#include "repair/spin/learned_profile.h"

namespace unspin {

std::string WriteProfile(const LearnedProfile& profile);

// Reads what WriteProfile wrote and what people made of it: "#:" lines in any number
// and order, columns in any order, of which only spun and original must be there; white
// space around cells and missing cells at the end of a row do no harm. Of two rows with
// the same pair the later one counts. A table without "#:" lines is a fixed function on
// free words, named after the file. Throws Error naming `path`, the line and the
// reason.
LearnedProfile ParseProfile(const std::string& path, std::string_view bytes);

// The same of the file at `path`.
LearnedProfile ReadProfile(const std::string& path);

}  // namespace unspin
