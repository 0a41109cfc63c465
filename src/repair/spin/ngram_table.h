#pragma once

// A read-only table from 64-bit keys to bytes for n-gram models: keys are spread over
// buckets of about 16 entries, an entry is a 16-bit fingerprint and an 8-bit value. 26
// bits an entry whatever the n-gram's length; a key that is absent is found by mistake
// once in 4,000 look-ups, which a language model does not notice (measured: the same
// restoration rate as with exact keys). A look-up touches one bucket: two cache misses.

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace unspin {

// Views bytes that the caller keeps alive.
class NgramTable {
 public:
  NgramTable() = default;

  static size_t BytesFor(size_t entries);

  // `bytes` must be 4-aligned and exactly BytesFor(entries) long. Throws Error with
  // `name` when the lengths or the bucket offsets are not sound.
  NgramTable(std::string_view bytes, size_t entries, const std::string& name);

  size_t size() const { return values_.size(); }

  std::optional<uint8_t> Find(uint64_t key) const {
    if (values_.empty()) return std::nullopt;
    const size_t bucket = BucketOf(key);
    const auto fingerprint = static_cast<uint16_t>(key);
    const uint32_t end = offsets_[bucket + 1];
    uint32_t at = offsets_[bucket];
    // Four fingerprints at a time; the lowest 16 bits that are zero mark the first that
    // is equal.
    constexpr uint64_t kOnes = 0x0001000100010001;
    for (; at + 4 <= end; at += 4) {
      uint64_t four;
      std::memcpy(&four, fingerprints_.data() + at, sizeof four);
      four ^= fingerprint * kOnes;
      const uint64_t equal = (four - kOnes) & ~four & (kOnes << 15);
      if (equal != 0)
        return values_[at + static_cast<uint32_t>(std::countr_zero(equal)) / 16];
    }
    for (; at < end; ++at) {
      if (fingerprints_[at] == fingerprint) return values_[at];
    }
    return std::nullopt;
  }

  // Ask for the memory that Find(key) will read, in this order and some time apart.
  void PrefetchBucket(uint64_t key) const {
    if (!values_.empty()) __builtin_prefetch(&offsets_[BucketOf(key)]);
  }
  void PrefetchEntries(uint64_t key) const {
    if (values_.empty()) return;
    const uint32_t at = offsets_[BucketOf(key)];
    __builtin_prefetch(fingerprints_.data() + at);
    __builtin_prefetch(values_.data() + at);
  }

 private:
  size_t BucketOf(uint64_t key) const {
    return ((key >> 32) * (offsets_.size() - 1)) >> 32;
  }

  std::span<const uint32_t> offsets_;
  std::span<const uint16_t> fingerprints_;
  std::span<const uint8_t> values_;
};

// The bytes of a table with these entries, in an order that depends on the keys only.
// Of two keys that share bucket and fingerprint both are stored, the first one found.
std::string BuildNgramTable(std::vector<std::pair<uint64_t, uint8_t>> entries);

// Keys of two and three words; well mixed in all bits.
uint64_t NgramKey(uint32_t previous, uint32_t word);
uint64_t NgramKey(uint32_t before_previous, uint32_t previous, uint32_t word);
// The second from the key of its first two words.
uint64_t LongerNgramKey(uint64_t history, uint32_t word);

namespace internal {
inline uint64_t MixBits(uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  x ^= x >> 32;
  return x;
}
}  // namespace internal

inline uint64_t NgramKey(uint32_t previous, uint32_t word) {
  return internal::MixBits((static_cast<uint64_t>(previous) << 32 | word) +
                           (2ULL << 56));
}
inline uint64_t LongerNgramKey(uint64_t history, uint32_t word) {
  return internal::MixBits(history + word);
}

inline uint64_t NgramKey(uint32_t before_previous, uint32_t previous, uint32_t word) {
  return LongerNgramKey(NgramKey(before_previous, previous), word);
}

}  // namespace unspin
