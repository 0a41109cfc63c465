#pragma once

// Counts of trigrams and the probabilities made of them.

#include <cstdint>
#include <vector>

#include "repair/spin/context_model.h"

namespace unspin {

inline constexpr unsigned kMaxWeight = 15;

// Add everything, then Estimate once.
class NgramCounts {
 public:
  // Words are numbers below `words`, at most 2^20.
  explicit NgramCounts(size_t words);

  void Add(uint32_t before_previous, uint32_t previous, uint32_t word,
           unsigned weight) {
    occurrences_.push_back(
        (((uint64_t{before_previous} << kWordBits | previous) << kWordBits | word)
         << kWeightBits) |
        weight);
  }

  // Keeps n-grams with this word in preference to others of equal use.
  void SetDoubtful(uint32_t word) { doubtful_[word] = true; }

  // Fills unigrams, backoffs, bigrams, contexts and trigrams of `parts`, with at most
  // so many bigrams and trigrams. `start` is the word that opens sentences.
  void Estimate(uint32_t start, size_t bigrams, size_t trigrams,
                ContextModelParts& parts);

 private:
  static constexpr unsigned kWordBits = 20;
  static constexpr unsigned kWeightBits = 4;
  static constexpr uint64_t kWordMask = (uint64_t{1} << kWordBits) - 1;

  struct Trigram {
    uint64_t key = 0;  // three words of 20 bits
    uint32_t count = 0;
  };
  struct Bigram {
    uint64_t key = 0;        // two words of 20 bits
    uint32_t count = 0;      // occurrences
    uint32_t histories = 0;  // distinct words before it: the Kneser-Ney count
    float full = 0;          // p(word | previous) before pruning
    bool kept = false;
  };

  void Aggregate();
  void CountBigrams(uint32_t start);
  void EstimateUnigrams(ContextModelParts& parts) const;
  void EstimateBigrams(size_t limit, ContextModelParts& parts);
  void EstimateTrigrams(size_t limit, ContextModelParts& parts);
  const Bigram* FindBigram(uint64_t key) const;
  // p(word | previous) of the pruned model.
  double Pruned(uint64_t key, const ContextModelParts& parts) const;

  // What the score of an n-gram is multiplied with.
  float Worth(uint64_t key) const;

  size_t words_;
  std::vector<bool> doubtful_;
  std::vector<uint64_t> occurrences_;
  std::vector<Trigram> trigrams_;
  std::vector<Bigram> bigrams_;
  std::vector<size_t> bigram_begin_;  // by previous word
};

}  // namespace unspin
