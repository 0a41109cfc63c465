// How the text stands to what its facts say, and who says it.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/file.h"
#include "extract/fact_builder.h"
#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"

namespace unspin {
namespace {

const FactFinder& Finder() {
  static const Lexicon lexicon =
      Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  static const FactFinder finder(lexicon);
  return finder;
}

std::vector<Fact> AllFacts(std::string_view body, std::string_view type) {
  using namespace std::chrono;
  const CivilDate published = year(2024) / 5 / 22;
  std::vector<Fact> facts = MarkedArticle("", body).AllFacts(Finder(), published);
  std::erase_if(facts, [&](const Fact& fact) { return fact.type != type; });
  return facts;
}

// "denied by Acme": of all facts of the type, each once.
std::string ModalitiesIn(std::string_view body, std::string_view type) {
  std::set<std::string> found;
  for (const Fact& fact : AllFacts(body, type)) {
    found.insert(std::string(Name(fact.modality)) +
                 (fact.speaker.empty() ? "" : " by " + fact.speaker));
  }
  std::string all;
  for (const std::string& each : found) all += (all.empty() ? "" : ", ") + each;
  return all;
}

TEST_CASE("every labelled sentence has its modality and its speaker") {
  std::vector<LexiconComplaint> complaints;
  const TsvFile file =
      ParseTsv("modality.tsv", ReadFile(UNSPIN_SOURCE_DIR "/tests/cases/modality.tsv"),
               complaints);
  REQUIRE(complaints.empty());
  REQUIRE(file.rows.size() >= 40);
  for (const TsvRow& row : file.rows) {
    CAPTURE(row.line);
    CAPTURE(row.cells[3]);
    const std::string expected =
        row.cells[1] + (row.cells[2].empty() ? "" : " by " + row.cells[2]);
    const std::string found = ModalitiesIn(row.cells[3], row.cells[0]);
    if (row.cells[4] == "known") {
      CHECK(found != expected);
    } else {
      CHECK(found == expected);
    }
  }
}

TEST_CASE("an outage that another sentence denies stays as a denied one") {
  const std::vector<Fact> facts = AllFacts(
      "[company:Umbra Cloud] has rejected reports that its services were down. "
      "[company:Umbra Cloud] went down in [place:Oslo], a post had said.",
      "outage");
  REQUIRE_FALSE(facts.empty());
  for (const Fact& fact : facts) CHECK(fact.modality == Modality::kDenied);
}

TEST_CASE("what is asserted once is asserted, whoever says it elsewhere") {
  const std::vector<Fact> facts = AllFacts(
      "[company:Umbra Cloud] said it would lay off [count:340] employees. "
      "[company:Umbra Cloud] laid off [count:340] employees on [date:Monday].",
      "layoff");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].modality == Modality::kAsserted);
  CHECK(facts[0].speaker.empty());
}

TEST_CASE("what is no fact stands behind the facts and changes none of them") {
  const std::string told =
      "[person:Ada Quill] stepped down as chief executive of [company:Umbra Cloud].";
  const std::vector<Fact> alone = AllFacts(told, "role_change");
  const std::vector<Fact> both = AllFacts(
      "[person:Tom Reyes] will not step down as chief executive of "
      "[company:Helix Bank]. " +
          told,
      "role_change");
  REQUIRE(alone.size() == 1);
  REQUIRE(both.size() == 2);
  CHECK(both[0].fields.size() == alone[0].fields.size());
  CHECK(both[0].Text("person") == "Ada Quill");
  CHECK(both[0].modality == Modality::kAsserted);
  CHECK(both[1].Text("person") == "Tom Reyes");
  CHECK(both[1].Text("company") == "Helix Bank");
  CHECK(both[1].modality == Modality::kDenied);
}

}  // namespace
}  // namespace unspin
