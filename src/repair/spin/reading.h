#pragma once

// A paragraph of a spun text with what its tokens may have been, and the changes that
// follow from a decoded one.

#include <cstdint>
#include <span>
#include <vector>

#include "core/mapped_text.h"
#include "repair/spin/candidates.h"
#include "repair/spin/decision.h"
#include "repair/spin/evidence.h"

namespace unspin {

// One candidate of one token in the search.
struct Choice {
  const Candidate* candidate = nullptr;
  WordPair pair;           // of free tokens
  float fit = 0;           // ln of what speaks for it beside belief and neighbours
  float wide = 0;          // ln fit of the wider context
  float copies = 0;        // ln of what copies of the article say for it
  float posterior = 0;     // its probability, the result
  bool ruled_out = false;  // the word as it stands, kept for comparison only
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

// A change that the search would make. What the features say of the whole article is
// not known yet: see CountProposals.
struct Proposal {
  Edit edit;  // its confidence is the search's
  DecisionFeatures features = {};
  bool copied = false;  // the original has it
};

// The changes of the likeliest reading, sorted.
std::vector<Proposal> ProposeEdits(const Reading& reading, const Channel& channel,
                                   size_t rate);

}  // namespace unspin
