#pragma once

// Joins what was learned of a spinner from the inputs with what the lexicon knows of
// its family.

#include <vector>

#include "repair/spin/profile.h"

namespace unspin {

// Adds the rows of each of `learned` to the profile of `profiles` that has its name;
// those without one are left out. What was not learned stays as it was: the lexicon
// still restores it. A row that both have keeps its place in the lexicon and counts as
// seen.
void MergeLearned(const std::vector<SpinProfile>& learned,
                  std::vector<SpinProfile>& profiles);

}  // namespace unspin
