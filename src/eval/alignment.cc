#include "eval/alignment.h"

#include <algorithm>
#include <unordered_map>

namespace unspin {
namespace {

struct Block {
  size_t left = 0;
  size_t right = 0;
  size_t size = 0;
};

struct Range {
  size_t left_begin, left_end, right_begin, right_end;
};

class Matcher {
 public:
  Matcher(const std::vector<std::string_view>& left,
          const std::vector<std::string_view>& right)
      : left_(left), lengths_(right.size() + 1), next_(right.size() + 1) {
    for (size_t i = 0; i < right.size(); ++i) places_[right[i]].push_back(i);
  }

  // The longest common block in `range`; of several the one that starts first on the
  // left, then on the right.
  Block Longest(const Range& range) {
    Block best{range.left_begin, range.right_begin, 0};
    std::vector<size_t> set;  // the entries of lengths_ that are not zero
    for (size_t i = range.left_begin; i < range.left_end; ++i) {
      std::vector<size_t> next_set;
      const auto places = places_.find(left_[i]);
      if (places != places_.end()) {
        for (const size_t j : places->second) {
          if (j < range.right_begin) continue;
          if (j >= range.right_end) break;
          const size_t size = (j > 0 ? lengths_[j - 1] : 0) + 1;
          next_[j] = size;
          next_set.push_back(j);
          if (size > best.size) best = {i + 1 - size, j + 1 - size, size};
        }
      }
      for (const size_t j : set) lengths_[j] = 0;
      lengths_.swap(next_);
      set = std::move(next_set);
    }
    for (const size_t j : set) lengths_[j] = 0;
    return best;
  }

 private:
  const std::vector<std::string_view>& left_;
  std::unordered_map<std::string_view, std::vector<size_t>> places_;
  // Length of the common block that ends before this word of the left and at word j of
  // the right.
  std::vector<size_t> lengths_;
  std::vector<size_t> next_;
};

std::vector<Block> MatchingBlocks(const std::vector<std::string_view>& left,
                                  const std::vector<std::string_view>& right) {
  Matcher matcher(left, right);
  std::vector<Block> blocks;
  std::vector<Range> pending = {{0, left.size(), 0, right.size()}};
  while (!pending.empty()) {
    const Range range = pending.back();
    pending.pop_back();
    const Block block = matcher.Longest(range);
    if (block.size == 0) continue;
    blocks.push_back(block);
    if (range.left_begin < block.left && range.right_begin < block.right) {
      pending.push_back({range.left_begin, block.left, range.right_begin, block.right});
    }
    const size_t left_end = block.left + block.size;
    const size_t right_end = block.right + block.size;
    if (left_end < range.left_end && right_end < range.right_end) {
      pending.push_back({left_end, range.left_end, right_end, range.right_end});
    }
  }
  std::sort(blocks.begin(), blocks.end(),
            [](const Block& a, const Block& b) { return a.left < b.left; });
  return blocks;
}

}  // namespace

std::vector<AlignedRange> Align(const std::vector<std::string_view>& left,
                                const std::vector<std::string_view>& right) {
  std::vector<Block> blocks = MatchingBlocks(left, right);
  blocks.push_back({left.size(), right.size(), 0});
  std::vector<AlignedRange> ranges;
  size_t i = 0;
  size_t j = 0;
  for (const Block& block : blocks) {
    if (i < block.left || j < block.right) {
      ranges.push_back({false, i, block.left, j, block.right});
    }
    i = block.left + block.size;
    j = block.right + block.size;
    if (block.size == 0) continue;
    if (!ranges.empty() && ranges.back().equal) {  // neighbours are one block
      ranges.back().left_end = i;
      ranges.back().right_end = j;
    } else {
      ranges.push_back({true, block.left, i, block.right, j});
    }
  }
  return ranges;
}

}  // namespace unspin
