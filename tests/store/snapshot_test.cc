#include "store/snapshot.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <filesystem>

#include "base/error.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

std::string Fill(const TemporaryFolder& folder) {
  const std::string path = folder / "facts.db";
  Database database(path);
  ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
  writer.Write(OutageArticle());
  writer.Finish();
  return path;
}

TEST_CASE("a snapshot holds the same in one file without WAL") {
  const TemporaryFolder folder;
  const std::string path = Fill(folder);
  const std::string copy = folder / "copy.db";
  WriteSnapshot(path, copy);
  SQLite::Database database(copy);
  CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "delete");
  CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == kSchemaVersion);
  CHECK(database
            .execAndGet("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH "
                        "'cloud'")
            .getInt() ==
        SQLite::Database(path)
            .execAndGet("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH "
                        "'cloud'")
            .getInt());
  CHECK_FALSE(std::filesystem::exists(copy + "-wal"));
}

TEST_CASE("a snapshot is taken while a writer has a transaction open") {
  const TemporaryFolder folder;
  const std::string path = Fill(folder);
  SQLite::Database writer(path, SQLite::OPEN_READWRITE);
  writer.exec("BEGIN IMMEDIATE");
  writer.exec("UPDATE articles SET title = 'half'");
  WriteSnapshot(path, folder / "copy.db");
  writer.exec("ROLLBACK");
  SQLite::Database copy(folder / "copy.db");
  CHECK(
      copy.execAndGet("SELECT count(*) FROM articles WHERE title = 'half'").getInt() ==
      0);
}

TEST_CASE("a snapshot never replaces its own database") {
  const TemporaryFolder folder;
  const std::string path = Fill(folder);
  CHECK_THROWS_WITH_AS(WriteSnapshot(path, path),
                       (path + ": is the database itself").c_str(), Error);
  CHECK_THROWS_AS(WriteSnapshot(path, folder / "none/copy.db"), Error);
}

}  // namespace
}  // namespace unspin
