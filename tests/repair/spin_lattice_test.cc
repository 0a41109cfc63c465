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
  const Arc the[] = {ArcOf(model.Find("the"), 0)};
  const Arc nouns[] = {ArcOf(model.Find("unreality"), 0),
                       ArcOf(model.Find("cloud"), 0)};
  const LatticeColumn lattice[] = {{false, the}, {false, nouns}};
  LatticeDecoder decoder(model);
  // The second time with the memory of the first.
  for (int i = 0; i < 2; ++i) {
    const DecodedLattice decoded = decoder.Decode(lattice);
    CHECK(decoded.best == std::vector<int>{0, 1});
    REQUIRE(decoded.posteriors.size() == 3);
    CHECK(decoded.posteriors[0] == doctest::Approx(1));
    // The two differ by e^5 in the context model.
    CHECK(decoded.posteriors[2] ==
          doctest::Approx(1 / (1 + std::exp(-5.0))).epsilon(0.01));
    CHECK(decoded.posteriors[1] + decoded.posteriors[2] == doctest::Approx(1));
  }
}

TEST_CASE("an arc over two tokens leaves the second without a reading of its own") {
  const TemporaryFolder folder;
  const ContextModel model = SmallModel(folder);
  const Arc first[] = {ArcOf(model.Find("unreality"), 0),
                       ArcOf(model.Find("cloud"), 3, 2)};
  const Arc second[] = {ArcOf(model.Find("unreality"), 0)};
  const LatticeColumn lattice[] = {{false, first}, {false, second}};
  CHECK(LatticeDecoder(model).Decode(lattice).best == std::vector<int>{1, -1});
}

TEST_CASE("an empty lattice has no reading") {
  const TemporaryFolder folder;
  const ContextModel model = SmallModel(folder);
  CHECK(LatticeDecoder(model).Decode({}).best.empty());
}

}  // namespace
}  // namespace unspin
