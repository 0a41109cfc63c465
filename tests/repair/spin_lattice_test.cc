#include "repair/spin/lattice.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "base/file.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

// "the cloud" is likely, "the unreality" is not; both words are equally rare alone.
ContextModel SmallModel(const TemporaryFolder& folder) {
  ContextModelParts parts;
  parts.words = {"<unknown>", "<s>", "</s>", "the", "cloud", "unreality"};
  parts.unigrams = {-9, -9, -3, -2, -6, -6};
  parts.backoffs = {0, 0, 0, 0, 0, 0};
  parts.bigrams = {{0, 3, 4, -1}};
  parts.contexts = {{0, 1, 3, 0}};
  parts.trigrams = {{1, 3, 4, -1}};  // a model stores samples of its trigrams
  parts.description = "small";
  const std::string path = folder.path().string() + "/model.bin";
  WriteFileAtomically(path, BuildContextModel(parts));
  return ContextModel::Open(path);
}

Arc ArcOf(ContextModel::WordId id, float score, uint16_t tokens = 1) {
  Arc arc;
  arc.ids[0] = id;
  arc.score = score;
  arc.tokens = tokens;
  return arc;
}

TEST_CASE("context decides between two readings and gives their probabilities") {
  const TemporaryFolder folder;
  const ContextModel model = SmallModel(folder);
  std::vector<LatticeColumn> lattice(2);
  lattice[0].arcs = {ArcOf(model.Find("the"), 0)};
  lattice[1].arcs = {ArcOf(model.Find("unreality"), 0), ArcOf(model.Find("cloud"), 0)};
  const auto decoded = Decode(model, lattice);
  REQUIRE(decoded.size() == 2);
  CHECK(decoded[0].best == 0);
  CHECK(decoded[1].best == 1);
  // The two differ by e^5 in the context model.
  CHECK(decoded[1].posteriors[1] ==
        doctest::Approx(1 / (1 + std::exp(-5.0))).epsilon(0.01));
  CHECK(decoded[1].posteriors[0] + decoded[1].posteriors[1] == doctest::Approx(1));
}

TEST_CASE("an arc over two tokens leaves the second without a reading of its own") {
  const TemporaryFolder folder;
  const ContextModel model = SmallModel(folder);
  std::vector<LatticeColumn> lattice(2);
  lattice[0].arcs = {ArcOf(model.Find("unreality"), 0),
                     ArcOf(model.Find("cloud"), 3, 2)};
  lattice[1].arcs = {ArcOf(model.Find("unreality"), 0)};
  const auto decoded = Decode(model, lattice);
  CHECK(decoded[0].best == 1);
  CHECK(decoded[1].best == -1);
}

TEST_CASE("an empty lattice has no reading") {
  const TemporaryFolder folder;
  CHECK(Decode(SmallModel(folder), {}).empty());
}

}  // namespace
}  // namespace unspin
