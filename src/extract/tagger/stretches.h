#pragma once

// Which words are tagged at all. Most words of a text can be no part of a name, and
// looking at them is what would cost.

#include <vector>

#include "extract/names/name_words.h"

namespace unspin {

// The stretches of words of `sentence` that may hold names, in order; all other words
// are outside of names. A stretch ends where the words on either side do not depend on
// each other.
void FindStretches(const NameWords& text, TokenRange sentence,
                   std::vector<TokenRange>& out);

}  // namespace unspin
