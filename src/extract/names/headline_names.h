#pragma once

// Names in headlines with capitals throughout.

#include "extract/names/article_names.h"

namespace unspin {

// Adds to `names` what the body of the article or a table knows of such a headline: its
// capitals say nothing. REQUIRES: the groups are typed.
void AddHeadlineNames(ArticleNames& names, const Gazetteers& gazetteers,
                      const CueWeights& weights);

}  // namespace unspin
