#include "extract/values/expressions.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

namespace unspin {
namespace {

const CivilDate kPublished = ParsePublished("2023-11-15")->date();

std::vector<ValueExpression> Find(std::string_view sentence) {
  const TokenizedText text(sentence, Field::kBody);
  return FindExpressions(text, kPublished);
}

TEST_CASE("an offset is a period as wide as its unit and a day by arithmetic") {
  const auto found = Find("It comes in two weeks.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].period->ToIso() == "2023-W48");
  REQUIRE(found[0].point);
  CHECK(ToIso(*found[0].point) == "2023-11-29");
}

TEST_CASE("a joined date has two ends, and their parts") {
  const auto found = Find("It ran from 2011 to the end of 2013.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].relation == Relation::kBetween);
  CHECK(found[0].period->ToIso() == "2011");
  REQUIRE(found[0].last);
  CHECK(found[0].last_part == Part::kEnd);
  CHECK(ToIso(found[0].last->to) == "2013-12-31");
}

TEST_CASE("an end without a year lies in the year that the other end names") {
  const auto found = Find("It ran from November to February 2022.");
  REQUIRE(found.size() == 1);
  CHECK(ToIso(found[0].period->from) == "2021-11-01");
  CHECK(ToIso(found[0].last->from) == "2022-02-01");
}

TEST_CASE("limits of numbers tell whether they are reached") {
  const TokenizedText text("It has more than 5, or at least 6.", Field::kBody);
  const auto found = FindNumberRanges(text);
  REQUIRE(found.size() == 2);
  REQUIRE(found[0].low);
  CHECK(!found[0].low->closed);
  REQUIRE(found[1].low);
  CHECK(found[1].low->closed);
}

TEST_CASE("without a day of publication relative dates are left out") {
  const TokenizedText text("It came last week, and in May 2021.", Field::kBody);
  const auto found = FindExpressions(text, std::nullopt);
  REQUIRE(found.size() == 1);
  CHECK(found[0].period->ToIso() == "2021-05");
}

TEST_CASE("a length of several units is one") {
  const auto found = Find("It took 2 years and 3 months.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].duration == "P2Y3M");
  CHECK(found[0].number == doctest::Approx(2 * 8766 + 3 * 730.5));
}

constexpr auto kWords = std::to_array<std::string_view>(
    {"from",    "to",     "between", "and",     "the",      "of",      "last",
     "next",    "3",      "12",      "2019",    "-",        "/",       ".",
     ",",       "May",    "march",   "Monday",  "weeks",    "days",    "century",
     "first",   "twenty", "fifth",   "hundred", "million",  "half",    "a",
     "ago",     "in",     "before",  "after",   "2/29",     "1/4",     "99",
     "decades", "999",    "than",    "more",    "or",       "week",    "month",
     "year",    "’s",     "$",       "USD",     "percent",  "dollars", "10-12",
     "end",     "mid-",   "Oct-Mar", "Easter",  "quarter",  "Q3",      "é",
     "¾",       "nought", "point",   "over",    "starting", "until",   "now"});

TEST_CASE("any mix of words gives values in order that do not overlap") {
  std::mt19937 random(20231115);
  for (int round = 0; round < 3000; ++round) {
    std::string sentence;
    const size_t length = 1 + random() % 14;
    for (size_t k = 0; k < length; ++k) {
      if (random() % 4 != 0 && k > 0) sentence += ' ';
      sentence += kWords[random() % kWords.size()];
    }
    CAPTURE(round);
    CAPTURE(sentence);
    const TokenizedText text(sentence, Field::kBody);
    for (const auto& found : {FindExpressions(text, kPublished), FindNumbers(text),
                              FindNumberRanges(text)}) {
      size_t end = 0;
      for (const ValueExpression& value : found) {
        CHECK(value.span.begin >= end);
        CHECK(value.span.begin < value.span.end);
        end = value.span.end;
        if (value.period) CHECK(value.period->from <= value.period->to);
        CHECK(!value.ToText().empty());
      }
      CHECK(end <= sentence.size());
    }
  }
}

}  // namespace
}  // namespace unspin
