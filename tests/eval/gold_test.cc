#include "eval/gold.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

constexpr char kText[] = "Tavira fails\n\nTavira Cloud failed on Monday.\n";
constexpr char kGold[] = R"({
 "id": "tavira", "published": "2024-05-22", "source": "Wire",
 "mentions": [{"text": "Tavira", "type": "company", "entity": "Tavira Cloud"},
              {"text": "Monday", "type": "date", "entity": "2024-05-20"}],
 "entities": [{"name": "Tavira Cloud", "type": "company", "aliases": ["Tavira"]}],
 "facts": [{"type": "outage", "provider": "Tavira Cloud", "service": null,
            "regions": ["Porto"], "start": "2024-05-20", "duration_hours_max": 6,
            "evidence": "Tavira Cloud failed on Monday."}]})";

TEST_CASE("a gold article is read with its text") {
  TemporaryFolder folder;
  folder.Write("tavira.txt", kText);
  folder.Write("tavira.json", kGold);
  ProblemCollector problems;
  const auto articles = ReadGold(folder.path().string(), problems);
  CHECK(problems.Take().empty());
  REQUIRE(articles.size() == 1);
  const GoldArticle& article = articles[0];
  CHECK(article.name == "tavira");
  CHECK(article.text == kText);
  CHECK(article.published->ToIso() == "2024-05-22");
  CHECK(article.source == "Wire");
  REQUIRE(article.mentions.size() == 2);
  CHECK(article.mentions[1].type == EntityType::kDate);
  CHECK(article.mentions[1].entity == "2024-05-20");
  CHECK(article.entities[0].aliases == std::vector<std::string>{"Tavira"});
}

TEST_CASE("a fact's start is its began, nulls are absent, evidence is no field") {
  TemporaryFolder folder;
  folder.Write("tavira.txt", kText);
  folder.Write("tavira.json", kGold);
  ProblemCollector problems;
  const auto articles = ReadGold(folder.path().string(), problems);
  REQUIRE(articles.size() == 1);
  const ScoredFact& fact = articles[0].facts.at(0);
  CHECK(fact.type == "outage");
  CHECK(std::get<std::string>(*fact.Find("began")) == "2024-05-20");
  CHECK(std::get<double>(*fact.Find("duration_hours_max")) == 6);
  CHECK(std::get<std::vector<std::string>>(*fact.Find("regions")) ==
        std::vector<std::string>{"Porto"});
  CHECK(fact.Find("service") == nullptr);
  CHECK(fact.Find("start") == nullptr);
  CHECK(fact.Find("evidence") == nullptr);
}

TEST_CASE("articles that cannot be used are named with the reason, the rest is read") {
  TemporaryFolder folder;
  folder.Write("a.txt", kText);
  folder.Write("a.json", "{\"mentions\": [");
  folder.Write("b.json", kGold);  // without its text
  folder.Write("c.txt", kText);
  folder.Write("c.json", R"({"mentions": [{"text": "Tavira", "type": "firm"}]})");
  folder.Write("d.txt", kText);
  folder.Write("d.json", R"({"facts": [{"type": "merger"}]})");
  folder.Write("e.txt", kText);
  folder.Write("e.json", kGold);
  ProblemCollector problems;
  const auto articles = ReadGold(folder.path().string(), problems);
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].name == "e");
  const std::vector<Problem> found = problems.Take();
  REQUIRE(found.size() == 4);
  CHECK(found[0].source == (folder.path() / "a.json").string());
  CHECK(found[0].reason.find("parse error") != std::string::npos);
  CHECK(found[1].reason.find("b.txt") != std::string::npos);
  CHECK(found[2].reason == "unknown entity type \"firm\"");
  CHECK(found[3].reason == "unknown fact type \"merger\"");
}

TEST_CASE("a mention or evidence that is not in the text is a warning") {
  TemporaryFolder folder;
  folder.Write("t.txt", kText);
  folder.Write("t.json", R"({"mentions": [
      {"text": "Monday", "type": "date"}, {"text": "fails", "type": "product"}],
      "facts": [{"type": "layoff", "evidence": "Nobody left."}]})");
  ProblemCollector problems;
  CHECK(ReadGold(folder.path().string(), problems).size() == 1);
  const std::vector<Problem> found = problems.Take();
  REQUIRE(found.size() == 2);
  CHECK(found[0].severity == Problem::Severity::kWarning);
  CHECK(found[0].reason == "evidence is not in the text: Nobody left.");
  CHECK(found[1].reason ==
        "mention \"fails\" is not in the text, or not in this order");
}

TEST_CASE("a folder without gold and a missing folder end the run") {
  TemporaryFolder folder;
  ProblemCollector problems;
  CHECK_THROWS_AS(ReadGold(folder.path().string(), problems), Error);
  CHECK_THROWS_AS(ReadGold((folder.path() / "none").string(), problems), Error);
}

}  // namespace
}  // namespace unspin
