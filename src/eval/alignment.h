#pragma once

// Aligns two sequences of words, as Python's difflib.SequenceMatcher(autojunk=False)
// does: the longest common block, then the same to its left and to its right. Other
// alignments would give other figures than the reference scorer.

#include <cstddef>
#include <string_view>
#include <vector>

namespace unspin {

// [left_begin, left_end) of one sequence stands against [right_begin, right_end) of the
// other; either may be empty.
struct AlignedRange {
  bool equal = false;
  size_t left_begin = 0;
  size_t left_end = 0;
  size_t right_begin = 0;
  size_t right_end = 0;
  friend bool operator==(const AlignedRange&, const AlignedRange&) = default;

  // Word i of the left stands against word i of the right.
  bool same_length() const { return left_end - left_begin == right_end - right_begin; }
};

// Ranges that cover both sequences in order. Quadratic at worst.
std::vector<AlignedRange> Align(const std::vector<std::string_view>& left,
                                const std::vector<std::string_view>& right);

}  // namespace unspin
