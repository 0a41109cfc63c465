#include <doctest/doctest.h>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

void CheckCases(const std::string& file) {
  size_t cases = 0;
  for (const RepairCase& c : ReadCases(file)) {
    CAPTURE(c.kind);
    CAPTURE(c.label);
    ++cases;
    if (c.kind == "known failure") {
      CHECK_MESSAGE(RepairedBody(c.damaged) != c.repaired, "passes now: move it");
    } else {
      CHECK(RepairedBody(c.damaged) == c.repaired);
    }
  }
  CHECK(cases > 20);
}

TEST_CASE(
    "every labelled case of mojibake is repaired, left alone or a known failure") {
  CheckCases("mojibake.tsv");
}

TEST_CASE("every labelled case of other damage is repaired or left alone") {
  CheckCases("repairs.tsv");
}

TEST_CASE("a repair of text that was repaired changes nothing") {
  for (const std::string file : {"mojibake.tsv", "repairs.tsv"}) {
    for (const RepairCase& c : ReadCases(file)) {
      CAPTURE(c.label);
      const std::string once = RepairedBody(c.damaged);
      CHECK(RepairedBody(once) == once);
    }
  }
}

}  // namespace
}  // namespace unspin
