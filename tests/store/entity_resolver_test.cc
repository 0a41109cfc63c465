#include "store/entity_resolver.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/error.h"
#include "core/mapped_text.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/entity_editor.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

const RunInfo kRun{"0.1.0", "lexicon-1", "model-1", ""};

// An article that names things and nothing else; each once, in this order.
Article Naming(const std::string& id, std::vector<Entity> entities) {
  Article article;
  Document& d = article.document;
  d.id = id;
  d.location = id;
  d.published = ParsePublished("2023-01-0" + id.substr(1, 1));
  d.encoding = "UTF-8";
  for (const Entity& entity : entities) d.original += entity.name + " was there. ";
  MappedText title(d.original_title, {0, 0}, Field::kTitle);
  MappedText body(d.original, {0, d.original.size()}, Field::kBody);
  d.title = title.TakeText();
  d.body = body.TakeText();
  size_t from = 0;
  for (const Entity& entity : entities) {
    Mention mention;
    const size_t begin = d.original.find(entity.name, from);
    mention.span = {begin, begin + entity.name.size()};
    from = mention.span.end;
    mention.type = entity.type;
    mention.entity = entity.name;
    mention.confidence = 0.9;
    mention.rule = "test";
    article.analysis.mentions.push_back(std::move(mention));
  }
  for (Entity& entity : entities) {
    std::sort(entity.clues.begin(), entity.clues.end());
    article.analysis.entities.push_back(std::move(entity));
  }
  return article;
}

Entity Company(std::string name, std::vector<Clue> clues = {}) {
  return {std::move(name), EntityType::kCompany, {}, "", "", "", std::move(clues)};
}
Entity Person(std::string name, const std::string& employer = "") {
  Entity entity{std::move(name), EntityType::kPerson, {}, ""};
  if (!employer.empty()) entity.clues = {{ClueKind::kEmployer, employer}};
  return entity;
}

std::vector<Article> SampleArticles() {
  return {Naming("a1", {Company("Acme"), Person("Zhang Wei", "Huawei"),
                        Company("Huawei"), Person("Zhang")}),
          Naming("a2", {Company("Acme Inc."), Person("Zhang Wei", "Bridgepoint Foods"),
                        Person("Ada Brandt")}),
          Naming("a3", {Company("ACME"), Person("Zhang Wei"), Company("Huawei")}),
          Naming("a4", {Company("Acme", {{ClueKind::kAlias, "Zenith Works"}}),
                        Person("Zhang")}),
          Naming("a5", {Company("Zenith Works"), Person("Ada Brandt", "Acme")}),
          Naming("a6", {Company("Acme"), Company("Overnight")})};
}

void Ingest(const std::string& path, const std::vector<Article>& articles) {
  Database database(path);
  ArticleWriter writer(database, kRun);
  for (const Article& article : articles) writer.Write(article);
  writer.Finish();
}

// "Acme:4 Zenith:1": entities by name with the articles that name them.
std::string Entities(const std::string& path, const std::string& type) {
  return Ask(path,
             "SELECT group_concat(t, ' ') FROM (SELECT e.name || ':' || count(*) AS t "
             "FROM entities e JOIN article_entities x ON x.entity_id = e.id WHERE "
             "e.type = '" +
                 type + "' GROUP BY e.id ORDER BY 1)");
}

int64_t IdOf(const std::string& path, const std::string& name) {
  return std::stoll(Ask(path, "SELECT id FROM entities WHERE name = '" + name + "'"));
}

void CheckSound(const std::string& path) {
  CHECK(Ask(path, "PRAGMA integrity_check") == "ok");
  CHECK(Ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
  CHECK(Ask(path, "SELECT count(*) FROM unresolved") == "0");
  CHECK(Ask(path, "SELECT count(*) FROM pending") == "0");
  CHECK(Ask(path,
            "SELECT count(*) FROM mentions m JOIN names n ON n.article_id = "
            "m.article_id AND n.name = m.entity AND n.type = m.type WHERE m.entity_id "
            "IS NOT n.entity_id") == "0");
  CHECK(Ask(path,
            "SELECT count(*) FROM entities WHERE id NOT IN (SELECT entity_id FROM "
            "article_entities)") == "0");
}

TEST_CASE("spellings, aliases and employers make entities across articles") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, SampleArticles());
  CheckSound(path);
  CHECK(Entities(path, "company") == "Acme:6 Huawei:2 Overnight:1");
  CHECK(Entities(path, "person") ==
        "Ada Brandt:2 Zhang Wei:1 Zhang Wei:2 Zhang:1 Zhang:1");
  CHECK(Ask(path,
            "SELECT group_concat(distinction) FROM (SELECT distinction FROM entities "
            "WHERE name = 'Zhang Wei' ORDER BY 1)") == "Bridgepoint Foods,Huawei");
  CHECK(Ask(path, "SELECT group_concat(alias) FROM aliases WHERE entity_id = " +
                      std::to_string(IdOf(path, "Acme"))) ==
        "ACME,Acme Inc.,Zenith Works");
  CHECK(Ask(path,
            "SELECT group_concat(evidence) FROM (SELECT evidence FROM names WHERE name "
            "IN ('Zhang Wei', 'Zenith Works') ORDER BY article_id)") ==
        "employer: huawei,employer: bridgepoint foods,topics,alias: a4");
}

TEST_CASE("any order, any number of runs and any batch give the same database") {
  const TemporaryFolder folder;
  std::vector<Article> articles = SampleArticles();
  articles.push_back(OutageArticle());
  Ingest(folder / "expected.db", articles);
  const std::string expected = Dump(folder / "expected.db");
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 8; ++round) {
    const std::string path = folder / ("r" + std::to_string(round) + ".db");
    std::shuffle(articles.begin(), articles.end(), random);
    const auto half =
        articles.begin() + static_cast<int64_t>(random() % articles.size());
    Ingest(path, {articles.begin(), half});
    Ingest(path, {half, articles.end()});
    CHECK(Dump(path) == expected);
  }
}

