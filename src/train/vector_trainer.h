#pragma once

// Trains the context model's vectors (repair/spin/context_vectors.h): for each place of
// the corpus that holds a word in doubt, a softmax over that word, the words that a
// spinner's table confuses it with, and a few others at random, on top of the scores of
// the trigrams. Stochastic gradient descent, one pass, fixed seed.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "repair/spin/context_model.h"
#include "repair/spin/context_vectors.h"

namespace unspin {

// A corpus as ids of the model.
struct ContextStream {
  struct Paragraph {
    size_t begin = 0;
    unsigned weight = 1;
  };
  std::vector<uint32_t> ids;
  std::vector<Paragraph> paragraphs;
};

// Form and original of a spinner's table.
using SpinPairs = std::vector<std::pair<std::string, std::string>>;

struct VectorTrainerOptions {
  // Words above this share of the corpus are sampled, so that "in" is not most of it.
  double sampling = 5e-5;
  float rate = 0.05F;
  uint64_t seed = 88172645463325252ULL;
};

ContextVectorParts TrainVectors(const ContextModel& model, const ContextStream& corpus,
                                const SpinPairs& pairs,
                                const VectorTrainerOptions& options);

}  // namespace unspin
