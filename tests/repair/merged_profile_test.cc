#include "repair/spin/merged_profile.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace unspin {
namespace {

void Add(SpinProfile& profile, std::string spun, std::string original, float weight,
         float odds, bool guess = false) {
  Substitution& row = profile.substitutions.emplace_back();
  row.spun = std::move(spun);
  row.original = std::move(original);
  row.weight = weight;
  row.odds = odds;
  row.guess = guess;
}

SpinProfile Profile(const std::string& name, Mapping mapping) {
  SpinProfile profile;
  profile.name = name;
  profile.mapping = mapping;
  return profile;
}

TEST_CASE("a pair that was learned counts as seen, and the lexicon keeps the rest") {
  std::vector<SpinProfile> profiles = {Profile("wordnet", Mapping::kFixed)};
  Add(profiles[0], "helium", "he", 1, 40);
  Add(profiles[0], "laic", "lay", 0.5, 0.05F, true);
  SpinProfile learned = Profile("wordnet", Mapping::kFixed);
  learned.sightings = {"seen in a beside b"};
  Add(learned, "laic", "lay", 0.7F, 40);
  Add(learned, "zorble", "the", 0.9F, 40);
  MergeLearned({learned}, profiles);
  const SpinProfile& merged = profiles[0];
  REQUIRE(merged.substitutions.size() == 3);
  CHECK(merged.substitutions[0].original == "he");
  CHECK(merged.substitutions[1].odds == 40);
  CHECK_FALSE(merged.substitutions[1].guess);
  CHECK(merged.substitutions[1].weight == 0.7F);
  CHECK(merged.substitutions[2].spun == "zorble");
  CHECK(merged.RowName(merged.substitutions[2]) == "seen in a beside b");
}

TEST_CASE("a random spinner draws what it was seen to draw more often") {
  std::vector<SpinProfile> profiles = {Profile("phrase", Mapping::kRandom)};
  Add(profiles[0], "stated", "said", 0.5, 0.5);
  Add(profiles[0], "mentioned", "said", 0.5, 0.5);
  SpinProfile learned = Profile("phrase", Mapping::kRandom);
  Add(learned, "stated", "said", 0.9F, 0.9F);
  MergeLearned({learned}, profiles);
  CHECK(profiles[0].substitutions[0].odds > 4);
  CHECK(profiles[0].substitutions[1].odds == 0.5);
}

TEST_CASE("what was learned of a profile that is not there changes nothing") {
  std::vector<SpinProfile> profiles = {Profile("phrase", Mapping::kRandom)};
  SpinProfile learned = Profile("newsmill", Mapping::kFixed);
  Add(learned, "zorble", "the", 0.9F, 40);
  MergeLearned({learned}, profiles);
  CHECK(profiles[0].substitutions.empty());
  CHECK(profiles[0].sightings.empty());
}

}  // namespace
}  // namespace unspin
