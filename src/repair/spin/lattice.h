#pragma once

// The search for the likeliest reading of a paragraph: a lattice of arcs, each of which
// reads one or more tokens as one or more words, weighed by the context model.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "repair/spin/context_model.h"

namespace unspin {

struct Arc {
  static constexpr size_t kMaxWords = 4;
  uint16_t tokens = 1;  // how many tokens it reads
  uint16_t words = 1;   // how many of `ids` count
  std::array<ContextModel::WordId, kMaxWords> ids = {};
  float score = 0;  // ln of all that speaks for it but its context
};

// The arcs that start at one token. Every token needs an arc that reads it alone.
struct LatticeColumn {
  bool starts_sentence = false;
  std::vector<Arc> arcs;
};

struct DecodedColumn {
  int best = -1;                  // the arc of the likeliest reading that starts here
  std::vector<float> posteriors;  // probability of each arc
};

struct DecodeOptions {
  size_t beam = 10;       // readings kept at each token
  float margin = 14;      // ln; readings this much worse than the best are dropped
  float model_scale = 1;  // weight of the context model
};

// Exact but for the beam: Viterbi for `best`, forward-backward over the same readings
// for the posteriors. Linear in the number of tokens.
std::vector<DecodedColumn> Decode(const ContextModel& model,
                                  std::span<const LatticeColumn> lattice,
                                  const DecodeOptions& options = {});

}  // namespace unspin
