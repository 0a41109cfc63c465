#pragma once

// A paragraph of a spun text with what its tokens may have been, and the edits that
// follow from a decoded one.

#include <vector>

#include "core/mapped_text.h"
#include "repair/spin/candidates.h"
#include "repair/spin/evidence.h"

namespace unspin {

// One token and the candidates worth a full search; the first keeps it as it is.
struct Place {
  std::vector<Candidate> candidates;
  std::vector<WordPair> pairs;  // of the candidates
  std::vector<float> fit;   // ln of what speaks for each beside belief and neighbours
  std::vector<float> wide;  // ln fit of the wider context; may be empty
  std::vector<float> posteriors;  // probability of each, the result
  int best = -1;  // the candidate of the likeliest reading that starts here
};

struct Reading {
  MaskedParagraph masked;
  std::vector<Place> places;  // of the tokens
};

// Appends the edits of `reading` to `edits`. A word is changed when it was replaced
// with a probability of at least `min_confidence`; the edit's confidence is that of the
// very original chosen.
void AddEdits(const Reading& reading, const Channel& channel, double min_confidence,
              std::vector<Edit>& edits);

}  // namespace unspin
