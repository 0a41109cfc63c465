#include "repair/spin/copy_relations.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

SpinProfile RandomSpinner() {
  SpinProfile profile;
  profile.name = "test";
  profile.touches = Touches::kAnyWord;
  profile.mapping = Mapping::kRandom;
  profile.unlisted = 0.5;
  const auto add = [&profile](std::string spun, std::string original) {
    Substitution& row = profile.substitutions.emplace_back();
    row.spun = std::move(spun);
    row.original = std::move(original);
    row.weight = row.odds = 1;
  };
  add("mentioned", "said");
  add("stated", "said");
  add("in order to", "to");
  add("according to", "said");
  return profile;
}

std::vector<PhraseRelation> Divide(std::string_view spun, std::string_view copy,
                                   bool original) {
  const Channel channel(RandomSpinner());
  return CopyRelations(channel).Divide(WordsOfPhrase(spun), WordsOfPhrase(copy),
                                       original);
}

TEST_CASE("what the profile explains is laid against each other") {
  CHECK(Divide("stated in order to", "said to", true) ==
        std::vector<PhraseRelation>{{0, 1, 0, 1}, {1, 4, 1, 2}});
}

TEST_CASE("two spun forms of one word belong together") {
  CHECK(Divide("mentioned in order to", "stated to", false) ==
        std::vector<PhraseRelation>{{0, 1, 0, 1}, {1, 4, 1, 2}});
  const Channel channel(RandomSpinner());
  const CopyRelations relations(channel);
  CHECK(relations.CommonOriginals("mentioned", "stated") ==
        std::vector<std::string_view>{"said"});
  CHECK(relations.CommonOriginals("mentioned", "to").empty());
}

TEST_CASE("what nothing explains stays whole") {
  CHECK(Divide("went far away", "left town", true) ==
        std::vector<PhraseRelation>{{0, 3, 0, 2}});
  CHECK(Divide("left", "went far away", true) ==
        std::vector<PhraseRelation>{{0, 1, 0, 3}});
}

TEST_CASE("rows are found by the whole phrase") {
  const Channel channel(RandomSpinner());
  const CopyRelations relations(channel);
  CHECK(relations.RowOf("to", "in order to") == 2U);
  CHECK_FALSE(relations.RowOf("to", "in order"));
  CHECK_FALSE(relations.RowOf("said", "in order to"));
  CHECK(relations.RowsOf("").empty());
}

}  // namespace
}  // namespace unspin
