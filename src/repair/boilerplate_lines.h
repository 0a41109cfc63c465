#pragma once

// The line classifier: which lines of a body were put there by a site and not by the
// author of the article.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

struct BoilerplateLineRows;
struct BoilerplateRow;

// Removals of whole lines, each with the line breaks behind it. One look: what a
// removal uncovers is left for the next. Linear in the size of `text`; nothing is found
// in one of 4 GiB, which extraction refuses.
std::vector<Edit> FindBoilerplateLines(std::string_view text,
                                       const FixContext& context);

// The strongest rows that fit a line: of the lexicon, or, for a line of nothing but
// words of pages, one that stands for all such.
BoilerplateLineRows FindLineRows(std::string_view line,
                                 const BoilerplatePatterns& patterns);

// Removal of [begin, end) for `row` (null: `reason` says it all). `score` is the log of
// the odds that it is right.
Edit RemovalOf(size_t begin, size_t end, const BoilerplateRow* row,
               std::string_view reason, double score);

}  // namespace unspin
