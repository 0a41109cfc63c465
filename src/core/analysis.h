#pragma once

// What extract/ finds in one Document.

#include <vector>

#include "core/fact.h"
#include "core/mention.h"

namespace unspin {

struct Analysis {
  std::vector<Mention> mentions;  // by field (title first), then by position; disjoint
  std::vector<Entity> entities;   // one a thing, in order of first mention
  std::vector<Fact> facts;        // by position of the evidence
};

// Renames entities to the names of their rows, in mentions and facts too, so that all
// articles call one thing alike.
void UseRowNames(Analysis& analysis);

// A finished article, ready to be stored or printed.
struct Article {
  Document document;
  Analysis analysis;
};

}  // namespace unspin
