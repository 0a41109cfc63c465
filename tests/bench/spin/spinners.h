#pragma once

// Spinners that are drawn at random from what is known of the real ones. The same seed
// gives the same spinner and the same text.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/spin/pairs.h"
#include "core/offset_map.h"
#include "lexicon/lexicon.h"

namespace unspin::bench {

struct Substitution {
  Change change;      // of the clean text
  std::string spun;   // what was written, of change.size bytes
  bool known = true;  // the program knows the pair
};

struct SpunText {
  std::string text;
  OffsetMap map;                            // from the clean text to `text`
  std::vector<Substitution> substitutions;  // in order
};

class Spinner {
 public:
  virtual ~Spinner() = default;
  SpunText Spin(std::string_view clean);

 protected:
  // What is replaced in one paragraph; offsets count in it. Sorted and disjoint.
  virtual std::vector<Substitution> Replace(std::string_view paragraph) = 0;
};

struct SpinnerOptions {
  uint64_t seed = 1;
  double unknown = 0;  // share of the pairs that the program does not know
  std::string pairs;   // table of such pairs; WordNet when empty
  double rate = 0.5;   // phrases: share of the places where something is written
};

// Family A: a fixed function on lower-case words between white space. Each word that
// `spin_a.tsv` lists is kept or gets one image for good. The lexicon must outlive it.
std::unique_ptr<Spinner> MakeWordSpinner(const Lexicon& lexicon,
                                         const SpinnerOptions& options);

// Family B: at every place of a phrase of `spin_b.tsv` the dice decide anew, with
// capital letters kept and "a" and "an" made to agree. The lexicon must outlive it.
std::unique_ptr<Spinner> MakePhraseSpinner(const Lexicon& lexicon,
                                           const SpinnerOptions& options);

}  // namespace unspin::bench
