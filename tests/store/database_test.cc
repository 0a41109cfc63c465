#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "base/error.h"
#include "base/file.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/schema.h"

namespace unspin {
namespace {

std::string MessageOfOpening(const std::string& path) {
  try {
    const Database database(path);
  } catch (const Error& error) {
    return error.what();
  }
  return "opened";
}

TEST_CASE("a new database has the tables and views that the manual names") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  { const Database database(path); }
  CHECK(Ask(path, "PRAGMA user_version") == "8");
  CHECK(Ask(path, "PRAGMA journal_mode") == "wal");
  for (const char* const name : {"articles",
                                 "repairs",
                                 "doubts",
                                 "entities",
                                 "aliases",
                                 "mentions",
                                 "facts",
                                 "outages",
                                 "role_changes",
                                 "roles",
                                 "figures",
                                 "relations",
                                 "layoffs",
                                 "fundings",
                                 "incidents",
                                 "stories",
                                 "sources",
                                 "rejects",
                                 "runs",
                                 "outages_daily",
                                 "entity_mentions_daily",
                                 "spun_share_daily",
                                 "company_timeline"}) {
    CAPTURE(name);
    CHECK(Ask(path, std::string("SELECT count(*) FROM ") + name) == "0");
  }
  CHECK(Ask(path, "SELECT group_concat(name) FROM pragma_table_info('fundings')") ==
        "id,article_id,company,company_id,amount,round,investors,date,date_unix,start,"
        "end,evidence,confidence");
}

TEST_CASE("an empty file becomes a database, and opening one again keeps it") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  WriteFileAtomically(path, "");
  { const Database database(path); }
  { const Database database(path); }
  CHECK(Ask(path, "SELECT count(*) FROM articles") == "0");
}

TEST_CASE("a database of schema 1 gets the table of doubts and keeps its rows") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  {
    SQLite::Database db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec(Migrations().front());
    db.exec("INSERT INTO sources(name) VALUES ('Example Wire')");
    db.exec("PRAGMA user_version = 1; PRAGMA application_id = " +
            std::to_string(kApplicationId));
  }
  { const Database database(path); }
  CHECK(Ask(path, "PRAGMA user_version") == "8");
  CHECK(Ask(path, "SELECT count(*) FROM doubts") == "0");
  CHECK(Ask(path, "SELECT name FROM sources") == "Example Wire");

  const std::string fresh = folder / "fresh.db";
  { const Database database(fresh); }
  const char* const all =
      "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_master "
      "ORDER BY name)";
  CHECK(Ask(path, all) == Ask(fresh, all));
}

TEST_CASE("a database of schema 2 gets the index of pairs, with the articles it has") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  {
    SQLite::Database db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec(Migrations()[0] + Migrations()[1]);
    db.exec("INSERT INTO runs VALUES (1, '', '', '', '')");
    for (const std::string text : {"'银行系统停止'", "'The bank is down.'"}) {
      db.exec(
          "INSERT INTO articles SELECT 1 + count(*), 'a' || count(*), '', NULL, NULL, "
          "NULL, NULL, NULL, 'zh', 'UTF-8', 0, 0, NULL, NULL, 1, '', 0, 1, 1, '', "
          "'', " +
          text + ", '' FROM articles");
    }
    db.exec("PRAGMA user_version = 2; PRAGMA application_id = " +
            std::to_string(kApplicationId));
  }
  { const Database database(path); }
  CHECK(Ask(path, "PRAGMA user_version") == "8");
  CHECK(Ask(path,
            "SELECT rowid FROM articles_bigrams WHERE articles_bigrams MATCH "
            "'\"系统\"'") == "1");
}

// Two articles that call one company by two names, with a mention and a fact each.
void FillSchema3(SQLite::Database& db) {
  db.exec(Migrations()[0] + Migrations()[1] + Migrations()[2]);
  db.exec("INSERT INTO runs VALUES (1, '', '', '', '')");
  int key = 100;
  for (const std::string name : {"Acme", "Acme Inc."}) {
    const std::string id = std::to_string(key / 100);
    const std::string article = "'a" + id + "'";
    db.exec("INSERT INTO articles SELECT " + std::to_string(key) + ", " + article +
            ", '', NULL, NULL, NULL, NULL, NULL, 'en', 'UTF-8', 0, 0, NULL, NULL, 1, "
            "'', 0, 1, 1, '', '', '" +
            name + "', '" + name + "'");
    db.exec("INSERT INTO entities VALUES (" + id + ", '" + name + "', 'company')");
    db.exec("INSERT INTO article_entities VALUES (" + article + ", " + id +
            ", 1, NULL, '[\"AC\"]')");
    db.exec("INSERT INTO mentions VALUES (" + article + ", " + std::to_string(key) +
            ", 'body', 0, 4, 0, 4, '" + name + "', 'company', '" + name + "', " + id +
            ", NULL, 0.9, NULL, NULL)");
    db.exec("INSERT INTO facts VALUES (" + std::to_string(key) + ", " + article +
            ", 'layoff', NULL, NULL, 'body', 0, 4, 0, 4, '', 1, NULL, NULL, '{}')");
    db.exec(
        "INSERT INTO layoffs(id, article_id, company, company_id, start, end, "
        "evidence, confidence) VALUES (" +
        std::to_string(key) + ", " + article + ", '" + name + "', " + id +
        ", 0, 4, '', 1)");
    db.exec("INSERT INTO fact_entities VALUES (" + std::to_string(key) +
            ", 'company', 0, " + id + ")");
    key += 100;
  }
  db.exec("PRAGMA user_version = 3; PRAGMA application_id = " +
          std::to_string(kApplicationId));
}

