#include "store/bulk_indexes.h"

#include <doctest/doctest.h>

#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/migration.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

constexpr const char* kSchema =
    "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_master ORDER BY name)";
constexpr const char* kMany =
    "INSERT INTO pending SELECT 'event', value FROM generate WHERE value > 0";

// Marks so many articles, which need not be there, as having facts to look at.
void MarkArticles(Database& database, int count) {
  Execute(database.connection(),
          "WITH RECURSIVE generate(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM "
          "generate WHERE value < " +
              std::to_string(count) + ") " + kMany);
}

void WriteOneArticle(Database& database) {
  ArticleWriter writer(database, {"", "", "", ""});
  writer.Write(OutageArticle());
  writer.Finish();
}

TEST_CASE("indexes of events go for many new articles only, and come back the same") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Database database(path);
  const std::string before = Ask(path, kSchema);
  MarkArticles(database, 100);
  DropEventIndexesIfBulk(database.connection());
  CHECK(Ask(path, kSchema) == before);
  Execute(database.connection(), "DELETE FROM pending");
  MarkArticles(database, 2001);
  DropEventIndexesIfBulk(database.connection());
  CHECK(Ask(path,
            "SELECT count(*) FROM sqlite_master WHERE name IN ('events_type', "
            "'events_time', 'event_entities_entity', 'event_facts_event')") == "0");
  RestoreIndexes(database.connection());
  CHECK(Ask(path, kSchema) == before);
}

TEST_CASE("indexes of facts go while many articles come into an empty database") {
  const char* const facts =
      "SELECT count(*) FROM sqlite_master WHERE name IN ('facts_time', "
      "'fact_entities_entity', 'article_entities_entity')";
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Database database(path);
  const std::string before = Ask(path, kSchema);
  BulkLoad load(database.connection());
  load.Begin(0);
  load.Begin(1999);
  CHECK(Ask(path, kSchema) == before);
  load.Begin(2000);
  CHECK(Ask(path, facts) == "0");
  RestoreIndexes(database.connection());
  CHECK(Ask(path, kSchema) == before);
}

TEST_CASE("a database that has articles keeps its indexes while more come") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Database database(path);
  WriteOneArticle(database);
  const std::string before = Ask(path, kSchema);
  BulkLoad load(database.connection());
  load.Begin(0);
  load.Begin(5000);
  CHECK(Ask(path, kSchema) == before);
}

TEST_CASE("a run of many articles ends with all indexes and the same rows") {
  const TemporaryFolder folder;
  const std::string paths[] = {folder / "one.db", folder / "two.db"};
  std::string schema;
  for (const std::string& path : paths) {
    Database database(path);
    schema = Ask(path, kSchema);
    auto writer = std::make_unique<ArticleWriter>(
        database, RunInfo{"0.1.0", "lexicon-1", "model-1", ""});
    for (int i = 0; i < 3000; ++i) {
      if (i == 100 && path == paths[0]) {  // two runs, the second into what is there
        writer->Finish();
        writer = std::make_unique<ArticleWriter>(
            database, RunInfo{"0.1.0", "lexicon-1", "model-1", ""});
      }
      writer->Write(FundingArticle("a/" + std::to_string(i), "2023-02-01"));
    }
    writer->Finish();
    CHECK(Ask(path, kSchema) == schema);
  }
  CHECK(DumpRows(paths[0]) == DumpRows(paths[1]));
}

TEST_CASE("a database that has events keeps their indexes") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Database database(path);
  WriteOneArticle(database);
  const std::string before = Ask(path, kSchema);
  MarkArticles(database, 2001);
  DropEventIndexesIfBulk(database.connection());
  CHECK(Ask(path, kSchema) == before);
}

TEST_CASE("the next run makes the indexes that a killed one left out") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Database database(path);
  const std::string before = Ask(path, kSchema);
  MarkArticles(database, 2001);
  DropEventIndexesIfBulk(database.connection());
  CHECK(Ask(path, kSchema) != before);
  ArticleWriter(database, {"", "", "", ""}).Finish();
  CHECK(Ask(path, kSchema) == before);
  CHECK(Ask(path, "SELECT count(*) FROM pending") == "0");
}

}  // namespace
}  // namespace unspin
