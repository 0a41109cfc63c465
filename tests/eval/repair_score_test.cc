#include "eval/repair_score.h"

#include <doctest/doctest.h>

#include "temporary_folder.h"

namespace unspin {
namespace {

constexpr char kClean[] = "he said on Monday that it was over";
constexpr char kSpun[] = "helium said connected Monday that it was implicit";

TEST_CASE("restored and harmed words are counted against the clean text") {
  std::vector<std::string> errors;
  // "he" and "on" are right, "over" is wrong, "Monday" was harmed.
  const RepairScore score =
      ScoreRepair(kClean, kSpun, "he said on Tuesday that it was across", {}, errors);
  CHECK(score.substituted == 3);
  CHECK(score.restored == 2);
  CHECK(score.untouched == 5);
  CHECK(score.harmed == 1);
  CHECK(score.restored_share() == doctest::Approx(2.0 / 3));
  CHECK(score.harmed_share() == doctest::Approx(0.2));
  REQUIRE(errors.size() == 2);
  CHECK(errors[0] ==
        "HARMED: 'Monday' became 'Tuesday', clean 'Monday' | "
        "he said on Monday that it");
  CHECK(errors[1] ==
        "kept or wrong: 'implicit' became 'across', clean 'over' | "
        "that it was over");
}

TEST_CASE("an unrepaired text restores nothing and harms nothing") {
  std::vector<std::string> errors;
  const RepairScore score = ScoreRepair(kClean, kSpun, kSpun, {}, errors);
  CHECK(score.restored == 0);
  CHECK(score.harmed == 0);
}

TEST_CASE("a word that is accepted for this substitution counts as restored") {
  TemporaryFolder folder;
  const AcceptedWords accepted = AcceptedWords::Read(folder.Write(
      "accept.tsv", "# spun\noriginal\nimplicit\tover\tdone, across\nx\ty\n"));
  CHECK(accepted.Accepts("implicit", "over", "across"));
  CHECK_FALSE(accepted.Accepts("implicit", "above", "across"));
  std::vector<std::string> errors;
  CHECK(ScoreRepair(kClean, kSpun, "he said on Monday that it was across", accepted,
                    errors)
            .restored == 3);
}

TEST_CASE("nothing substituted counts as all restored") {
  std::vector<std::string> errors;
  const RepairScore score = ScoreRepair(kClean, kClean, kClean, {}, errors);
  CHECK(score.restored_share() == 1);
  CHECK(score.harmed_share() == 0);
}

}  // namespace
}  // namespace unspin
