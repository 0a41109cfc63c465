#pragma once

// Cuts changed blocks of aligned copies into pairs of phrases: "based on the firm"
// against "according to the company" into "based on" : "according to" and so on. What
// repeats in other blocks decides.

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace unspin {

using WordId = uint32_t;

// A part of a block: words [spun_begin, +spun_size) were written for the original's.
struct PhrasePair {
  static constexpr size_t kMostWords = 6;
  uint8_t spun_begin = 0;
  uint8_t spun_size = 0;
  uint8_t original_begin = 0;
  uint8_t original_size = 0;
  friend bool operator==(const PhrasePair&, const PhrasePair&) = default;
};

// Each block is cut so that the product of P(original phrase | spun phrase) is largest;
// these are counted over all ways to cut all blocks (expectation maximisation),
// starting from blocks as a whole. Two things keep the counts honest. A block is no
// evidence for its own inner pairs: "based on" for "according to", seen often, is no
// sign that "based" stands for "according" when neither is ever seen without the other.
// And a pair of phrases is less likely than pairs of words the more seldom blocks are
// unequal in length: 1 % of the blocks of family A, where neighbours that were replaced
// one by one are many, 39 % of B.
class PhraseSplitter {
 public:
  // Longest side of a block; longer ones are sentences that were written anew.
  static constexpr size_t kMostBlockWords = 10;

  // Takes one occurrence of a block and gives its number: the same for equal blocks.
  // REQUIRES: both sides have 1 to kMostBlockWords words.
  uint32_t Add(std::span<const WordId> spun, std::span<const WordId> original);

  // Counts. Call once, after the last Add.
  void Fit();

  // The best cut of a block, in order, kept words (the same on both sides) included.
  std::vector<PhrasePair> Split(uint32_t block) const;

  size_t size() const { return blocks_.size(); }
  // Occurrences of a block.
  uint32_t Count(uint32_t block) const { return blocks_[block].count; }
  std::span<const WordId> Spun(uint32_t block) const { return blocks_[block].spun; }
  std::span<const WordId> Original(uint32_t block) const {
    return blocks_[block].original;
  }

 private:
  using Key = uint64_t;
  struct Share {  // what one occurrence of the block adds to a count
    Key key = 0;
    float amount = 0;
  };
  static bool ByKey(const Share& a, const Share& b) { return a.key < b.key; }
  struct Block {
    std::vector<WordId> spun;
    std::vector<WordId> original;
    uint32_t count = 0;
    std::vector<Share> shares;  // of the last round, sorted by key
  };

  static Key SpunKey(const Block& block, const PhrasePair& pair);
  static Key PairKey(const Block& block, const PhrasePair& pair);
  static PhrasePair Core(const Block& block);
  double Count(const Block& block, Key key, bool core) const;
  double Probability(const Block& block, const PhrasePair& pair) const;
  void Estimate(Block& block) const;  // new shares by the counts as they are
  void CountShares();

  std::vector<Block> blocks_;
  std::unordered_map<std::string, uint32_t> numbers_;  // of blocks, by their words
  std::unordered_map<Key, double> counts_;
  double phrase_factor_ = 0;
};

}  // namespace unspin
