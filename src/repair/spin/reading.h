#pragma once

// A paragraph of a spun text with what its tokens may have been, and the edits and
// doubts that follow from a decoded one.

#include <cstdint>
#include <span>
#include <vector>

#include "core/mapped_text.h"
#include "repair/spin/candidates.h"
#include "repair/spin/evidence.h"

namespace unspin {

// One candidate of one token in the search.
struct Choice {
  const Candidate* candidate = nullptr;
  WordPair pair;        // of free tokens
  float fit = 0;        // ln of what speaks for it beside belief and neighbours
  float wide = 0;       // ln fit of the wider context
  float posterior = 0;  // its probability, the result
};

// One token and the candidates worth a full search; the first keeps it as it is.
struct Place {
  uint32_t first = 0;  // of its choices
  uint32_t count = 0;
  int best = -1;  // the choice of the likeliest reading that starts here
};

struct Reading {
  MaskedParagraph masked;
  std::vector<Place> places;  // of the tokens
  std::vector<Choice> choices;
  // ln of how much likelier the paragraph is as a spun text than as it stands.
  float evidence = 0;

  std::span<const Choice> ChoicesOf(const Place& place) const {
    return std::span(choices).subspan(place.first, place.count);
  }
  std::span<Choice> ChoicesOf(const Place& place) {
    return std::span(choices).subspan(place.first, place.count);
  }
};

// Appends the edits of `reading` to `edits`, sorted and disjoint. A word is changed
// when it was replaced with a probability of at least `min_confidence`; the edit's
// confidence is that of the very original chosen. A word that stays although something
// else has a probability of 0.05 or more is a doubt (Edit::kept). Where the spinner
// made "a" and "an" agree with its substitute, they are made to agree with the
// original.
void AddEdits(const Reading& reading, const Channel& channel, double min_confidence,
              std::vector<Edit>& edits);

}  // namespace unspin
