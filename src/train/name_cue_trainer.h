#pragma once

// Fits the shifts of the weights in name_cues.tsv: multinomial logistic regression that
// is pulled towards the weights written by hand, by AdaGrad over all examples at once.
// No random numbers: the same examples give the same shifts.

#include <array>
#include <span>
#include <vector>

#include "train/name_cue_examples.h"

namespace unspin {

using CueTable = std::array<TypeScores, kCueCount>;

struct NameCueOptions {
  float pull = 4;  // strength of the pull towards the hand-written weights
  // Each name counts a second time, with this weight, as if no gazetteer knew it: names
  // to come are mostly in none.
  float unknown_weight = 0.6F;
  float unknown_place_weight = 0.15F;  // places are the ones that tables know best
  int rounds = 120;
  float rate = 0.3F;
};

// The weights that fit `examples`, starting from `hand`.
CueTable TrainNameCues(const CueTable& hand, std::span<const NameExample> examples,
                       const NameCueOptions& options);

// Share of the examples, by weight, whose type the weights tell right.
double NameTypeAccuracy(const CueTable& weights, std::span<const NameExample> examples);

// The examples without the cues of gazetteers.
std::vector<NameExample> WithoutGazetteers(std::span<const NameExample> examples);

// The mean accuracy over `parts` parts of the articles, each held out in turn; `others`
// are always trained on.
double CrossValidate(const CueTable& hand, std::span<const NameExample> examples,
                     std::span<const NameExample> others, const NameCueOptions& options,
                     size_t parts);

}  // namespace unspin
