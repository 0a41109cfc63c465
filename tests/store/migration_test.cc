#include "store/migration.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/merger.h"
#include "store/sample_articles.h"
#include "store/soundness.h"

namespace unspin {
namespace {

// Schema 6 has a fixture with other articles, for database_test.cc.
constexpr int kWithTwoArticles[] = {1, 2, 3, 4, 5, 7};

// A database of this schema with a clean and a spun article of the corpus: the tables
// are as the program made them then, the rows those of a later one, as far as the
// tables have their columns.
std::string Fixture(const TemporaryFolder& folder, int schema) {
  const std::string name = "schema" + std::to_string(schema) + ".sqlite";
  const std::string path = folder / name;
  WriteFileAtomically(path,
                      ReadFile(UNSPIN_SOURCE_DIR "/tests/store/fixtures/" + name));
  REQUIRE(Ask(path, "PRAGMA user_version") == std::to_string(schema));
  return path;
}

void CheckContent(const std::string& path) {
  CHECK(Unsound(path) == "");
  CHECK(Ask(path, "SELECT count(*) || ' ' || sum(spun) FROM articles") == "2 1");
  CHECK(Ask(path, "SELECT count(*) FROM mentions") == "63");
  CHECK(Ask(path, "SELECT count(*) FROM repairs") == "81");
  CHECK(Ask(path, "SELECT count(*) FROM facts") == "17");
  CHECK(Ask(path, "SELECT count(*) FROM outages WHERE provider_id IS NOT NULL") == "3");
  CHECK(Ask(path, "SELECT count(*) FROM facts WHERE time_unix IS NULL") == "0");
  CHECK(Ask(path, "SELECT sum(mentions) FROM entities") ==
        Ask(path, "SELECT sum(mentions) FROM article_entities"));
  CHECK(Ask(path,
            "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH "
            "'chiller'") == "1");
}

TEST_CASE(
    "a database of every earlier schema keeps its content and is brought up to date") {
  const TemporaryFolder folder;
  const std::string fresh = folder / "fresh.db";
  { const Database database(fresh); }
  for (const int schema : kWithTwoArticles) {
    CAPTURE(schema);
    const std::string path = Fixture(folder, schema);
    { const Database database(path); }
    CHECK(Ask(path, "PRAGMA user_version") == std::to_string(kSchemaVersion));
    const char* const all =
        "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_master ORDER BY name)";
    CHECK(Ask(path, all) == Ask(fresh, all));
    CheckContent(path);
    {
      Database database(path);
      ArticleWriter writer(database, {"", "", "", ""});
      writer.Write(OutageArticle());
      CHECK(writer.Finish().added == 1);
    }
    CHECK(Ask(path, "SELECT count(*) FROM pending") == "0");
    CHECK(Ask(path, "SELECT count(*) FROM stories") == "3");
    CHECK(Ask(path, "SELECT count(*) FROM events") == "19");
    CHECK(Ask(path, "SELECT count(*) FROM entities") == "31");
    CHECK(Unsound(path) == "");
  }
}

TEST_CASE("a database of every earlier schema can be merged") {
  const TemporaryFolder folder;
  for (const int schema : kWithTwoArticles) {
    CAPTURE(schema);
    const std::string shard = Fixture(folder, schema);
    const std::string bytes = ReadFile(shard);
    const std::string into = folder / ("into" + std::to_string(schema) + ".db");
    Database database(into);
    Merger merger(database);
    CHECK(merger.Merge(shard).added == 2);
    merger.Finish();
    CheckContent(into);
    CHECK(ReadFile(shard) == bytes);
  }
}

}  // namespace
}  // namespace unspin
