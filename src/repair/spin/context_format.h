#pragma once

// The layout of a context model file, shared by its reader and its writer.
//
// A text header (magic, "version", "tokenisation", "description", counts, "sample"
// lines, "checksum" of the rest, a blank line), padded to 8 bytes; then little-endian
// arrays, each padded to 8 bytes: bucket offsets of the vocabulary, 32-bit fingerprints
// of the words, unigrams (16 bit), back-off weights (8 bit); then the tables of
// bigrams, contexts and trigrams; then, if there are any, the vectors, padded to 8
// bytes in front.

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "repair/spin/context_model.h"

namespace unspin {

inline constexpr std::string_view kModelMagic = "unspin context model\n";
inline constexpr std::string_view kModelVersion = "1";
inline constexpr std::string_view kHeaderEnd = "\n\n";
inline constexpr size_t kMaxHeaderBytes = 16384;
inline constexpr size_t kMaxModelCount = size_t{1} << 28;
inline constexpr size_t kWordsPerBucket = 8;

inline size_t PaddedSize(size_t bytes) { return (bytes + 7) / 8 * 8; }
inline size_t WordBuckets(size_t words) { return words / kWordsPerBucket + 1; }
inline uint64_t WordHash(std::string_view word) { return Hash64(word); }
inline size_t WordBucket(uint64_t hash, size_t buckets) {
  return static_cast<size_t>(((hash >> 32) * buckets) >> 32);
}

inline size_t TablesSize(size_t bigrams, size_t contexts, size_t trigrams) {
  return NgramTable::BytesFor(bigrams) + NgramTable::BytesFor(contexts) +
         NgramTable::BytesFor(trigrams);
}

// Without the vectors.
inline size_t BodySize(size_t words, size_t bigrams, size_t contexts, size_t trigrams) {
  return PaddedSize((WordBuckets(words) + 1) * 4) + PaddedSize(words * 4) +
         PaddedSize(words * 2) + PaddedSize(words) +
         TablesSize(bigrams, contexts, trigrams);
}

inline float LogProbOf(uint8_t value) {
  return -kLogProbStep * static_cast<float>(value);
}
inline float BackoffOf(uint8_t value) {
  return kBackoffStep * static_cast<float>(static_cast<int>(value) - kBackoffZero);
}

// Samples keep a rounded value, so that they do not depend on the compiler's
// arithmetic.
inline int SampleValue(float value) {
  return static_cast<int>(std::lround(value * 64));
}

struct ModelSample {
  std::string_view before_previous;
  std::string_view previous;
  std::string_view word;
  int value = 0;
};

// "u v w value"; nothing if it has another form.
std::optional<ModelSample> ParseSample(std::string_view line);

// 16 lower-case hexadecimal digits.
std::string HexText(uint64_t value);

}  // namespace unspin
