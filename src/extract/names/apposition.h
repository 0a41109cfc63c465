#pragma once

// What is said of a name right behind it: "Kontur, a Danish retailer,", "Kontur is an
// app for bakers".

#include "extract/names/contexts.h"

namespace unspin {

// Adds the cues of the apposition or relative clause that starts at word `i`.
void AddAppositionCues(const NameWords& text, size_t i, CueList& cues);

}  // namespace unspin