TEST_CASE("a replaced article takes what it alone said with it") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  std::vector<Article> articles = SampleArticles();
  Ingest(path, articles);
  articles[3] = Naming("a4", {Company("Acme")});  // no alias any more
  articles[1] = Naming("a2", {Person("Ada Brandt")});
  Ingest(path, articles);
  CheckSound(path);
  CHECK(Entities(path, "company") == "Acme:4 Huawei:2 Overnight:1 Zenith Works:1");
  Ingest(folder / "fresh.db", articles);
  CHECK(Dump(path) == Dump(folder / "fresh.db"));
}

TEST_CASE("overrides hold for articles that come, come again and come in other order") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  const std::vector<Article> articles = SampleArticles();
  Ingest(path, articles);
  {
    Database database(path);
    EntityEditor editor(database);
    editor.Merge(IdOf(path, "Acme"), {IdOf(path, "Huawei")});
    editor.Split(IdOf(path, "Acme"), {"Zenith Works"}, {});
    editor.Rename(IdOf(path, "Ada Brandt"), "Ada B.");
    editor.Ban({IdOf(path, "Overnight")});
  }
  CheckSound(path);
  CHECK(Entities(path, "company") == "Acme:5 Zenith Works:1");
  CHECK(Ask(path,
            "SELECT count(*) FROM mentions WHERE entity = 'Overnight' AND "
            "entity_id IS NULL") == "1");
  CHECK(Ask(path,
            "SELECT alias FROM aliases JOIN entities ON id = entity_id WHERE name "
            "= 'Ada B.'") == "Ada Brandt");
  const std::string corrected = Dump(path);
  Ingest(path, articles);
  CHECK(Dump(path) == corrected);

  // The same overrides on the same articles in another order, one run each.
  const std::string other = folder / "other.db";
  Ingest(other, {articles[4]});
  {
    const SQLite::Database source(path, SQLite::OPEN_READONLY);
    SQLite::Database target(other, SQLite::OPEN_READWRITE);
    target.exec("ATTACH '" + path +
                "' AS s; INSERT INTO overrides SELECT * FROM s.overrides; INSERT INTO "
                "override_names SELECT * FROM s.override_names; INSERT OR IGNORE INTO "
                "unresolved SELECT DISTINCT key FROM override_names");
  }
  for (const int i : {5, 3, 2, 0, 1}) Ingest(other, {articles[static_cast<size_t>(i)]});
  CHECK(Dump(other) == corrected);
}

TEST_CASE("a person split off by article draws articles like it") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, {Naming("a1", {Person("Li Na"), Company("Kumori")}),
                Naming("a2", {Person("Li Na"), Company("Fennel")})});
  CHECK(Entities(path, "person") == "Li Na:2");
  {
    Database database(path);
    EntityEditor(database).Split(IdOf(path, "Li Na"), {}, {"a2"});
  }
  CHECK(Entities(path, "person") == "Li Na:1 Li Na:1");
  Ingest(path, {Naming("a3", {Person("Li Na"), Company("Fennel")}),
                Naming("a4", {Person("Li Na"), Company("Kumori")}),
                Naming("a5", {Person("Li Na"), Company("Kumori")})});
  CHECK(Entities(path, "person") == "Li Na:2 Li Na:3");
  CHECK(Ask(path,
            "SELECT count(DISTINCT entity_id) FROM names WHERE name = 'Li Na' AND "
            "article_id IN ('a2', 'a3')") == "1");
}

TEST_CASE("a ban withdraws the facts about the thing, and undoing it brings all back") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, {OutageArticle()});
  const std::string before = Dump(path);
  Database database(path);
  EntityEditor editor(database);
  const int64_t number = editor.Ban({IdOf(path, "Lumora Cloud")});
  CHECK(Ask(path, "SELECT count(*) FROM entities WHERE name = 'Lumora Cloud'") == "0");
  CHECK(Ask(path, "SELECT count(*) FROM facts WHERE withdrawn = 1") == "2");
  CHECK(Ask(path, "SELECT count(*) FROM outages_daily") == "0");
  CHECK(Ask(path, "SELECT provider_id IS NULL FROM outages") == "1");
  // A place in a list is only left out.
  const int64_t place = editor.Ban({IdOf(path, "Zurich")});
  editor.Undo(number);
  CHECK(Ask(path, "SELECT count(*) FROM facts WHERE withdrawn = 1") == "0");
  editor.Undo(place);
  // Entities that an override touched are looked at again each time; else all is as
  // before.
  CHECK(Dump(path) == before);
}

TEST_CASE("what cannot be corrected is refused by name") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, SampleArticles());
  Database database(path);
  EntityEditor editor(database);
  const int64_t acme = IdOf(path, "Acme");
  CHECK_THROWS_WITH_AS(editor.Ban({7}), "there is no entity e7", Error);
  CHECK_THROWS_AS(editor.Merge(acme, {acme}), Error);
  CHECK_THROWS_AS(editor.Split(acme, {"Nobody"}, {}), Error);
  CHECK_THROWS_AS(editor.Split(acme, {}, {}), Error);
  CHECK_THROWS_AS(editor.Rename(acme, ""), Error);
  CHECK_THROWS_WITH_AS(editor.Undo(9), "there is no override 9", Error);
  CHECK(Ask(path, "SELECT count(*) FROM overrides") == "0");
}

}  // namespace
}  // namespace unspin
