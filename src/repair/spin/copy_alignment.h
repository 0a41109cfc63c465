#pragma once

// Aligns two copies of one text: a spun copy with its original, or two spun copies of
// one story.

#include <cstdint>
#include <span>
#include <vector>

#include "repair/spin/copy_words.h"

namespace unspin {

// [left_begin, left_end) of one copy stands against [right_begin, right_end) of the
// other. Of a kept block both sides have as many words and marks, the same ones up to
// case ("a" and "an" count as the same, so do two different marks); of a changed block
// either side may be empty.
struct CopyBlock {
  bool kept = false;
  uint32_t left_begin = 0;
  uint32_t left_end = 0;
  uint32_t right_begin = 0;
  uint32_t right_end = 0;
  friend bool operator==(const CopyBlock&, const CopyBlock&) = default;

  uint32_t left_size() const { return left_end - left_begin; }
  uint32_t right_size() const { return right_end - right_begin; }
};

// Blocks that cover both copies in order, kept and changed ones in turn.
//
// Anchors come first: words that spinners leave alone (capitals, numbers, words beside
// punctuation) and that each copy has once, the longest chain of them that is in the
// same order in both ("patience", B. Cohen). What lies between two anchors is aligned
// by edit distance, in which a word replaced costs less than one lost and one new. So
// paragraphs that one copy lacks cost nothing, and the time is near linear for copies;
// a stretch of over 2,000 words without any anchor is one changed block. Memory is
// linear, and 4 MB for such stretches.
std::vector<CopyBlock> AlignCopies(std::span<const CopyWord> left,
                                   std::span<const CopyWord> right);

// Share of the words of the shorter copy that are kept: in corpus/ 0.68 to 0.85 for a
// spun copy and its original, at most 0.15 for two articles.
double KeptShare(std::span<const CopyBlock> blocks, std::span<const CopyWord> left,
                 std::span<const CopyWord> right);

}  // namespace unspin
