#pragma once

// The words that a spinner with WordNet could have written a word for, beyond the pairs
// that the table lists.

#include <string_view>
#include <vector>

#include "lexicon/wordnet.h"
#include "repair/spin/context_model.h"

namespace unspin {

struct Neighbour {
  std::string_view word;  // kept by the lexicon
  ContextModel::WordId id = ContextModel::kUnknown;
  float share = 0;  // of all that the spinner could have written for `word`; 0..1
};

// Spinners take a word as it stands, look up any of its senses, however rare, and write
// a synonym, the hypernym or a similar adjective: team -> squad, cloud -> unreality,
// in -> successful. Immutable, safe to share; the lexicon and the model must outlive it.
class Thesaurus {
 public:
  Thesaurus(const CompiledFile& file, const ContextModel& model);

  // The possible originals of `spun`, likeliest first, at most 64. Only single words
  // that the context model knows.
  std::vector<Neighbour> OriginalsOf(std::string_view spun) const;

 private:
  float WaysFrom(WordNet::WordId word) const;

  WordNet wordnet_;
  const ContextModel& model_;
  std::vector<ContextModel::WordId> ids_;  // a word's id in the model; 0: not a candidate
  std::vector<float> ways_;  // sum of the weights of all substitutes of a word
};

}  // namespace unspin
