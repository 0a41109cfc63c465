#include <doctest/doctest.h>

#include <initializer_list>

#include "name_cases.h"

namespace unspin {
namespace {

void CheckType(EntityType type, std::initializer_list<NameCase> cases) {
  for (const NameCase& c : cases) {
    CAPTURE(c.text);
    CHECK(NamesOf(type, c.text) == c.expected);
  }
}

TEST_CASE("companies that no table knows are told by what stands beside them") {
  CheckType(EntityType::kCompany,
            {
                {"The retailer Ostravel closed two shops.", "Ostravel"},
                {"Ostravel, a Danish maker of pumps, closed two shops.", "Ostravel"},
                {"Shares in Ostravel fell.", "Ostravel"},
                {"It was bought by the start-up Ostravel last week.", "Ostravel"},
                {"Ostravel (NASDAQ: OSTV) closed two shops.", "Ostravel"},
                {"She is the finance director of Ostravel.", "Ostravel"},
                {"Engineers at Brenvik Systems found the fault.", "Brenvik Systems"},
                {"They sued Brenvik GmbH in March.", "Brenvik GmbH"},
                {"They sued Brenvik Inc. in March.", "Brenvik Inc."},
                {"They sued Brenvik Inc. It lost.", "Brenvik Inc"},
                {"Brenvik, Inc. lost.", "Brenvik, Inc."},
                {"It sells pumps to Ostravel-owned shops.", "Ostravel"},
            });
}

TEST_CASE("companies that a table knows need no context, unless they are ambiguous") {
  CheckType(EntityType::kCompany,
            {
                {"Everything else runs on machines of Microsoft.", "Microsoft"},
                {"Visa rules were changed by the ministry.", ""},
                {"The shell of the building stood.", ""},
            });
}

TEST_CASE("people are told by titles, ages, verbs and given names") {
  CheckType(
      EntityType::kPerson,
      {
          {"Its chief executive, Mira Osterholt, resigned.", "Mira Osterholt"},
          {"“We were lucky,” said Tovald Brenmoor, an engineer.", "Tovald Brenmoor"},
          {"Chief Financial Officer Mira Osterholt resigned.", "Mira Osterholt"},
          {"Tovald Brenmoor, 43, will run the plant.", "Tovald Brenmoor"},
          {"It hired Lee Jae-hyun, who had run a bank.", "Lee Jae-hyun"},
          {"Ursula von der Brenmoor signed the letter.", "Ursula von der Brenmoor"},
          {"George W. Brenmoor signed the letter.", "George W. Brenmoor"},
      });
}

TEST_CASE("a title between a company and a person separates the two") {
  constexpr std::string_view kText =
      "Brenvik Cloud Chief Executive Mira Osterholt said so. Brenvik Cloud CEO Mira "
      "Osterholt repeated it.";
  CHECK(NamesOf(EntityType::kPerson, kText) == "Mira Osterholt; Mira Osterholt");
  CHECK(NamesOf(EntityType::kCompany, kText) == "Brenvik Cloud; Brenvik Cloud");
}

TEST_CASE("products are told by what they are called and by their versions") {
  CheckType(EntityType::kProduct,
            {
                {"The company sells an app called Loomble to schools.", "Loomble"},
                {"Users of the messaging app Loomble lost their photos.", "Loomble"},
                {"It runs on Windows 11.", "Windows 11"},
                {"Loomble, an app for bakers, was down.", "Loomble"},
            });
}

TEST_CASE("public bodies are told by their heads") {
  CheckType(EntityType::kOrganization,
            {
                {"The Ministry of Rivers and Forests opened an inquiry.",
                 "Ministry of Rivers and Forests"},
                {"She teaches at Brenmoor University.", "Brenmoor University"},
                {"It told the Northland Data Protection Authority about it.",
                 "Northland Data Protection Authority"},
                {"The Brenmoor Hotel Owners' Association complained.",
                 "Brenmoor Hotel Owners' Association"},
                {"The authority opened an inquiry.", ""},
            });
}

TEST_CASE("places are told by tables, prepositions, affixes and datelines") {
  CheckType(EntityType::kPlace,
            {
                {"Its halls in Frankfurt lost power.", "Frankfurt"},
                {"FRANKFURT — A fault cut off shops.", "FRANKFURT"},
                {"The Munich-based company said so.", "Munich"},
                {"A Tel Aviv-based company said so.", "Tel Aviv"},
                {"It is based in Brenmoor, a port on the Baltic.", "Brenmoor"},
            });
}

TEST_CASE("days, nationalities, titles, tickers and common capitals are no names") {
  for (const std::string_view text :
       {"On Tuesday the German company said nothing.", "The CEO and the CFO left.",
        "It reached 36 degrees Celsius on Black Friday.", "Shopkeepers were angry.",
        "“I’ll be there,” she said. We’ve met.",
        "Long-term debt fell. Refunds followed.", "Nobody knows. However, they tried.",
        "The Internet was slow; AI was blamed.", "Q. Why? A. Because."}) {
    CAPTURE(text);
    CHECK(Resolved(text).empty());
  }
}

TEST_CASE("a word at the start of a sentence is cut off a name that stands elsewhere") {
  CHECK(NamesOf(EntityType::kCompany,
                "The retailer Ostravel closed. Outside Ostravel nobody cared.") ==
        "Ostravel; Ostravel");
}

TEST_CASE("names in a list share a type") {
  CHECK(NamesOf(EntityType::kCompany, "It competes with Microsoft and Ostravel.") ==
        "Microsoft; Ostravel");
}

TEST_CASE("a headline in capitals throughout has the names that the body knows") {
  constexpr std::string_view kTitle = "Online Grocer Ostravel Closes Two More Shops";
  CHECK(NamesOf(EntityType::kCompany, "The grocer Ostravel closed two shops.",
                kTitle) == "Ostravel; Ostravel");
  CHECK(NamesOf(EntityType::kCompany, "Two shops were closed.", kTitle).empty());
}

TEST_CASE("values are never parts of names") {
  CHECK(Resolved("On March 3 the retailer Ostravel paid $5 million.") ==
        "Ostravel>Ostravel");
}

TEST_CASE("mentions carry confidence, rule and the row of the lexicon") {
  const NamedEntities known = FindNames("", "It bought servers from Microsoft.");
  REQUIRE(known.mentions.size() == 1);
  CHECK(known.mentions[0].mention.rule == "gazetteer");
  CHECK(known.mentions[0].mention.lexicon_row.starts_with("companies.tsv:"));
  CHECK(known.mentions[0].mention.confidence > 0.8);
  const NamedEntities unknown =
      FindNames("", "The retailer Ostravel closed two shops.");
  REQUIRE(unknown.mentions.size() == 1);
  CHECK(unknown.mentions[0].mention.rule == "cue:company_noun_before");
  CHECK(unknown.mentions[0].mention.lexicon_row.empty());
  CHECK(unknown.mentions[0].tokens.begin == 2);
  CHECK(unknown.mentions[0].tokens.end == 3);
}

TEST_CASE("odd text is survived") {
  for (const std::string_view text : {"",
                                      "A",
                                      "The",
                                      "(",
                                      "( : )",
                                      "’s",
                                      "Brenvik’s",
                                      "A. B. C. D. E.",
                                      "& & &",
                                      "Of and of and Of",
                                      "CEO",
                                      "CEO CEO CEO",
                                      "-based",
                                      "X-based",
                                      "“",
                                      "Ministry of",
                                      "Ministry of the",
                                      "Brenvik,",
                                      "Brenvik (",
                                      "\xF0\x9F\x98\x80 Brenvik"}) {
    CAPTURE(text);
    CHECK(FindNames(text, text).mentions.size() < 10);
  }
}

TEST_CASE("a letter behind an ordinary word does not join a name to it") {
  CheckType(EntityType::kCompany,
            {
                {"The fault was in Zone C. Google said it was sorry.", "Google"},
            });
  CheckType(EntityType::kPerson, {
                                     {"It was George W. Bush.", "George W. Bush"},
                                 });
}

TEST_CASE("where something stands tells a place only if it can be one") {
  CheckType(EntityType::kPlace, {
                                    {"They wrote a Slack-based bot.", ""},
                                    {"A Munich-based firm grew.", "Munich"},
                                });
}

TEST_CASE("posts of several words are cut off the names of people") {
  CheckType(EntityType::kPerson,
            {
                {"Secretary of State Mira Osterholt left.", "Mira Osterholt"},
            });
}

TEST_CASE("a product of a table is a company where the text says so") {
  CheckType(EntityType::kCompany,
            {
                {"The start-up Trello was founded in 2011.", "Trello"},
                {"They use Trello every day.", ""},
            });
}

}  // namespace
}  // namespace unspin
