#pragma once

// What the trigrams of the context model cannot see: which words fit a place given the
// ten words around it and the bag of words of the passage ("spot" is a chip where
// wafers and foundries are near). Log-bilinear: a context is the sum of its words'
// vectors, weighed by position; its product with a candidate's vector corrects the
// trigram score. Trained to tell apart words that a spinner confuses, on top of the
// trigrams.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

inline constexpr size_t kVectorSize = 48;
// Words on either side with a weight of their own, and on either side in the bag.
inline constexpr int kVectorWindow = 5;
inline constexpr int kVectorBag = 40;
// One row of position weights for each place of the window, one for the bag.
inline constexpr size_t kVectorPositions = size_t{2} * kVectorWindow + 1;

using ContextVector = std::array<float, kVectorSize>;

// Row of the position weights for a word `offset` places away, offset not 0.
constexpr size_t PositionRow(int offset) {
  return static_cast<size_t>(offset < 0 ? offset + kVectorWindow
                                        : offset + kVectorWindow - 1);
}
inline constexpr size_t kBagRow = size_t{2} * kVectorWindow;
// The bag's sum is scaled to that of so many words.
inline constexpr float kBagWords = 4;

// What a trainer hands over, in the order of the model's ids.
struct ContextVectorParts {
  std::vector<float> positions;      // kVectorPositions rows
  std::vector<float> contexts;       // a row for each word
  std::vector<uint32_t> candidates;  // ids of the words that have a vector of their own
  std::vector<float> outputs;        // a row for each of these
  std::vector<float> biases;         // one for each of these
};

// Views bytes that the caller keeps alive. Without vectors every fit is 0.
class ContextVectors {
 public:
  ContextVectors() = default;

  static size_t BytesFor(size_t words, size_t candidates);

  // Throws Error with `name` when the length or an index is not sound.
  ContextVectors(std::string_view bytes, size_t words, size_t candidates,
                 const std::string& name);

  size_t candidates() const { return biases_.size(); }

  // The context of place `at` among `ids` (of one paragraph; ids 1 to the number of
  // words). The word at the place itself is not used. About 1 microsecond.
  ContextVector At(std::span<const uint32_t> ids, size_t at) const {
    Bag bag;
    return At(ids, at, bag);
  }

  // The words of ids[begin, end), added up.
  struct Bag {
    size_t begin = 0;
    size_t end = 0;
    int words = 0;
    std::array<int32_t, kVectorSize> sum = {};
  };
  // The same, for places of the same `ids` in ascending order: the bag moves along.
  ContextVector At(std::span<const uint32_t> ids, size_t at, Bag& bag) const;

  // ln of how much likelier the word is here than the trigrams say; 0 for words without
  // a vector.
  float Fit(const ContextVector& context, uint32_t id) const;

 private:
  static constexpr uint16_t kNone = 0xFFFF;

  void AddTo(Bag& bag, uint32_t id, int sign) const;

  std::span<const float> scales_;  // of contexts_ and outputs_
  std::span<const float> positions_;
  std::span<const float> biases_;
  std::span<const uint16_t> rows_;  // of a word in outputs_, or kNone
  std::span<const int8_t> contexts_;
  std::span<const int8_t> outputs_;
};

// The bytes of the vectors, quantised to 8 bits; nothing for no candidates.
std::string BuildContextVectors(const ContextVectorParts& parts, size_t words);

}  // namespace unspin
