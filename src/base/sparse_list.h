#pragma once

// Values of some of the numbers from 0 on, where most numbers have none: a number
// without a value costs two bits.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace unspin {

template <typename T>
class SparseList {
 public:
  // Gives `number` a value, or the last one another.
  // REQUIRES: no greater number has one.
  void Add(size_t number, T value) {
    while (blocks_.size() <= number / kBits) {
      blocks_.push_back({0, static_cast<uint32_t>(values_.size())});
    }
    const uint64_t bit = uint64_t{1} << number % kBits;
    if ((blocks_.back().bits & bit) != 0 && !values_.empty()) values_.pop_back();
    blocks_.back().bits |= bit;
    values_.push_back(std::move(value));
  }

  // The value of `number`, or nullptr. Constant time.
  const T* Find(size_t number) const {
    if (number / kBits >= blocks_.size()) return nullptr;
    const Block& block = blocks_[number / kBits];
    const uint64_t bit = uint64_t{1} << number % kBits;
    if ((block.bits & bit) == 0) return nullptr;
    const auto rank = static_cast<size_t>(std::popcount(block.bits & (bit - 1)));
    return &values_[block.before + rank];
  }

  // All values, by their numbers.
  const std::vector<T>& values() const { return values_; }
  std::vector<T>& values() { return values_; }

 private:
  static constexpr size_t kBits = 64;
  struct Block {
    uint64_t bits = 0;    // which of 64 numbers have a value
    uint32_t before = 0;  // values of the numbers before
  };
  std::vector<Block> blocks_;
  std::vector<T> values_;
};

}  // namespace unspin
