#pragma once

// What the words of one article tell about each other.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/spin/context_model.h"

namespace unspin {

// The words of the article in positions that no spinner touches, with their counts.
class FrozenWords {
 public:
  // `word` in lower case, as the context model knows it; kUnknown counts for the
  // length.
  void Add(ContextModel::WordId word);
  // ln of how much likelier `word` is in this article than in any text, where `unigram`
  // is its ln probability there.
  float Bonus(ContextModel::WordId word, float unigram) const;

 private:
  std::unordered_map<ContextModel::WordId, int> counts_;
  int total_ = 0;
};

// Numbers for the words of one article, which keeps their text.
class WordNumbers {
 public:
  uint32_t Of(std::string_view word) {
    return numbers_.try_emplace(word, static_cast<uint32_t>(numbers_.size()))
        .first->second;
  }

 private:
  std::unordered_map<std::string_view, uint32_t> numbers_;
};

// A candidate's words by their numbers.
struct WordPair {
  uint32_t original = 0;
  uint32_t spun = 0;
};

// How often each word was read as the original of which form, over the whole article:
// the function is deterministic, so that one clear case decides the others.
class Sightings {
 public:
  void Add(WordPair pair, float probability);
  // P(the function writes the pair so), from what is known without the article
  // (`prior`) and from the sightings but the one with probability `own`.
  float Belief(WordPair pair, float prior, float own) const;

 private:
  std::vector<float> originals_;
  std::unordered_map<uint64_t, float> pairs_;
};

}  // namespace unspin
