#include "core/analysis.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace unspin {
namespace {

TEST_CASE("row names replace the article's names in mentions and facts") {
  Analysis analysis;
  analysis.entities = {{"AWS",
                        EntityType::kCompany,
                        {"Amazon Web Services"},
                        "c:1",
                        "Amazon Web Services"},
                       {"Norvik", EntityType::kCompany, {}, "", ""}};
  Mention mention;
  mention.entity = "AWS";
  analysis.mentions = {mention};
  Fact fact;
  fact.type = "outage";
  fact.fields = {{"provider", FactValue(std::string("AWS")), {}},
                 {"affected", FactValue(std::vector<std::string>{"Norvik", "AWS"}), {}},
                 {"cause", FactValue(std::string("AWS")), {}}};
  analysis.facts = {fact};

  UseRowNames(analysis);
  CHECK(analysis.entities[0].name == "Amazon Web Services");
  CHECK(analysis.entities[0].aliases == std::vector<std::string>{"AWS"});
  CHECK(analysis.mentions[0].entity == "Amazon Web Services");
  CHECK(analysis.facts[0].Text("provider") == "Amazon Web Services");
  CHECK(std::get<std::vector<std::string>>(*analysis.facts[0].Find("affected")) ==
        std::vector<std::string>{"Norvik", "Amazon Web Services"});
  CHECK(analysis.facts[0].Text("cause") == "AWS");  // no entity: a text
}

TEST_CASE("row names replace the article's names in facts of a user's type") {
  Analysis analysis;
  analysis.entities = {{"AWS", EntityType::kCompany, {}, "c:1", "Amazon Web Services"}};
  Fact fact;
  fact.type = "site_opening";
  fact.fields = {{"company", FactValue(std::string("AWS")), {}},
                 {"halls", FactValue(3.0), {}}};
  analysis.facts = {fact};

  UseRowNames(analysis);
  CHECK(analysis.facts[0].Text("company") == "Amazon Web Services");
  CHECK(std::get<double>(*analysis.facts[0].Find("halls")) == 3.0);
}

}  // namespace
}  // namespace unspin