TEST_CASE("a database of schema 3 gets names, and one entity a thing at the next run") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  {
    SQLite::Database db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    FillSchema3(db);
  }
  { const Database database(path); }
  CHECK(Ask(path, "PRAGMA user_version") == "8");
  CHECK(Ask(path, "SELECT group_concat(name || key) FROM names") ==
        "Acmeorg:acme,Acme Inc.org:acme");
  CHECK(Ask(path, "SELECT count(*) FROM entities") == "2");
  CHECK(Ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
  {
    Database database(path);
    ArticleWriter(database, {"", "", "", ""}).Finish();
  }
  CHECK(Ask(path, "SELECT name FROM entities") == "Acme");
  CHECK(Ask(path, "SELECT count(*) FROM entities") == "1");
  CHECK(Ask(path,
            "SELECT count(*) FROM article_entities AS x JOIN entities AS e ON "
            "e.id = x.entity_id") == "2");
  CHECK(Ask(path, "SELECT group_concat(alias) FROM aliases") == "AC,Acme Inc.");
  for (const char* const links :
       {"SELECT count(*) FROM mentions JOIN entities AS e ON e.id = entity_id",
        "SELECT count(*) FROM fact_entities JOIN entities AS e ON e.id = entity_id",
        "SELECT count(*) FROM layoffs JOIN entities AS e ON e.id = company_id"}) {
    CAPTURE(links);
    CHECK(Ask(path, links) == "2");
  }
  CHECK(Ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == "0");

  const std::string fresh = folder / "fresh.db";
  { const Database database(fresh); }
  const char* const all =
      "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_master ORDER BY name)";
  CHECK(Ask(path, all) == Ask(fresh, all));
}

// Made by the program as it was with schema 6, of three articles of corpus/clean.
TEST_CASE("a database of schema 6 keeps its facts, which are all asserted") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  WriteFileAtomically(
      path, ReadFile(UNSPIN_SOURCE_DIR "/tests/store/fixtures/schema6.sqlite"));
  { const Database database(path); }
  CHECK(Ask(path, "PRAGMA user_version") == "8");
  CHECK(Ask(path, "SELECT count(*) FROM facts") == "24");
  CHECK(Ask(path, "SELECT count(*) FROM facts WHERE modality = 'asserted'") == "24");
  CHECK(Ask(path, "SELECT count(*) FROM facts WHERE speaker IS NULL") == "24");
  CHECK(Ask(path, "SELECT count(*) FROM role_changes") == "7");
  CHECK(Ask(path, "SELECT count(*) FROM company_timeline") == "29");
  CHECK(Ask(path, "SELECT count(*) FROM events") == "24");
  CHECK(Ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
  CHECK(Ask(path, "PRAGMA integrity_check") == "ok");

  const std::string fresh = folder / "fresh.db";
  { const Database database(fresh); }
  const char* const all =
      "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_master ORDER BY name)";
  CHECK(Ask(path, all) == Ask(fresh, all));
}

TEST_CASE("what is no database of this program is refused and left as it is") {
  const TemporaryFolder folder;
  const std::string text = folder / "notes.txt";
  WriteFileAtomically(text, "These are notes and they are longer than a header.\n");
  CHECK(MessageOfOpening(text) == text + ": is no SQLite database");
  CHECK(ReadFile(text) == "These are notes and they are longer than a header.\n");

  const std::string other = folder / "other.db";
  {
    SQLite::Database db(other, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec("CREATE TABLE articles(id)");
  }
  const std::string bytes = ReadFile(other);
  CHECK(MessageOfOpening(other) == other + ": is a database of another program");
  CHECK(ReadFile(other) == bytes);

  CHECK(MessageOfOpening(folder.path()) == folder.path() + ": is a folder");
  const std::string nowhere = folder / "missing/facts.db";
  CHECK(MessageOfOpening(nowhere) ==
        nowhere + ": the folder " + (folder / "missing") + " does not exist");
}

TEST_CASE("a newer schema is refused with what to do") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  { const Database database(path); }
  {
    SQLite::Database db(path, SQLite::OPEN_READWRITE);
    db.exec("PRAGMA user_version = 9");
  }
  CHECK(MessageOfOpening(path) ==
        path + ": has schema 9, this program knows 8: use a newer unspin");
}

}  // namespace
}  // namespace unspin
