#include "eval/fact_match.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

using List = std::vector<std::string>;

GoldArticle Names() {
  GoldArticle article;
  article.entities = {{"Tavira Cloud", EntityType::kCompany, {"Tavira"}, ""},
                      {"Joana Varela", EntityType::kPerson, {}, ""}};
  article.mentions = {{"Varela", EntityType::kPerson, "Joana Varela"},
                      {"Monday", EntityType::kDate, "2024-05-20"}};
  return article;
}

ComparableFact Compare(const ScoredFact& fact) {
  return Comparable(fact, NameTable(Names()));
}

TEST_CASE("names lead to their entity by name, alias and mention") {
  const NameTable names(Names());
  CHECK(names.Canonical("the Tavira Cloud Group") == "Tavira Cloud");
  CHECK(names.Canonical("tavira") == "Tavira Cloud");
  CHECK(names.Canonical("Varela") == "Joana Varela");
  CHECK(names.Canonical("Nimbus Ltd") == "nimbus");
  CHECK(names.Canonical("Monday") == "monday");
  CHECK(names.Canonical("") == "None");
}

TEST_CASE("an outage is known by its provider, hours are its longest duration") {
  const ComparableFact fact = Compare({"outage",
                                       {{"provider", "Tavira"},
                                        {"began", "2024-05-20T04:40"},
                                        {"regions", List{"Porto", "Aveiro"}},
                                        {"affected", List{}},
                                        {"duration_hours_min", 5.0},
                                        {"duration_hours_max", 6.0}}});
  CHECK(fact.key == List{"Tavira Cloud"});
  CHECK(std::get<double>(fact.extra.at("hours")) == 6);
  CHECK(std::get<List>(fact.extra.at("regions")) == List{"aveiro", "porto"});
  CHECK_FALSE(fact.extra.contains("affected"));
  CHECK_FALSE(fact.extra.contains("status"));
}

TEST_CASE("appointed, promoted and acting count as joins") {
  for (const char* change : {"appointed", "promoted", "acting", "joins"}) {
    const ComparableFact fact = Compare({"role_change",
                                         {{"person", "Varela"},
                                          {"company", "Tavira"},
                                          {"change", change},
                                          {"role", "Chief Executive"}}});
    CHECK(fact.key == List{"Joana Varela", "Tavira Cloud", "joins"});
    CHECK(std::get<std::string>(fact.extra.at("role")) == "ceo");
  }
}

TEST_CASE("figures are compared to three digits and without sign") {
  const auto key = [](double value) {
    return Compare(
               {"figure", {{"company", "Tavira"}, {"value", value}, {"unit", "USD"}}})
        .key;
  };
  CHECK(key(1204000000) == List{"Tavira Cloud", "1.2e+09", "usd"});
  CHECK(key(-1.2e9) == key(1204000000));
  CHECK(key(1.21e9) != key(1204000000));
}

TEST_CASE("competitors and partners have no direction, owners have") {
  const auto key = [](const char* kind, const char* a, const char* b) {
    return Compare({"relation", {{"kind", kind}, {"subject", a}, {"object", b}}}).key;
  };
  CHECK(key("competitor", "Tavira", "Nimbus") == key("competitor", "Nimbus", "Tavira"));
  CHECK(key("parent", "Tavira", "Nimbus") != key("parent", "Nimbus", "Tavira"));
}

TEST_CASE("facts without a name have None in their key") {
  CHECK(Compare({"layoff", {{"count", 90.0}}}).key == List{"None"});
  CHECK(Compare({"security_incident", {{"company", "Tavira"}}}).key ==
        List{"Tavira Cloud", "None"});
  CHECK(Compare({"funding", {{"company", "Tavira"}, {"amount", "USD 4"}}}).KeyText() ==
        "Tavira Cloud, USD 4");
}

TEST_CASE("a date is right when one is the other's beginning") {
  const FactValue day = std::string("2024-05-20");
  const FactValue hour = std::string("2024-05-20T04:40");
  const FactValue month = std::string("2024-05");
  const FactValue other = std::string("2024-06");
  CHECK(FieldIsRight("began", day, &hour));
  CHECK(FieldIsRight("began", hour, &month));
  CHECK_FALSE(FieldIsRight("began", day, &other));
  CHECK_FALSE(FieldIsRight("began", day, nullptr));
}

TEST_CASE("hours may be a quarter off, other numbers a hundredth") {
  const FactValue six = 6.0;
  const FactValue seven = 7.5;
  const FactValue eight = 8.0;
  const FactValue nearly = 5.95;
  CHECK(FieldIsRight("hours", six, &seven));
  CHECK_FALSE(FieldIsRight("hours", six, &eight));
  CHECK(FieldIsRight("count", six, &nearly));
  CHECK_FALSE(FieldIsRight("count", six, &seven));
  CHECK_FALSE(FieldIsRight("count", six, nullptr));
}

TEST_CASE("lists are sets, texts are compared in any case") {
  const FactValue gold = List{"a", "b"};
  const FactValue same = List{"b", "a", "a"};
  const FactValue less = List{"a"};
  CHECK(FieldIsRight("affected", gold, &same));
  CHECK_FALSE(FieldIsRight("affected", gold, &less));
  CHECK_FALSE(FieldIsRight("affected", gold, nullptr));
  const FactValue series = std::string("Series B");
  const FactValue lower = std::string("series b");
  CHECK(FieldIsRight("round", series, &lower));
  CHECK_FALSE(FieldIsRight("round", series, nullptr));
}

}  // namespace
}  // namespace unspin
