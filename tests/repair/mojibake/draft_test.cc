#include "repair/mojibake/draft.h"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace unspin {
namespace {

std::string Applied(std::string_view text, const std::vector<Fix>& fixes) {
  std::string out;
  size_t copied = 0;
  for (const Fix& fix : fixes) {
    REQUIRE(fix.begin >= copied);
    REQUIRE(fix.end >= fix.begin);
    REQUIRE(fix.end <= text.size());
    out.append(text.substr(copied, fix.begin - copied)).append(fix.text);
    copied = fix.end;
  }
  return out.append(text.substr(copied));
}

Fix Of(size_t begin, size_t end, std::string text, std::string_view reason) {
  return {begin, end, std::move(text), reason, 1};
}

TEST_CASE("Fixes of two rounds that are apart stay two, at their places in the line") {
  const auto composed =
      Compose({Of(0, 3, "é", "one")}, {Of(5, 6, "xyz", "two")}, "é...abc");
  REQUIRE(composed.size() == 2);
  CHECK(composed[0].begin == 0);
  CHECK(composed[0].end == 3);
  CHECK(composed[0].reason == "one");
  CHECK(composed[1].begin == 6);
  CHECK(composed[1].end == 7);
  CHECK(composed[1].text == "xyz");
  CHECK(composed[1].reason == "two");
}

TEST_CASE("Fixes that overlap are one, with the reason of the second round") {
  // "[AAAA]" became "[bb]", and "b]" of it "c".
  const auto composed =
      Compose({Of(1, 5, "bb", "one")}, {Of(2, 4, "c", "two")}, "[bb]");
  REQUIRE(composed.size() == 1);
  CHECK(composed[0].begin == 1);
  CHECK(composed[0].end == 6);
  CHECK(composed[0].text == "bc");
  CHECK(composed[0].reason == "two");
}

TEST_CASE("A fix over two of the round before joins both and what is between them") {
  const auto composed = Compose({Of(0, 2, "x", "one"), Of(3, 5, "y", "one")},
                                {Of(0, 3, "z", "two")}, "x-y!");
  REQUIRE(composed.size() == 1);
  CHECK(composed[0].begin == 0);
  CHECK(composed[0].end == 5);
  CHECK(composed[0].text == "z");
}

std::vector<Fix> RandomFixes(std::string_view text, std::mt19937& random) {
  std::vector<Fix> fixes;
  size_t begin = random() % 4;
  while (begin < text.size()) {
    const size_t end = std::min(text.size(), begin + random() % 4);
    fixes.push_back(
        Of(begin, end, std::string(random() % 4, random() % 2 == 0 ? 'x' : 'y'), "r"));
    begin = end + 1 + random() % 4;
  }
  return fixes;
}

TEST_CASE("Composed fixes of random rounds make the text that the rounds make") {
  std::mt19937 random(7);  // NOLINT: alike in every run
  for (int i = 0; i < 5000; ++i) {
    const std::string line(random() % 24, '.');
    Draft draft(line);
    std::string text = line;
    for (int round = 0; round < 3; ++round) {
      const auto fixes = RandomFixes(text, random);
      text = Applied(text, fixes);
      draft.Apply(fixes);
      REQUIRE(draft.text() == text);
    }
    std::string made;
    size_t copied = 0;
    for (const Edit& edit : draft.TakeEdits(0)) {
      REQUIRE(edit.begin >= copied);
      made.append(line, copied, edit.begin - copied).append(edit.text);
      copied = edit.end;
    }
    CHECK(made.append(line, copied) == text);
  }
}

}  // namespace
}  // namespace unspin
