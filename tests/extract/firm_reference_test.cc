// Which firm is meant where a text says "it", "the bank", "both" or nothing.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/fact_builder.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

std::vector<Fact> FactsOf(std::string_view title, std::string_view body,
                          std::string_view type) {
  using namespace std::chrono;
  static const Lexicon lexicon =
      Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  static const FactFinder finder(lexicon);
  const CivilDate published = year(2024) / 5 / 22;
  std::vector<Fact> facts = MarkedArticle(title, body).Facts(finder, published);
  std::erase_if(facts, [&](const Fact& fact) { return fact.type != type; });
  return facts;
}

TEST_CASE("the subject of a sentence is what its pronoun stands for") {
  const auto facts = FactsOf(
      "[company:Acme] grows",
      "[company:Acme] is big. [company:Helix Bank] is small, and its revenue rose "
      "by [percent:5%].",
      "figure");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("company") == "Helix Bank");
}

TEST_CASE("the bank is a firm that is one") {
  const auto facts =
      FactsOf("[company:Acme Air] and [company:Helix Bank]",
              "[company:Helix Bank] lends to [company:Acme Air]. The bank’s chief "
              "executive, [person:Ada Quill], is happy.",
              "role");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("company") == "Helix Bank");
}

TEST_CASE("both are the two named last") {
  const auto facts = FactsOf("[company:Umbra Cloud] fails",
                             "[company:Umbra Cloud] is old. [company:Pidelo] waits. So "
                             "does [company:Farmaluz]. Both rent servers from "
                             "[company:Umbra Cloud].",
                             "relation");
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].Text("subject") == "Pidelo");
  CHECK(facts[1].Text("subject") == "Farmaluz");
  CHECK(facts[1].Text("object") == "Umbra Cloud");
}

TEST_CASE("whom a board makes chief executive is no subject of the sentence") {
  const auto facts =
      FactsOf("",
              "[person:Ada Quill] was an engineer. In [date:1984] the board of "
              "[company:Umbra Cloud] made her chief executive.",
              "role_change");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("person") == "Ada Quill");
  CHECK(facts[0].Text("company") == "Umbra Cloud");
}

TEST_CASE("a prime minister leads no company that is merely near") {
  CHECK(FactsOf("",
                "[company:Acme] is glad. [company:Acme] likes order. [person:Ada "
                "Quill] became prime minister.",
                "role_change")
            .empty());
}

TEST_CASE("an outage takes its day from the sentence before") {
  const auto facts = FactsOf("",
                             "If you tried to pay on [date:Saturday], you could not. "
                             "[company:Anchor] went dark and stayed that way for "
                             "[duration:three hours].",
                             "outage");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("provider") == "Anchor");
}

}  // namespace
}  // namespace unspin
