#pragma once

// The search for the likeliest reading of a paragraph: a lattice of arcs, each of which
// reads one or more tokens as one or more words, weighed by the context model.

#include <array>
#include <cmath>
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
  std::span<const Arc> arcs;  // owned by the caller
};

struct DecodedLattice {
  // Of each column: the arc of the likeliest reading that starts there, or -1.
  std::vector<int> best;
  // The probability of each arc, those of all columns one after another.
  std::vector<float> posteriors;
  float total = 0;  // ln of the sum over all readings
};

struct DecodeOptions {
  size_t beam = 10;       // readings kept at each token
  float margin = 6;       // ln; readings this much worse than the best are dropped
  float model_scale = 1;  // weight of the context model
  bool trigrams = true;   // false: only the word before counts
};

// Exact but for the beam: Viterbi for `best`, forward-backward over the same readings
// for the posteriors. Linear in the number of tokens. Keeps its memory for the next
// lattice; not for several threads at once.
class LatticeDecoder {
 public:
  explicit LatticeDecoder(const ContextModel& model, const DecodeOptions& options = {})
      : model_(model),
        options_(options),
        margin_(std::exp(-double{options.margin})),
        memories_(kMemories) {}

  DecodedLattice Decode(std::span<const LatticeColumn> lattice);

 private:
  static constexpr uint32_t kNoEdge = ~uint32_t{0};

  struct Edge {
    uint32_t from = 0;        // node before
    uint32_t next = kNoEdge;  // into the same node
    float score = 0;          // ln
    float weight = 0;         // its exponential, between the scales of two columns
    uint16_t arc = 0;         // of the column of `from`
  };
  // All readings up to a token that end in the same two words.
  struct Node {
    ContextModel::WordId previous = 0;
    ContextModel::WordId before_previous = 0;
    uint32_t column = 0;
    double forward = 1;   // sum over the readings up to it, in its column's scale
    double backward = 0;  // the same from it to the end
    float best = 0;       // ln of the best reading up to it
    uint32_t best_edge = kNoEdge;
    uint32_t first_edge = kNoEdge;
    uint32_t last_edge = kNoEdge;
  };
  // The nodes before a token, found by their two words.
  struct Column {
    std::vector<uint64_t> words;
    std::vector<uint32_t> nodes;
    float scale = 0;  // ln of what a forward sum of 1 stands for
  };

  void Start(std::span<const LatticeColumn> lattice);
  void Prune(std::vector<uint32_t>& nodes) const;
  void Extend(const LatticeColumn& column, uint32_t at);
  void ScoreFirstWords(const LatticeColumn& column, const std::vector<uint32_t>& nodes,
                       bool restarts);
  void Join(uint32_t column, ContextModel::WordId previous,
            ContextModel::WordId before_previous, const Edge& edge);
  void AddPosteriors(DecodedLattice& decoded);
  void FollowBest(DecodedLattice& decoded) const;

  const ContextModel& model_;
  DecodeOptions options_;
  double margin_;    // of the sums
  size_t size_ = 0;  // tokens of the lattice
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<Column> columns_;       // one more than tokens are in use
  std::vector<uint32_t> first_arcs_;  // of each column in the posteriors
  // Scores of the first words of the arcs of one column, from each of its nodes, and
  // what must be asked for them.
  struct Pending {
    size_t index = 0;  // in scores_
    uint64_t key = 0;
  };
  std::vector<float> scores_;
  std::vector<Pending> pending_;
  std::vector<ContextModel::Pair> pairs_;
  std::vector<ContextModel::History> histories_;
  std::vector<ContextModel::Query> queries_;
  // What the model said before: the same article is decoded several times, mostly along
  // the same readings. One place for each key, the last one stays.
  struct Memory {
    uint64_t key = 0;
    float score = 0;
  };
  static constexpr size_t kMemories = 1 << 14;
  std::vector<Memory> memories_;
};

}  // namespace unspin
