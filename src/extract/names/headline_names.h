#pragma once

// Names in headlines with capitals throughout.

#include <span>

#include "extract/names/article_names.h"
#include "extract/tagger/tagger.h"

namespace unspin {

// Adds to `names` what the body of the article, a table or the tagger knows of such a
// headline: its capitals say nothing. `tags` has an entry for each field, or none.
// REQUIRES: the groups are typed.
void AddHeadlineNames(ArticleNames& names, std::span<const TaggedField> tags,
                      const Gazetteers& gazetteers, const CueWeights& weights);

}  // namespace unspin
