#pragma once

// Words of a spun text that stay although something else may have stood there, and how
// they give way to changes.

#include <string_view>
#include <vector>

#include "core/mapped_text.h"
#include "repair/spin/reading.h"

namespace unspin {

// The words and phrases of a decoded paragraph that its likeliest reading keeps and
// that are something else with a probability of 0.05 or more: edits that are kept.
// Those of a phrase may overlap those of its words.
std::vector<Edit> FindDoubts(const Reading& reading, const Channel& channel);

// Adds `change`, which was not made because the words of `body` were replaced with the
// probability `replaced` only and `least` is asked for, to `edits` as a doubt; but not
// when all that it could have written is too unlikely.
void AddRefused(std::string_view body, Edit change, float replaced, double least,
                std::vector<Edit>& edits);

// Sorts the edits of a paragraph; doubts give way to changes and to stronger doubts.
void DropOverlaps(std::vector<Edit>& edits);

}  // namespace unspin
