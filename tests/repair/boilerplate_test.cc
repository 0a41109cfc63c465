#include "repair/boilerplate.h"

#include <doctest/doctest.h>

#include "lexicon/lexicon.h"
#include "repair/boilerplate_patterns.h"
#include "repair/repair_fixture.h"

namespace unspin {
namespace {

BoilerplatePlace PlaceByName(std::string_view name) {
  if (name == "tail") return BoilerplatePlace::kTail;
  if (name == "head") return BoilerplatePlace::kHead;
  if (name == "title") return BoilerplatePlace::kTitle;
  return BoilerplatePlace::kLine;
}

TEST_CASE("each row fits its example, and no row of its place fits its refused text") {
  const Lexicon lexicon = Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  const BoilerplatePatterns patterns(lexicon);
  const Table& table = lexicon.table("boilerplate");
  CHECK(table.rows() > 50);
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const std::string id(table.Cell(row, table.Column("id")));
    CAPTURE(id);
    const BoilerplatePlace place = PlaceByName(table.Cell(row, table.Column("where")));
    const auto example = patterns.Find(place, table.Cell(row, table.Column("example")));
    CHECK(example.has_value());
    const auto refused = patterns.Find(place, table.Cell(row, table.Column("refuse")));
    CHECK_FALSE(refused.has_value());
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
