#include "lexicon/tsv.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("comments and empty lines are skipped, lines keep their numbers") {
  std::vector<LexiconComplaint> complaints;
  const TsvFile file =
      ParseTsv("a.tsv", "# about\nx\ty\n\n1\t2\r\n# more\n3\t\n", complaints);
  CHECK(complaints.empty());
  CHECK(file.header == std::vector<std::string>{"x", "y"});
  REQUIRE(file.rows.size() == 2);
  CHECK(file.rows[0].line == 4);
  CHECK(file.rows[0].cells == std::vector<std::string>{"1", "2"});
  CHECK(file.rows[1].cells == std::vector<std::string>{"3", ""});
}

TEST_CASE("a broken row is named and left out, the rest is kept") {
  std::vector<LexiconComplaint> complaints;
  const TsvFile file = ParseTsv("a.tsv", "x\ty\n1\n\xFF\t2\n 1\t2\n1\t2", complaints);
  REQUIRE(complaints.size() == 3);
  CHECK(complaints[0].ToString() == "a.tsv:2: 1 cells, the header has 2");
  CHECK(complaints[1].ToString() == "a.tsv:3: not valid UTF-8");
  CHECK(complaints[2].ToString() == "a.tsv:4: white space at the edge of cell ' 1'");
  CHECK(file.rows.size() == 1);
}

TEST_CASE("a list cell is split at bars") {
  CHECK(SplitList("").empty());
  CHECK(SplitList("a|b c") == std::vector<std::string_view>{"a", "b c"});
}

}  // namespace
}  // namespace unspin
