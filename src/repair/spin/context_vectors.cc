#include "repair/spin/context_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/error.h"

namespace unspin {
namespace {

constexpr size_t kScales = 2;

size_t Pad8(size_t bytes) { return (bytes + 7) / 8 * 8; }

template <typename T>
std::span<const T> Take(std::string_view& bytes, size_t count) {
  const std::span<const T> array(reinterpret_cast<const T*>(bytes.data()), count);
  bytes.remove_prefix(Pad8(count * sizeof(T)));
  return array;
}

template <typename T>
void Append(const std::vector<T>& values, std::string& out) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  out.resize(Pad8(out.size()));
}

// A step that reaches all but one value in 2,000: the few beyond are cut, which costs
// less than coarse steps for all.
float Step(const std::vector<float>& values) {
  std::vector<float> sizes;
  sizes.reserve(values.size());
  for (const float value : values) sizes.push_back(std::abs(value));
  const auto nth = sizes.begin() +
                   static_cast<std::ptrdiff_t>(sizes.size() - sizes.size() / 2000 - 1);
  std::nth_element(sizes.begin(), nth, sizes.end());
  return std::max(*nth, 1e-6F) / 127;
}

std::vector<int8_t> Quantised(const std::vector<float>& values, float step) {
  std::vector<int8_t> out;
  out.reserve(values.size());
  for (const float value : values) {
    out.push_back(
        static_cast<int8_t>(std::clamp(std::lround(value / step), -127L, 127L)));
  }
  return out;
}

}  // namespace

size_t ContextVectors::BytesFor(size_t words, size_t candidates) {
  if (candidates == 0) return 0;
  return Pad8(kScales * 4) + Pad8(kVectorPositions * kVectorSize * 4) +
         Pad8(candidates * 4) + Pad8(words * 2) + Pad8(words * kVectorSize) +
         Pad8(candidates * kVectorSize);
}

ContextVectors::ContextVectors(std::string_view bytes, size_t words, size_t candidates,
                               const std::string& name) {
  if (bytes.size() != BytesFor(words, candidates) || candidates >= kNone) {
    throw Error(name + ": " + std::to_string(bytes.size()) + " bytes for " +
                std::to_string(candidates) + " candidates, expected " +
                std::to_string(BytesFor(words, candidates)));
  }
  if (candidates == 0) return;
  scales_ = Take<float>(bytes, kScales);
  positions_ = Take<float>(bytes, kVectorPositions * kVectorSize);
  biases_ = Take<float>(bytes, candidates);
  rows_ = Take<uint16_t>(bytes, words);
  contexts_ = Take<int8_t>(bytes, words * kVectorSize);
  outputs_ = Take<int8_t>(bytes, candidates * kVectorSize);
  for (const uint16_t row : rows_) {
    if (row != kNone && row >= candidates) {
      throw Error(name + ": row " + std::to_string(row) + " of " +
                  std::to_string(candidates));
    }
  }
}

void ContextVectors::AddTo(Bag& bag, uint32_t id, int sign) const {
  if (id == 0 || id > rows_.size()) return;
  const int8_t* vector = contexts_.data() + (id - 1) * kVectorSize;
  for (size_t k = 0; k < kVectorSize; ++k) bag.sum[k] += sign * vector[k];
  bag.words += sign;
}

ContextVector ContextVectors::At(std::span<const uint32_t> ids, size_t at,
                                 Bag& bag) const {
  ContextVector sum{};
  if (biases_.empty()) return sum;
  const size_t end = std::min(at + kVectorBag + 1, ids.size());
  const size_t begin = at < kVectorBag ? 0 : at - kVectorBag;
  for (; bag.end < end; ++bag.end) AddTo(bag, ids[bag.end], 1);
  for (; bag.begin < begin; ++bag.begin) AddTo(bag, ids[bag.begin], -1);

  const auto place = static_cast<int64_t>(at);
  for (int offset = -kVectorWindow; offset <= kVectorWindow; ++offset) {
    const int64_t near = place + offset;
    if (offset == 0 || near < 0 || near >= static_cast<int64_t>(ids.size())) continue;
    const uint32_t id = ids[static_cast<size_t>(near)];
    if (id == 0 || id > rows_.size()) continue;
    const int8_t* vector = contexts_.data() + (id - 1) * kVectorSize;
    const float* weight = positions_.data() + PositionRow(offset) * kVectorSize;
    for (size_t k = 0; k < kVectorSize; ++k) {
      sum[k] += weight[k] * static_cast<float>(vector[k]);
    }
  }

  // The word itself and its neighbours are not in the bag.
  Bag rest = bag;
  for (size_t i = at == 0 ? 0 : at - 1; i <= at + 1 && i < ids.size(); ++i) {
    AddTo(rest, ids[i], -1);
  }
  const float* weight = positions_.data() + kBagRow * kVectorSize;
  const float share = rest.words == 0 ? 0 : kBagWords / static_cast<float>(rest.words);
  for (size_t k = 0; k < kVectorSize; ++k) {
    sum[k] =
        scales_[0] * (sum[k] + share * weight[k] * static_cast<float>(rest.sum[k]));
  }
  return sum;
}

float ContextVectors::Fit(const ContextVector& context, uint32_t id) const {
  if (id == 0 || id > rows_.size() || rows_[id - 1] == kNone) return 0;
  const size_t row = rows_[id - 1];
  const int8_t* vector = outputs_.data() + row * kVectorSize;
  float product = 0;
  for (size_t k = 0; k < kVectorSize; ++k) {
    product += context[k] * static_cast<float>(vector[k]);
  }
  return scales_[1] * product + biases_[row];
}

std::string BuildContextVectors(const ContextVectorParts& parts, size_t words) {
  const size_t candidates = parts.candidates.size();
  if (candidates == 0) return {};
  if (candidates >= 0xFFFF || parts.contexts.size() != words * kVectorSize ||
      parts.positions.size() != kVectorPositions * kVectorSize ||
      parts.outputs.size() != candidates * kVectorSize ||
      parts.biases.size() != candidates) {
    throw Error("context vectors: " + std::to_string(candidates) + " candidates, " +
                std::to_string(words) + " words and sizes that do not fit them");
  }
  const std::vector<float> scales = {Step(parts.contexts), Step(parts.outputs)};
  std::vector<uint16_t> rows(words, 0xFFFF);
  for (size_t row = 0; row < candidates; ++row) {
    rows.at(parts.candidates[row] - 1) = static_cast<uint16_t>(row);
  }
  std::string out;
  Append(scales, out);
  Append(parts.positions, out);
  Append(parts.biases, out);
  Append(rows, out);
  Append(Quantised(parts.contexts, scales[0]), out);
  Append(Quantised(parts.outputs, scales[1]), out);
  return out;
}

}  // namespace unspin
