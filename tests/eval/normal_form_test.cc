#include "eval/normal_form.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("names are compared without legal forms, commas and dots") {
  CHECK(ScoredName("The Kumori Group, Inc.") == "kumori");
  CHECK(ScoredName("Hinode  Holdings") == "hinode");
  CHECK(ScoredName("U.S.") == "u s");
  CHECK(ScoredName("Co-op Digital") == "-op digital");
  CHECK(ScoredName("Sainsbury\u2019s") == "sainsbury's");
}

TEST_CASE("a legal form inside a word stays") {
  CHECK(ScoredName("Incode") == "incode");
  CHECK(ScoredName("Agora\u00e9") == "agora\u00e9");
}

TEST_CASE("roles are compared by abbreviation and without acting, interim, former") {
  CHECK(ScoredRole("Chief Executive") == "ceo");
  CHECK(ScoredRole("interim chief financial officer") == "cfo");
  CHECK(ScoredRole("ex-chairman") == "chair");
  CHECK(ScoredRole("managing director") == "md");
  CHECK(ScoredRole("head of news") == "head of news");
}

TEST_CASE("curly apostrophes of mentions are straightened") {
  CHECK(ScoredMention("O\u2019Hara\u2019s") == "O'Hara's");
}

TEST_CASE("words are what stands between white space, also no-break spaces") {
  CHECK(SplitAtSpaces(" a  b\u00a0c\n\nd.") ==
        std::vector<std::string_view>{"a", "b", "c", "d."});
  CHECK(SplitAtSpaces("  ").empty());
}

}  // namespace
}  // namespace unspin
