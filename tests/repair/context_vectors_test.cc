#include "repair/spin/context_vectors.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"

namespace unspin {
namespace {

// Three words; word 1 speaks for word 2 when it stands right before it, word 3 for
// nothing. Only word 2 is a candidate.
ContextVectorParts SmallParts() {
  ContextVectorParts parts;
  parts.positions.assign(kVectorPositions * kVectorSize, 0);
  parts.positions[PositionRow(-1) * kVectorSize] = 1;
  parts.positions[kBagRow * kVectorSize] = 0.5F;
  parts.contexts.assign(3 * kVectorSize, 0);
  parts.contexts[0] = 2;
  parts.candidates = {2};
  parts.outputs.assign(kVectorSize, 0);
  parts.outputs[0] = 3;
  parts.biases = {-0.25F};
  return parts;
}

TEST_CASE("a word fits by the weighted vectors of its neighbours and its bias") {
  const std::string bytes = BuildContextVectors(SmallParts(), 3);
  const ContextVectors vectors(bytes, 3, 1, "small");
  const std::vector<uint32_t> ids = {1, 2, 3};
  CHECK(vectors.Fit(vectors.At(ids, 1), 2) == doctest::Approx(5.75).epsilon(0.01));
  CHECK(vectors.Fit(vectors.At(ids, 0), 2) == doctest::Approx(-0.25));
}

TEST_CASE("the bag reaches forty words and leaves out the nearest") {
  const ContextVectorParts parts = SmallParts();
  const std::string bytes = BuildContextVectors(parts, 3);
  const ContextVectors vectors(bytes, 3, 1, "small");
  std::vector<uint32_t> ids(50, 3);
  ids[0] = 1;
  // One word of 47 in the bag of place 8: 4 / 47 * 0.5 * 2 * 3 = 0.255.
  CHECK(vectors.Fit(vectors.At(ids, 8), 2) == doctest::Approx(0.005).epsilon(0.01));
  CHECK(vectors.Fit(vectors.At(ids, 41), 2) == doctest::Approx(-0.25));
}

TEST_CASE("a word without a vector and ids out of range count nothing") {
  const std::string bytes = BuildContextVectors(SmallParts(), 3);
  const ContextVectors vectors(bytes, 3, 1, "small");
  const std::vector<uint32_t> ids = {0, 2, 99};
  CHECK(vectors.Fit(vectors.At(ids, 1), 2) == doctest::Approx(-0.25));
  CHECK(vectors.Fit(vectors.At(ids, 1), 1) == 0);
  CHECK(vectors.Fit(vectors.At(ids, 1), 0) == 0);
  CHECK(vectors.Fit(vectors.At(ids, 1), 4) == 0);
  CHECK(ContextVectors().Fit(ContextVectors().At(ids, 1), 2) == 0);
}

TEST_CASE("bytes of another length or with a bad row are refused") {
  std::string bytes = BuildContextVectors(SmallParts(), 3);
  CHECK(bytes.size() == ContextVectors::BytesFor(3, 1));
  CHECK_THROWS_AS(ContextVectors(bytes.substr(8), 3, 1, "small"), Error);
  CHECK_THROWS_AS(ContextVectors(bytes, 4, 1, "small"), Error);
  const size_t rows = 8 + kVectorPositions * kVectorSize * 4 + 8;
  bytes[rows] = 7;
  bytes[rows + 1] = 0;
  CHECK_THROWS_AS(ContextVectors(bytes, 3, 1, "small"), Error);
}

}  // namespace
}  // namespace unspin
