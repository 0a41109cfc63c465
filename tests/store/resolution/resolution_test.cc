#include "store/resolution/resolution.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "core/entity_key.h"

namespace unspin {
namespace {

using Topics = std::map<std::string, std::vector<std::string>>;

Clue Employer(std::string name) { return {ClueKind::kEmployer, std::move(name)}; }
Clue Sector(std::string name) { return {ClueKind::kSector, std::move(name)}; }

ArticleName Named(std::string article, std::string name, EntityType type,
                  std::vector<Clue> clues = {}) {
  ArticleName out;
  out.id = 1;
  out.published = static_cast<int64_t>(article.back());
  out.article = std::move(article);
  out.type = type;
  out.key = EntityKey(type, name);
  out.name = std::move(name);
  out.clues = std::move(clues);
  return out;
}

ArticleName Person(std::string article, std::string name,
                   std::vector<Clue> clues = {}) {
  return Named(std::move(article), std::move(name), EntityType::kPerson,
               std::move(clues));
}
ArticleName Company(std::string article, std::string name,
                    std::vector<Clue> clues = {}) {
  return Named(std::move(article), std::move(name), EntityType::kCompany,
               std::move(clues));
}

// "a1+a2 a3": which articles' names are one, entities in the order of their first.
std::string Together(std::vector<ArticleName> names, const Topics& topics = {},
                     const std::vector<Override>& overrides = {}) {
  const Resolution resolution =
      Resolve(names, overrides, [&topics](const std::string& article) {
        const auto found = topics.find(article);
        return found == topics.end() ? std::vector<std::string>() : found->second;
      });
  std::map<size_t, std::set<std::string>> articles;
  for (size_t i = 0; i < names.size(); ++i) {
    articles[resolution.links[i].entity].insert(names[i].article);
  }
  std::set<std::string> entities;
  for (const auto& [entity, of_entity] : articles) {
    std::string text;
    for (const std::string& article : of_entity) {
      text += (text.empty() ? "" : "+") + article;
    }
    if (resolution.entities[entity].banned) text = "(" + text + ")";
    entities.insert(text);
  }
  std::string out;
  for (const std::string& entity : entities) out += (out.empty() ? "" : " ") + entity;
  return out;
}

TEST_CASE("one name is one person unless employers and topics are others") {
  CHECK(Together({Person("a1", "Zhang Wei"), Person("a2", "Zhang Wei")}) == "a1+a2");
  const std::vector<ArticleName> two = {
      Person("a1", "Zhang Wei", {Employer("Huawei Cloud")}),
      Person("a2", "Zhang Wei", {Employer("Bridgepoint Foods")}),
      Person("a3", "Zhang Wei", {Employer("Huawei")})};
  CHECK(Together(two) == "a1+a3 a2");
  // One company that both name says nothing, a person does.
  CHECK(Together(two, {{"a1", {"org:alibaba"}}, {"a2", {"org:alibaba"}}}) ==
        "a1+a3 a2");
  CHECK(Together(two, {{"a1", {"person:chen li"}}, {"a2", {"person:chen li"}}}) ==
        "a1+a2+a3");
}

TEST_CASE("a change of employer that an article tells of keeps one person") {
  CHECK(Together({Person("a1", "Jane Doe", {Employer("Foo")}),
                  Person("a2", "Jane Doe", {Employer("Foo"), Employer("Bar")}),
                  Person("a3", "Jane Doe", {Employer("Bar")})}) == "a1+a2+a3");
}

TEST_CASE("an article that names the other's employer is about the same person") {
  CHECK(Together({Person("a1", "Jane Doe", {Employer("Foo")}),
                  Person("a2", "Jane Doe", {Employer("Bar")})},
                 {{"a1", {"org:foo"}}, {"a2", {"org:foo", "org:bar"}}}) == "a1+a2");
}

TEST_CASE("an article that tells nothing of a person goes by its topics, then by use") {
  const std::vector<ArticleName> names = {
      Person("a1", "Zhang Wei", {Employer("Huawei")}),
      Person("a2", "Zhang Wei", {Employer("Huawei")}),
      Person("a3", "Zhang Wei", {Employer("Bridgepoint Foods")}),
      Person("a4", "Zhang Wei")};
  CHECK(Together(names) == "a1+a2+a4 a3");
  CHECK(Together(names, {{"a3", {"org:bridgepoint foods"}},
                         {"a4", {"org:bridgepoint foods"}}}) == "a1+a2 a3+a4");
}

TEST_CASE("other forms of a name need a reason to be one") {
  ArticleName bob = Person("a1", "Bob Smith", {Employer("Acme")});
  bob.key = EntityKey(EntityType::kPerson, "Robert Smith");
  CHECK(Together({bob, Person("a2", "Robert Smith")}) == "a1 a2");
  CHECK(Together({bob, Person("a2", "Robert Smith", {Employer("Acme Inc.")})}) ==
        "a1+a2");
  CHECK(Together({Person("a1", "Zhang Wei"), Person("a2", "Wei Zhang")}) == "a1 a2");
  const Topics shared = {{"a1", {"org:x", "org:y"}}, {"a2", {"org:x", "org:y"}}};
  CHECK(Together({Person("a1", "Zhang Wei"), Person("a2", "Wei Zhang")}, shared) ==
        "a1+a2");
}

TEST_CASE("middle initials tell people apart when both are given") {
  CHECK(Together({Person("a1", "John A. Smith"), Person("a2", "John B. Smith")}) ==
        "a1 a2");
  CHECK(Together({Person("a1", "John A. Smith"), Person("a2", "John Smith")}) ==
        "a1+a2");
}

TEST_CASE("companies of one name in two sectors are two") {
  CHECK(Together({Company("a1", "Atlas", {Sector("transport")}),
                  Company("a2", "Atlas Inc.", {Sector("finance")}),
                  Company("a3", "Atlas Ltd", {Sector("finance"), Sector("software")}),
                  Company("a4", "ATLAS")}) == "a1 a2+a3+a4");
  CHECK(Together({Company("a1", "Atlas", {Sector("transport")}),
                  Company("a2", "Atlas", {Sector("software")})},
                 {{"a1", {"place:oslo"}}, {"a2", {"place:oslo"}}}) == "a1+a2");
}

TEST_CASE("rows of a gazetteer decide") {
  ArticleName first = Company("a1", "Delta");
  first.lexicon_row = "companies.tsv:12";
  ArticleName newer = first;
  newer.article = "a2";
  newer.lexicon_row = "companies.tsv:15";  // the same row of a newer file
  CHECK(Together({first, newer, Company("a3", "Delta")}) == "a1+a2+a3");
  ArticleName place = first;
  place.article = "a2";
  place.lexicon_row = "organizations.tsv:3";
  CHECK(Together({first, place}) == "a1 a2");
}

TEST_CASE("an acronym goes to the one name that claims it") {
  const Clue bea{ClueKind::kAcronym, "BEA"};
  const ArticleName agency =
      Named("a1", "Baltic Energy Agency", EntityType::kOrganization, {bea});
  const ArticleName other =
      Named("a2", "Basque Equestrian Association", EntityType::kOrganization, {bea});
  const ArticleName acronym = Company("a3", "BEA");
  CHECK(Together({agency, acronym}) == "a1+a3");
  CHECK(Together({agency, other, acronym}) == "a1 a2 a3");
  const Topics shared = {{"a2", {"org:horse club"}}, {"a3", {"org:horse club"}}};
  CHECK(Together({agency, other, acronym}, shared) == "a1 a2+a3");
}

TEST_CASE("a ticker joins names that have nothing else in common") {
  const Clue ticker{ClueKind::kTicker, "NYSE:XYZ"};
  CHECK(Together({Company("a1", "Square", {ticker}),
                  Company("a2", "Block", {ticker})}) == "a1+a2");
}

TEST_CASE("overrides have the last word") {
  const std::vector<ArticleName> names = {Company("a1", "Acme"), Company("a2", "Acme"),
                                          Company("a3", "Zenith")};
  const NameAnchor acme{"org:acme", "", ""};
  const NameAnchor zenith{"org:zenith", "", ""};
  Override merge{1, OverrideAction::kMerge, "", {{acme}, {zenith}}};
  CHECK(Together(names, {}, {merge}) == "a1+a2+a3");
  Override split{2,
                 OverrideAction::kSplit,
                 "",
                 {{{"org:acme", "a1", ""}}, {{"org:acme", "a2", ""}}}};
  CHECK(Together(names, {}, {split}) == "a1 a2 a3");
  Override ban{3, OverrideAction::kBan, "", {{acme}}};
  CHECK(Together(names, {}, {ban}) == "(a1+a2) a3");
  Override absent{4, OverrideAction::kBan, "", {{{"org:gone", "a1", ""}}}};
  CHECK(Together(names, {}, {absent}) == "a1+a2 a3");
}

TEST_CASE("names, ids and links do not depend on the order of the names") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> firms = {"Huawei", "Acme", "Zenith", "Kumori"};
  std::vector<ArticleName> names;
  Topics topics;
  for (int i = 0; i < 60; ++i) {
    const std::string article = "a" + std::to_string(i);
    std::vector<Clue> clues;
    if (random() % 2 == 0) clues.push_back(Employer(firms[random() % 4]));
    names.push_back(Person(article, random() % 3 == 0 ? "Wei Zhang" : "Zhang Wei",
                           std::move(clues)));
    for (int k = 0; k < 3; ++k) {
      topics[article].push_back("org:t" + std::to_string(random() % 20));
    }
  }
  const auto text = [&](std::vector<ArticleName> shuffled) {
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const Resolution r = Resolve(
        shuffled, {}, [&](const std::string& article) { return topics.at(article); });
    std::map<std::string, std::string> lines;
    for (size_t i = 0; i < shuffled.size(); ++i) {
      const Link& link = r.links[i];
      const ResolvedEntity& e = r.entities[link.entity];
      lines[shuffled[i].article] = e.key + e.discriminator + e.name + e.distinction +
                                   std::string(Name(link.kind)) + link.detail;
    }
    std::string out;
    for (const auto& [article, line] : lines) out += article + line + "\n";
    return out;
  };
  const std::string expected = text(names);
  for (int round = 0; round < 20; ++round) CHECK(text(names) == expected);
}

// Without a bound on topics that are everywhere this takes minutes.
TEST_CASE(
    "thousands of people of one name, each at a firm of his own, take no square") {
  std::vector<ArticleName> names;
  for (int i = 0; i < 20000; ++i) {
    names.push_back(Person("a" + std::to_string(i), "John Smith",
                           {Employer("Firm" + std::to_string(i))}));
  }
  const Resolution r = Resolve(names, {}, [](const std::string&) {
    return std::vector<std::string>{"org:google", "org:apple", "person:cook tim"};
  });
  CHECK(r.entities.size() == 20000);
}

}  // namespace
}  // namespace unspin
