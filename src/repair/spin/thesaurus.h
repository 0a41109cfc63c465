#pragma once

// The words that a spinner with WordNet could have written a word for, beyond the pairs
// that the table lists.

#include <string_view>
#include <vector>

#include "lexicon/wordnet.h"
#include "repair/spin/channel.h"
#include "repair/spin/context_model.h"

namespace unspin {

struct Neighbour {
  std::string_view word;  // kept by the lexicon
  ContextModel::WordId id = ContextModel::kUnknown;
  ByRate beliefs = {};  // P(the spinner writes so for `word`), by the thesaurus alone
};

// Spinners take a word as it stands, look up any of its senses, however rare, and write
// a synonym, the hypernym or a similar adjective: team -> squad, cloud -> unreality,
// in -> successful. Immutable, safe to share; the lexicon the model and
// the channel must outlive it.
class Thesaurus {
 public:
  // Without neighbours if `wordnet` is empty.
  Thesaurus(WordNet wordnet, const ContextModel& model, const Channel& channel);

  // The possible originals of `spun`, likeliest first, at most 64. Only single words
  // that the context model knows.
  std::vector<Neighbour> OriginalsOf(std::string_view spun) const;

 private:
  float WaysFrom(WordNet::WordId word) const;

  WordNet wordnet_;
  const ContextModel& model_;
  std::vector<ContextModel::WordId>
      ids_;                       // a word's id in the model; 0: not a candidate
  std::vector<float> ways_;       // sum of the weights of all substitutes of a word
  std::vector<ByRate> unlisted_;  // P(a word is replaced by something not in the table)
};

}  // namespace unspin
