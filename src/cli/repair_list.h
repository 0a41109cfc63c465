#pragma once

// The list of what was changed in an article and of what is in doubt, for people.

#include <string>

#include "core/document.h"

namespace unspin::cli {

// A line a change in aligned columns: where, kind, confidence, what was and what is,
// lexicon row, all candidates with their probabilities, reason. Then the words that
// stay although doubtful. Empty when there is nothing to list.
std::string ListRepairs(const Document& document, bool colour);

// "spun by profile wordnet, score 1.000: 83 of 305 words changed, mean confidence 0.94;
// 4 doubts; 2 other repairs (1 space, 1 boilerplate)" on a line.
std::string SummariseRepairs(const Document& document);

}  // namespace unspin::cli
