#pragma once

// What simulated spinners may write for a word or phrase: the pairs that the program
// knows, and others that it does not.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/wordnet.h"

namespace unspin::bench {

struct Image {
  std::string spun;
  double weight = 0;
};
using Images = std::vector<Image>;

// The images of each original, in the order of the table, so that a seed gives the same
// spinner again.
class PairTable {
 public:
  void Add(const std::string& original, Image image);
  const Images& Of(const std::string& original) const;  // empty when there are none
  bool Has(const std::string& original, std::string_view spun) const;
  const std::vector<std::string>& originals() const { return originals_; }

 private:
  std::vector<std::string> originals_;
  std::unordered_map<std::string, Images> images_;
};

// spin_a.tsv by the odds that a pair holds: seen 40, expected 3, inferred 0.15, from
// WordNet 0.05. Single words only.
PairTable KnownWordPairs(const Lexicon& lexicon);
// spin_b.tsv by its weights.
PairTable KnownPhrasePairs(const Lexicon& lexicon);

// Pairs that are not in `known`: those of a table with the columns original, spun,
// weight, or words of the same sense in WordNet and of a sense one pointer away. Of
// words that a spinner replaced such neighbours explain four in five.
class UnknownPairs {
 public:
  // Of the file at `path`, of WordNet when it is empty. Both arguments must outlive the
  // object. Throws Error when the file cannot be read or used.
  UnknownPairs(const Lexicon& lexicon, const PairTable& known, const std::string& path);

  Images Of(const std::string& original) const;
  // The originals of the file; none for WordNet, which has no end.
  const std::vector<std::string>& originals() const { return file_.originals(); }

 private:
  void AddSense(const std::string& original, WordNet::SenseId sense, double weight,
                Images& images) const;

  const PairTable& known_;
  bool has_file_;
  PairTable file_;
  WordNet wordnet_;
};

// The image at `at` (0..1) of the sum of all weights and of `kept`; null for kept.
const Image* Draw(const Images& images, double kept, double at);

// 0 to below 1, from any 64 bits.
double ToUnit(uint64_t bits);

}  // namespace unspin::bench
