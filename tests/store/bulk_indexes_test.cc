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
  RestoreEventIndexes(database.connection());
  CHECK(Ask(path, kSchema) == before);
}

TEST_CASE("a database that has events keeps their indexes") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Database database(path);
  ArticleWriter writer(database, {"", "", "", ""});
  writer.Write(OutageArticle());
  writer.Finish();
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
