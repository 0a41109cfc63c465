#pragma once

// Tells names from ordinary words that are capitalised for another reason.

#include "extract/names/article_names.h"

namespace unspin {

// Marks the groups of `names` that are no names as dropped. REQUIRES: their cues have
// been counted.
void DropOrdinaryWords(ArticleNames& names);

}  // namespace unspin
