#include "repair/spaces.h"

#include <doctest/doctest.h>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

TEST_CASE("white space becomes plain") {
  CHECK(RepairedBody("  One \r\n\r\n\r\n two\t three  \n") == "One\n\ntwo three");
  CHECK(RepairedBody("one\rtwo\n \nthree") == "one\ntwo\n\nthree");
}

TEST_CASE("lines wrapped at a fixed width are joined") {
  CHECK(RepairedBody("The trouble began at 4:40 a.m. on Tuesday, when a pump\n"
                     "in the cooling loop of the building seized and the spare\n"
                     "did not start. Temperatures in two server halls climbed\n"
                     "past 45 degrees within half an hour, and machines began\n"
                     "to switch themselves off.\n\nFull service was restored later.") ==
        "The trouble began at 4:40 a.m. on Tuesday, when a pump in the cooling loop of "
        "the building seized and the spare did not start. Temperatures in two server "
        "halls climbed past 45 degrees within half an hour, and machines began to "
        "switch themselves off.\n\nFull service was restored later.");
}

TEST_CASE("verse and lists keep their lines") {
  const std::string verse =
      "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you,\nmy dear";
  CHECK(RepairedBody(verse) == verse);
  const std::string list =
      "- The trouble began at 4:40 a.m. on Tuesday, when a pump\n"
      "- It was the second incident at the site in three years\n"
      "- Full service was restored at 1:40 p.m., it was said\n"
      "- Shares in the company closed 2.9% lower on Tuesday\n"
      "- Nobody was hurt";
  CHECK(RepairedBody(list) == list);
}

}  // namespace
}  // namespace unspin
