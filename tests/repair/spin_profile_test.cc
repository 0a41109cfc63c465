#include "repair/spin/profile.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/file.h"
#include "repair/repair_fixture.h"

namespace unspin {
namespace {

const Substitution& Find(const SpinProfile& profile, std::string_view spun,
                         std::string_view original) {
  const auto found = std::find_if(
      profile.substitutions.begin(), profile.substitutions.end(),
      [&](const auto& pair) { return pair.spun == spun && pair.original == original; });
  REQUIRE(found != profile.substitutions.end());
  return *found;
}

// The line of a file, which counts from 1.
std::string LineOf(const std::string& path, size_t line) {
  const std::string text = ReadFile(path);
  size_t begin = 0;
  for (; line > 1; --line) begin = text.find('\n', begin) + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

TEST_CASE("the shipped profiles begin with a fixed function and a random spinner") {
  const std::vector<SpinProfile> profiles = ShippedProfiles(ShippedLexicon());
  REQUIRE(profiles.size() >= 2);
  const SpinProfile& a = profiles[0];
  CHECK(a.name == "wordnet");
  CHECK(a.family == "A");
  CHECK(a.touches == Touches::kFreeWords);
  CHECK(a.mapping == Mapping::kFixed);
  CHECK(a.articles == Articles::kOriginal);
  const SpinProfile& b = profiles[1];
  CHECK(b.name == "phrase");
  CHECK(b.family == "B");
  CHECK(b.touches == Touches::kAnyWord);
  CHECK(b.mapping == Mapping::kRandom);
  CHECK(b.articles == Articles::kSpun);
  CHECK(b.rate > 0);
  CHECK(b.rate < 1);
}

TEST_CASE("seen pairs have better odds than expected ones and those than guesses") {
  const SpinProfile a = ShippedProfiles(ShippedLexicon()).front();
  const Substitution& seen = Find(a, "successful", "in");
  const Substitution& digit = Find(a, "9", "nine");  // inferred, but as sure
  const Substitution& expected = Find(a, "100", "hundred");
  CHECK(seen.odds == digit.odds);
  CHECK(seen.odds > expected.odds);
  CHECK_FALSE(seen.guess);
  CHECK_FALSE(expected.guess);
  bool has_guess = false;
  for (const Substitution& pair : a.substitutions) {
    if (!pair.guess) continue;
    has_guess = true;
    CHECK(pair.odds < seen.odds);
  }
  CHECK(has_guess);
}

TEST_CASE("a row's name leads to its line in the table") {
  const SpinProfile a = ShippedProfiles(ShippedLexicon()).front();
  const std::string name = a.RowName(Find(a, "successful", "in"));
  REQUIRE(name.starts_with("spin_a.tsv:"));
  CHECK(LineOf(UNSPIN_SOURCE_DIR "/lexicons/spin_a.tsv", std::stoul(name.substr(11)))
            .starts_with("successful\tin\t"));
}

TEST_CASE("a learned profile keeps its habits and names its file") {
  LearnedProfile learned;
  learned.name = "mine";
  learned.mapping = Mapping::kRandom;
  learned.touches = Touches::kAnyWord;
  learned.articles = Articles::kSpun;
  learned.rate = 0.25;
  LearnedProfile::Row row;
  row.spun = "worth";
  row.original = "price";
  row.weight = 0.75;
  row.line = 9;
  learned.rows = {row};
  const SpinProfile profile = FromLearned(learned, "mine.tsv");
  CHECK(profile.name == "mine");
  CHECK(profile.family.empty());
  CHECK(profile.mapping == Mapping::kRandom);
  CHECK(profile.touches == Touches::kAnyWord);
  CHECK(profile.articles == Articles::kSpun);
  CHECK(profile.rate == 0.25F);
  REQUIRE(profile.substitutions.size() == 1);
  CHECK(profile.substitutions[0].odds == 0.75F);
  CHECK(profile.RowName(profile.substitutions[0]) == "mine.tsv:9");

  learned.mapping = Mapping::kFixed;
  CHECK(FromLearned(learned, "").substitutions[0].odds > 1);
}

}  // namespace
}  // namespace unspin
