#pragma once

// How text is un-spun.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "repair/spin/profile.h"

namespace unspin {

// What can be left out to see what it is worth. All on but for measuring.
struct SpinParts {
  bool mask = true;         // which words can have been touched at all
  bool determinism = true;  // one original, one form: sightings over the article
  bool thesaurus = true;    // originals that no table lists
  bool evidence = true;     // words that stand elsewhere in the article
  bool trigrams = true;     // else the words before and after alone
  bool vectors = true;      // the wider context

  // The names of the above, in this order, and how to leave out the one of a name.
  static constexpr std::array<std::string_view, 6> kNames = {
      "mask", "determinism", "thesaurus", "evidence", "trigrams", "vectors"};
  // REQUIRES: `name` is one of kNames.
  void LeaveOut(std::string_view name);
};

struct SpinOptions {
  // A word is changed when it was replaced with this probability; else the profile
  // says.
  std::optional<double> min_confidence;
  std::vector<SpinProfile> profiles;  // learned ones; tried beside the lexicon's
  // Learned from the inputs themselves: each is merged into the profile of its name.
  std::vector<SpinProfile> learned;
  // Of the lexicon's pairs this share is not used, drawn by the seed: how well does it
  // go with a spinner that is known in part?
  double without_pairs = 0;
  uint64_t seed = 1;
  SpinParts parts;
};

}  // namespace unspin
