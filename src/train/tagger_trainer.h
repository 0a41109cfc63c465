#pragma once

// Trains the tagger: a conditional random field, by AdaGrad over the stretches of words
// one by one (Duchi et al. 2011). Where an example allows a word several tags it learns
// from all of them together.

#include "extract/tagger/tag_model.h"
#include "train/tagger_examples.h"

namespace unspin {

struct TaggerOptions {
  int rounds = 6;
  float rate = 0.04F;
  float decay = 1e-6F;        // pull of each weight towards zero
  size_t fewest = 2;          // words that a feature must have
  float word_dropout = 0.1F;  // share of the stretches that do without
  float gazetteer_dropout = 0.25F;
  float evidence_dropout = 0.2F;
  size_t most_features = 220000;  // that are kept
  uint64_t seed = 1;
};

// Features and transitions only. The same examples and options give the same weights.
TagModelParts TrainTagger(TaggerExamples examples, const TaggerOptions& options);

}  // namespace unspin
