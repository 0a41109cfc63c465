#include "extract/identity.h"

#include <doctest/doctest.h>

#include "extract/extractor.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

Analysis Extract(const std::string& text) {
  static const Lexicon lexicon =
      Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  static const Extractor extractor(lexicon);
  Document document;
  document.language = "en";
  document.body.text = text;
  document.body.map = OffsetMap(text.size());
  return extractor.Extract(document);
}

// "sector finance; ticker NYSE:X" of the entity.
std::string CluesOf(const std::string& name, const std::string& text) {
  std::string out;
  for (const Entity& entity : Extract(text).entities) {
    if (entity.name != name) continue;
    for (const Clue& clue : entity.clues) {
      out +=
          (out.empty() ? "" : "; ") + std::string(Name(clue.kind)) + " " + clue.value;
    }
    return out;
  }
  return "no entity " + name;
}

std::string KeyOf(const std::string& name, const std::string& text) {
  for (const Entity& entity : Extract(text).entities) {
    if (entity.name == name) return entity.key;
  }
  return "no entity " + name;
}

TEST_CASE("people have employers, and the owners of their employers") {
  CHECK(CluesOf("Mira Osterholt",
                "Mira Osterholt, chief executive of Ostravel, resigned.") ==
        "employer Ostravel");
  CHECK(CluesOf("Mira Osterholt",
                "Mira Osterholt, president of Alibaba Cloud, resigned.") ==
        "employer Alibaba; employer Alibaba Cloud");
  CHECK(CluesOf("Mira Osterholt", "Mira Osterholt spoke on Monday.").empty());
}

TEST_CASE("what introduces a company tells its sector") {
  CHECK(CluesOf("Ostravel", "Payments firm Ostravel raised $5 million.") ==
        "sector finance");
  CHECK(CluesOf("Ostravel", "Ostravel, a maker of robots, raised $5 million.") ==
        "sector hardware");
  CHECK(CluesOf("Ostravel", "Ostravel is a shipping company with forty vessels.") ==
        "sector transport");
  CHECK(CluesOf("Ostravel", "The chipmaker Ostravel raised $5 million.") ==
        "sector hardware");
}

TEST_CASE("what stands beside a company by chance tells nothing") {
  CHECK(CluesOf("Ostravel", "The bank sued Ostravel on Monday.").empty());
  CHECK(CluesOf("Ostravel", "Ostravel, which supplies banks, raised $5 million.")
            .empty());
  CHECK(CluesOf("Ostravel", "Shares of Ostravel, the bank said, fell 5%.").empty());
  CHECK(CluesOf("Ostravel", "Ostravel, a supplier to airlines, raised $5 million.")
            .empty());
}

TEST_CASE("tickers stand behind the name with their exchange") {
  CHECK(CluesOf("Ostravel", "Ostravel (NASDAQ: OSTV) raised $5 million.") ==
        "ticker NASDAQ:OSTV");
  CHECK(CluesOf("Ostravel", "Ostravel (Lyon: OSTV) raised $5 million.").empty());
  CHECK(KeyOf("Ostravel", "Ostravel (NASDAQ: MSFT) raised $5 million.") ==
        "org:microsoft");
}

TEST_CASE("other names that the text gives are clues, owners in brackets are none") {
  CHECK(CluesOf("Northland Energy Agency",
                "The Northland Energy Agency (NEA) asked. The NEA waits.") ==
        "acronym NEA");
  CHECK(CluesOf("Ostravel", "Ostravel, formerly Brenvik, raised $5 million.") ==
        "alias Brenvik");
  CHECK(CluesOf("YouTube", "YouTube (Google) raised prices.").empty());
}

TEST_CASE("nicknames have the key of the full name") {
  CHECK(KeyOf("Bob Osterholt", "Bob Osterholt, chief executive of Ostravel, left.") ==
        "person:osterholt robert");
  CHECK(KeyOf("Mira Osterholt", "Mira Osterholt, chief executive of Ostravel, left.")
            .empty());
}

std::string RowOf(const std::string& name, const std::string& text) {
  for (const Entity& entity : Extract(text).entities) {
    if (entity.name == name) return entity.lexicon_row.empty() ? "none" : "row";
  }
  return "no entity " + name;
}

TEST_CASE("a company of another trade than the row of its name is not that row's") {
  CHECK(RowOf("Mercury", "Mercury, a brewer in Leeds, raised $5 million.") == "none");
  CHECK(RowOf("Tesla", "Tesla, a maker of electric cars, cut prices.") == "row");
  CHECK(RowOf("Amazon", "Amazon, a retailer, cut prices.") == "row");
}

TEST_CASE("a legal word behind a row's name or alias changes nothing") {
  CHECK(KeyOf("Meta Platforms Inc.",
              "Meta Platforms Inc. reported revenue of $30 billion.") == "org:meta");
}

}  // namespace
}  // namespace unspin
