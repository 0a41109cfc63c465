#include "eval/floors.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

Scores Example() {
  Scores scores;
  scores.tallies["fact ALL"] = {3, 4, 5};  // P .75, R .6, F1 .6667
  scores.fields["outage.began"] = {1, 2};
  scores.repair_scored = true;
  scores.repair = {100, 90, 1000, 2};
  return scores;
}

TEST_CASE("floors are read from a table with comments") {
  TemporaryFolder folder;
  const auto floors =
      ReadFloors(folder.Write("f.tsv", "# why\nscore\tfloor\nfact ALL f1\t0.66\n"));
  REQUIRE(floors.size() == 1);
  CHECK(floors[0].score == "fact ALL f1");
  CHECK(floors[0].value == 0.66);
}

TEST_CASE("a faulty table is named with its line") {
  TemporaryFolder folder;
  const auto path = folder.Write("f.tsv", "score\tfloor\nfact ALL f1\t66\n");
  CHECK_THROWS_WITH_AS(
      ReadFloors(path),
      (path + ":2: must be a score, a tab and a floor from 0 to 1").c_str(), Error);
  CHECK_THROWS_AS(ReadFloors(folder.Write("g.tsv", "fact ALL f1\t0.6\n")), Error);
  CHECK_THROWS_AS(ReadFloors(folder.Write("h.tsv", "score\tfloor\n")), Error);
}

TEST_CASE("scores at their floor hold") {
  CHECK(CheckFloors({{"fact ALL precision", 0.75},
                     {"fact ALL recall", 0.6},
                     {"fact ALL f1", 0.6667},
                     {"field outage.began", 0.5},
                     {"repair restored", 0.9},
                     {"repair unharmed", 0.998}},
                    Example())
            .empty());
}

TEST_CASE("each score below its floor is named") {
  CHECK(CheckFloors({{"fact ALL f1", 0.7}, {"repair restored", 0.91}}, Example()) ==
        std::vector<std::string>{"fact ALL f1 is 0.6667, its floor is 0.7000",
                                 "repair restored is 0.9000, its floor is 0.9100"});
}

TEST_CASE("a floor of a score that there is not is named") {
  CHECK(CheckFloors({{"fact outage f1", 0.1}}, Example()) ==
        std::vector<std::string>{"no score is called fact outage f1"});
}

}  // namespace
}  // namespace unspin
