#include "repair/boilerplate.h"

#include <doctest/doctest.h>

#include "repair/boilerplate_patterns.h"
#include "repair/repair_fixture.h"

namespace unspin {
namespace {

// Whether a row of the place that the lexicon calls `where` fits `text`.
bool Fits(const BoilerplatePatterns& patterns, std::string_view where,
          std::string_view text) {
  const BoilerplateLineRows rows = patterns.FindLine(text);
  if (where == "line") return rows.anywhere != nullptr;
  if (where == "first") return rows.first != nullptr;
  if (where == "last") return rows.last != nullptr;
  BoilerplatePlace place = BoilerplatePlace::kTail;
  if (where == "head") place = BoilerplatePlace::kHead;
  if (where == "inside") place = BoilerplatePlace::kInside;
  if (where == "title") place = BoilerplatePlace::kTitle;
  return patterns.Find(place, text).has_value();
}

TEST_CASE("each row fits its example, and no row of its place fits its refused text") {
  const BoilerplatePatterns patterns(ShippedLexicon());
  const Table& table = ShippedLexicon().table("boilerplate");
  CHECK(table.rows() > 100);
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const std::string id(table.Cell(row, table.Column("id")));
    CAPTURE(id);
    const std::string_view where = table.Cell(row, table.Column("where"));
    if (where == "part") continue;
    CHECK(Fits(patterns, where, table.Cell(row, table.Column("example"))));
    CHECK_FALSE(Fits(patterns, where, table.Cell(row, table.Column("refuse"))));
  }
}

TEST_CASE("a removed line takes its blank line with it") {
  CHECK(RepairedBody("One thing was said.\n\nAdvertisement\n\nAnother was meant.") ==
        "One thing was said.\n\nAnother was meant.");
  CHECK(
      RepairedBody("[ad_1]\n\nOne thing was said.\n\n[ad_2]\n\nSupply: news.example") ==
      "One thing was said.");
}

TEST_CASE("a tail before removed lines is cut, too") {
  CHECK(RepairedBody("It is over.Source Techcrunch\n\nShare this article\n\nRelated") ==
        "It is over.");
}

TEST_CASE("a removal names its row and what was there") {
  const Document document = PlainRepairer().Repair(
      RawText("One thing was said.\n\nAdvertisement\n\nAnother was meant."));
  REQUIRE(document.repairs.size() == 1);
  const Repair& repair = document.repairs[0];
  CHECK(repair.kind == RepairKind::kBoilerplate);
  CHECK(repair.lexicon_row.starts_with("boilerplate.tsv:"));
  CHECK(repair.source.In(document.original) == "Advertisement\n\n");
  CHECK(repair.text.empty());
}

TEST_CASE("the outlet goes from the headline") {
  RawDocument raw = RawText("The trade stopped for four hours.");
  raw.title = "Trading halted for four hours - Plug and Road";
  raw.source = "Plug and Road";
  const Document document = PlainRepairer().Repair(raw);
  CHECK(document.title.text == "Trading halted for four hours");
  CHECK(document.original_title == raw.title);
}

TEST_CASE("the headline repeated over the body goes") {
  RawDocument raw = RawText("Trading halted\n\nThe trade stopped. Trading halted.");
  raw.title = "Trading halted";
  CHECK(PlainRepairer().Repair(raw).body.text == "The trade stopped. Trading halted.");
}

}  // namespace
}  // namespace unspin
