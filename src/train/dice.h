#pragma once

// Random numbers for training: the same seed gives the same ones on every platform.

#include <cstddef>
#include <cstdint>

namespace unspin {

// xorshift64* (Vigna 2016).
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}

  uint64_t Next() {
    state_ ^= state_ >> 12U;
    state_ ^= state_ << 25U;
    state_ ^= state_ >> 27U;
    return state_ * 0x2545F4914F6CDD1DU;
  }
  // A number below `size`. REQUIRES: size > 0.
  size_t Below(size_t size) { return static_cast<size_t>((Next() >> 11U) % size); }
  bool Falls(float share) {
    return static_cast<float>(Next() >> 40U) < share * static_cast<float>(1U << 24U);
  }

 private:
  uint64_t state_;
};

}  // namespace unspin
