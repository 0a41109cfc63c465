#include "repair/spin/evidence.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("a word that the article has in frozen places is likelier, within limits") {
  FrozenWords frozen;
  frozen.Add(7);
  frozen.Add(7);
  frozen.Add(ContextModel::kUnknown);
  CHECK(frozen.Bonus(7, -9) > 1);
  CHECK(frozen.Bonus(7, -20) == doctest::Approx(2.5));
  CHECK(frozen.Bonus(8, -9) == 0);
}

TEST_CASE("a pair seen elsewhere in the article is believed, its rivals are not") {
  Sightings sightings;
  PairNumbers numbers;
  const WordPair cloud = numbers.OfNew("cloud");
  const WordPair rival = numbers.OfNew("cloud");
  for (int i = 0; i < 6; ++i) sightings.Add(cloud, 1);
  CHECK(sightings.Belief(cloud, 0.1F, 1) > 0.5F);
  CHECK(sightings.Belief(rival, 0.1F, 0) < 0.05F);
}

TEST_CASE("a sighting says nothing about itself") {
  PairNumbers numbers;
  const WordPair cloud = numbers.OfNew("cloud");
  const WordPair other = numbers.OfNew("in");
  Sightings sightings;
  sightings.Add(cloud, 0.9F);
  CHECK(sightings.Belief(cloud, 0.1F, 0.9F) == doctest::Approx(0.1));
  CHECK(sightings.Belief(other, 0.3F, 0) == doctest::Approx(0.3));
}

TEST_CASE("pairs of one original share its number") {
  PairNumbers numbers;
  const WordPair cloud = numbers.OfNew("cloud");
  const WordPair other = numbers.OfNew("in");
  const WordPair rival = numbers.OfNew("cloud");
  CHECK(rival.original == cloud.original);
  CHECK(rival.pair != cloud.pair);
  CHECK(other.original != cloud.original);
}

}  // namespace
}  // namespace unspin
