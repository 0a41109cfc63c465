#pragma once

// Whether a spinner of the phrase kind (family B, or C, whose second pass is B) went
// over a text. Such text is recognised only: the phrases are drawn at random, many to
// many.

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "lexicon/lexicon.h"

namespace unspin {

// Counts marker phrases ("in keeping with", "{that a}") by their strength. One phrase
// counts twice at most, and few different ones prove nothing: a clean text on nuclear
// plants may say "the corporate" ten times. The lexicon must outlive it. Immutable.
class PhraseJudge {
 public:
  explicit PhraseJudge(const Lexicon& lexicon);
  // Probability that such a spinner went over `body`.
  double Score(std::string_view body) const;

 private:
  const Table& table_;
  uint32_t family_;
  uint32_t strength_;
  std::unordered_set<uint64_t>
      first_words_;  // hashes, to pass over most of a clean text
};

}  // namespace unspin
