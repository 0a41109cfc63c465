#pragma once

// Learns the profile of a spinner from pairs of texts: spun copies and their originals.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/spin/changed_blocks.h"
#include "repair/spin/copy_alignment.h"
#include "repair/spin/learned_profile.h"
#include "repair/spin/phrase_pairs.h"
#include "repair/spin/substitution_counts.h"

namespace unspin {

// Pairs of words and phrases that were seen once are rows too, since half of what there
// is to learn is seen once. What is kept out as noise instead:
//  - pairs of texts of which less than 30 % is the same, and copies that are not spun;
//  - blocks of over ten words and blocks that FindChangedBlocks leaves out: sentences
//    written anew;
//  - figures that differ ("95" for "94"), and names that differ unless seen twice;
//  - words only added or left out, and phrases of which one is by more than two words
//    longer than the other, unless seen twice;
//  - of a spinner that touches free words only, what was seen elsewhere;
//  - of a fixed function, images of an original that were seen less than a quarter as
//    often as its usual image, and images of an original that is kept more than twice
//    as often as it is replaced, and phrases of unequal length seen once;
//  - rows whose spun form nearly always stands for itself (weight below 0.02).
class ProfileLearner {
 public:
  enum class Outcome {
    kLearned,
    kNotACopy,  // hardly any word is the same
    kNotSpun,   // hardly any word differs
  };

  // Takes a pair of repaired bodies. Of the texts the numbers of kept words stay in
  // memory, 8 bytes a word, and the blocks that differ.
  Outcome Add(std::string_view spun, std::string_view original);

  // The profile by all pairs of texts added. Call once, at the end.
  LearnedProfile Learn(std::string name);

  uint32_t texts() const { return texts_; }      // pairs learned from
  uint64_t words() const { return words_; }      // of their spun copies
  uint64_t changed() const { return changed_; }  // of these, the ones that differ

 private:
  struct BlockCounts {  // of the occurrences of a block of the splitter
    uint32_t free = 0;
    uint32_t named = 0;
    uint32_t added = 0;
    uint32_t text = 0;  // pair of texts in which it was first seen
  };

  WordId IdOf(const std::string& key);
  void AddKept(std::span<const CopyBlock> blocks, std::span<const CopyWord> spun);
  void AddBlock(const ChangedBlock& block, std::span<const CopyWord> spun,
                std::span<const CopyWord> original);
  std::vector<SeenPair> CountPairs() const;

  std::unordered_map<std::string, WordId> ids_;
  std::vector<std::string> keys_;
  PhraseSplitter splitter_;
  std::vector<BlockCounts> block_counts_;
  std::vector<KeptWord> kept_;
  uint32_t articles_spun_ = 0;
  uint32_t articles_original_ = 0;
  uint32_t texts_ = 0;
  uint64_t words_ = 0;
  uint64_t changed_ = 0;
};

}  // namespace unspin
