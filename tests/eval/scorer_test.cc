#include "eval/scorer.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

GoldArticle Gold() {
  GoldArticle gold;
  gold.name = "tavira";
  gold.text = "Tavira fails\n\nTavira Cloud failed in Porto on Monday.";
  gold.mentions = {{"Tavira", EntityType::kCompany, "Tavira Cloud"},
                   {"Tavira Cloud", EntityType::kCompany, "Tavira Cloud"},
                   {"Porto", EntityType::kPlace, "Porto"},
                   {"Monday", EntityType::kDate, "2024-05-20"}};
  gold.entities = {{"Tavira Cloud", EntityType::kCompany, {"Tavira"}, ""},
                   {"Porto", EntityType::kPlace, {}, ""}};
  gold.facts = {{"outage", {{"provider", "Tavira Cloud"}, {"began", "2024-05-20"}}},
                {"outage", {{"provider", "Tavira Cloud"}, {"began", "2021-10"}}},
                {"layoff", {{"company", "Tavira Cloud"}, {"count", 90.0}}}};
  return gold;
}

Scores Score(const Prediction& found) {
  Scorer scorer;
  scorer.Add(Gold(), found);
  return scorer.Take();
}

Prediction Perfect() {
  const GoldArticle gold = Gold();
  return {gold.mentions, gold.entities, gold.facts};
}

TEST_CASE("the gold itself scores 1 in everything") {
  const Scores scores = Score(Perfect());
  for (const auto& score : scores.tallies) {
    CAPTURE(score.first);
    CHECK(score.second.f1() == 1);
  }
  CHECK(scores.tallies.at("mention ALL").gold == 3);
  CHECK(scores.tallies.at("mention ALL values").gold == 1);
  CHECK(scores.tallies.at("value date").gold == 1);
  CHECK(scores.tallies.at("entity ALL").gold == 2);
  CHECK(scores.tallies.at("fact ALL").gold == 3);
  CHECK(scores.errors.empty());
}

TEST_CASE("nothing found misses everything") {
  const Scores scores = Score({});
  CHECK(scores.tallies.at("fact outage").recall() == 0);
  CHECK(scores.tallies.at("fact outage").precision() == 0);
  CHECK(scores.errors.size() == 7);
}

TEST_CASE("mentions count as a multiset of text and type") {
  Prediction found;
  found.mentions = {{"Tavira", EntityType::kCompany, ""},
                    {"Tavira", EntityType::kCompany, ""},
                    {"Porto", EntityType::kCompany, ""}};
  const Scores scores = Score(found);
  const Tally& company = scores.tallies.at("mention company");
  CHECK(company.right == 1);
  CHECK(company.predicted == 3);
  CHECK(company.gold == 2);
  CHECK(company.f1() == doctest::Approx(0.4));
  CHECK(scores.tallies.at("mention place").recall() == 0);
  CHECK(scores.errors[0] == "tavira: mention company missed 'Tavira Cloud' x1");
  CHECK(scores.errors[1] == "tavira: mention company wrong 'Porto' x1");
}

TEST_CASE("a value must have its normalised form right as well") {
  Prediction found = Perfect();
  found.mentions.back().entity = "2024-05-27";
  const Scores scores = Score(found);
  CHECK(scores.tallies.at("mention date").f1() == 1);
  CHECK(scores.tallies.at("value date").f1() == 0);
}

TEST_CASE("an entity may go by another form, twice found is once wrong") {
  Prediction found;
  found.entities = {{"Tavira", EntityType::kCompany, {}, ""},
                    {"Tavira Cloud Inc", EntityType::kCompany, {}, ""},
                    {"Nimbus", EntityType::kCompany, {"Porto"}, ""}};
  const Scores scores = Score(found);
  const Tally& company = scores.tallies.at("entity company");
  CHECK(company.right == 1);
  CHECK(company.predicted == 3);
  CHECK(scores.tallies.at("entity place").right == 0);
}

TEST_CASE("a found fact goes to the gold fact with which it shares most fields") {
  Prediction found;
  found.facts = {{"outage", {{"provider", "Tavira"}, {"began", "2021-10-04"}}},
                 {"outage", {{"provider", "Tavira"}, {"began", "2024-05-20"}}},
                 {"layoff", {{"company", "Porto"}}}};
  const Scores scores = Score(found);
  CHECK(scores.tallies.at("fact outage").f1() == 1);
  CHECK(scores.fields.at("outage.began").right == 2);
  CHECK(scores.fields.at("outage.began").of == 2);
  CHECK(scores.tallies.at("fact layoff").right == 0);
  CHECK(scores.tallies.at("fact ALL").f1() == doctest::Approx(2.0 / 3));
  CHECK(scores.errors.back() == "tavira: fact layoff wrong (Porto)");
}

TEST_CASE("what was found in an article is taken from its text") {
  Article article;
  article.document.title.text = "Tavira fails";
  article.document.body.text = "It failed in Porto.";
  Mention place;
  place.field = Field::kBody;
  place.span = {13, 18};
  place.type = EntityType::kPlace;
  place.entity = "Porto";
  article.analysis.mentions = {place};
  Fact fact;
  fact.type = "layoff";
  fact.fields = {{"count", 90.0, std::nullopt}};
  article.analysis.facts = {fact};
  const Prediction found = PredictionOf(article);
  CHECK(found.mentions.at(0).text == "Porto");
  CHECK(std::get<double>(*found.facts.at(0).Find("count")) == 90);
}

}  // namespace
}  // namespace unspin
