#pragma once

// What is known of words, by their hash: filled once, then looked up for every word of
// every text.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace unspin {

// Open addressing, at most half full. Two words of the same hash are one.
template <typename Value>
class WordSlots {
 public:
  explicit WordSlots(size_t most_words) : slots_(std::bit_ceil(most_words * 2 + 2)) {}

  // Null for a word that was not added.
  const Value* Find(uint64_t hash) const {
    hash |= 1;
    for (size_t at = First(hash); slots_[at].hash != 0; at = Next(at)) {
      if (slots_[at].hash == hash) return &slots_[at].value;
    }
    return nullptr;
  }

  // REQUIRES: at most `most_words` different words are added.
  Value& Add(uint64_t hash) {
    hash |= 1;
    size_t at = First(hash);
    while (slots_[at].hash != 0 && slots_[at].hash != hash) at = Next(at);
    slots_[at].hash = hash;
    return slots_[at].value;
  }

 private:
  struct Slot {
    uint64_t hash = 0;  // 0: free
    Value value = {};
  };
  size_t First(uint64_t hash) const { return hash >> 20 & (slots_.size() - 1); }
  size_t Next(size_t at) const { return (at + 1) & (slots_.size() - 1); }

  std::vector<Slot> slots_;  // size a power of two
};

}  // namespace unspin
