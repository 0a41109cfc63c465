#include "repair/pattern_set.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "base/error.h"

namespace unspin {
namespace {

PatternSet SetOf(PatternSet::Fit fit,
                 std::initializer_list<std::string_view> patterns) {
  PatternSet set(fit);
  for (const std::string_view pattern : patterns) set.Add(pattern, "row");
  set.Compile();
  return set;
}

TEST_CASE("a relaxed pattern counts no long repeats") {
  CHECK(RelaxedPattern("ab{2,3}c") == "ab{2,3}c");
  CHECK(RelaxedPattern(".{0,60}") == ".*");
  CHECK(RelaxedPattern("(?:a|b){3,40}?c") == "(?:a|b)+?c");
  CHECK(RelaxedPattern("x{7}y{2,}") == "x+y+");
  CHECK(RelaxedPattern("\\{0,60}") == "\\{0,60}");
  CHECK(RelaxedPattern("[{0,60}]{0,60}") == "[{0,60}]*");
  CHECK(RelaxedPattern("[]{9,99}]{9,99}") == "[]{9,99}]+");
  CHECK(RelaxedPattern("\\Q{0,60}\\E") == "\\Q{0,60}\\E");
}

TEST_CASE("a set finds what its patterns find, not what the relaxed ones do") {
  const PatternSet set =
      SetOf(PatternSet::Fit::kWhole, {"powered by \\p{Lu}\\w{2,8}.{0,5}", "powered.*",
                                      "[^\\p{L}]{5,}", "(?-i:\\p{Lu}\\p{Ll}+)"});
  using Indices = std::vector<size_t>;
  CHECK(set.AllFitting("Powered by Ghost") == Indices{0, 1});
  CHECK(set.AllFitting("Powered by Ghost and a lot more") == Indices{1});
  CHECK(set.AllFitting("Él") == Indices{3});
  CHECK(set.AllFitting("él").empty());
  CHECK(set.AllFitting("12345 — 6") == Indices{2});
  CHECK(set.AllFitting("12345 é 6").empty());
  CHECK(set.AllFitting("It was powered by Ghost").empty());
}

TEST_CASE("the first pattern that takes something is found with its first group") {
  const PatternSet set = SetOf(PatternSet::Fit::kPart, {"()zzz", "b(c{1,9})d", "bc"});
  const auto found = set.FirstFitting("zzz abccd");
  REQUIRE(found);
  CHECK(found->index == 1);
  CHECK(found->begin == 6);
  CHECK(found->end == 8);
  CHECK_FALSE(set.FirstFitting("abd"));
}

TEST_CASE("a pattern that is none is named") {
  PatternSet set(PatternSet::Fit::kWhole);
  for (const std::string_view wrong : {"a(b", "a{0,1001}", "[z-a]"}) {
    CAPTURE(wrong);
    CHECK_THROWS_WITH_AS(set.Add(wrong, "boilerplate.tsv:3"),
                         doctest::Contains("boilerplate.tsv:3: pattern: "), Error);
  }
}

}  // namespace
}  // namespace unspin
