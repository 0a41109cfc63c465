// Databases that are damaged, or not what they say: whatever is asked of them ends with
// an answer or an Error, never in a crash.

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <random>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "query/reader.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/entity_editor.h"
#include "store/merger.h"
#include "store/sample_articles.h"
#include "store/snapshot.h"
#include "store/statement.h"

namespace unspin {
namespace {

// A small database in one file, the size of a page its least part.
std::string FilledBytes() {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  {
    Database database(path);
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    for (Article& article : ManyArticles(30)) writer.Write(std::move(article));
    writer.Write(OutageArticle());
    writer.Write(ReportedOutage("o1", "Acme", "2023-05-01", "2023-05-01", 3));
    writer.Write(ReportedOutage("o2", "Acme", "2023-05-02", "2023-05-01", 3));
    writer.Write(PlainArticle("zh", "银行系统停止"));
    writer.Finish();
  }
  WriteSnapshot(path, folder / "copy.db");
  return ReadFile(folder / "copy.db");
}

// True when `ask` ended with an Error.
bool Fails(const std::function<void()>& ask) {
  try {
    ask();
  } catch (const Error& error) {
    CHECK_FALSE(std::string(error.what()).empty());
    return true;
  }
  return false;
}

void AskEverything(const std::string& path) {
  const Reader reader(path);
  for (const std::string_view topic : QueryTopics()) {
    QueryRequest request;
    request.what = topic;
    request.columns = {"*"};
    Fails([&] { reader.Query(request); });
  }
  SearchRequest search;
  search.text = "raised";
  Fails([&] { reader.Search(search); });
  Fails([&] { reader.Show("a1"); });
  Fails([&] { reader.ShowStory("a1"); });
  Fails([&] { reader.Stats(); });
  Fails([&] { reader.LatestFacts(10); });
  Fails([&] { reader.MeantEntities("Ostrava", {}); });
  Fails([&] { reader.ListEntities({}); });
  Fails([&] { reader.Overrides(); });
  for (const auto& [letter, table] :
       {std::pair("v", "events"), {"f", "facts"}, {"m", "mentions"}}) {
    const std::string ids =
        std::string("SELECT '") + letter + "' || id FROM " + table + " LIMIT 5";
    Fails([&] {
      for (const Row& row : reader.Sql(ids).rows) {
        const auto* const id = std::get_if<std::string>(&row[0]);
        if (id == nullptr) continue;
        Fails([&] { reader.Explain(*id); });
        Fails([&] { reader.ShowEvent(*id); });
      }
    });
  }
}

// The ways to ask and to change that the commands have. How many of them failed.
int UseAll(const std::string& path, const TemporaryFolder& folder) {
  int failed = 0;
  failed += Fails([&] { AskEverything(path); });
  failed += Fails([&] { WriteSnapshot(path, folder / "snapshot.db"); });
  failed += Fails([&] {
    Database target(folder / "target.db");
    Merger merger(target);
    merger.Merge(path);
    merger.Finish();
  });
  failed += Fails([&] {
    Database database(path);
    Statement any(database.connection(), "SELECT id FROM entities LIMIT 1");
    any.Step();
    EntityEditor(database).Rename(any.Integer(0), "Other");
  });
  failed += Fails([&] {
    Database database(path);
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-2", ""});
    for (Article& article : ManyArticles(20)) writer.Write(std::move(article));
    writer.Finish();
  });
  return failed;
}

TEST_CASE("flipped bits end in an answer or an error") {
  const std::string sound = FilledBytes();
  // Said before, as a crash says nothing afterwards.
  const char* const again = std::getenv("UNSPIN_DAMAGE_SEED");
  const unsigned long seed =
      again != nullptr ? std::stoul(again) : std::random_device()();
  MESSAGE("UNSPIN_DAMAGE_SEED=", seed);
  std::mt19937_64 random(seed);
  int failed = 0;
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const TemporaryFolder folder;
    const std::string path = folder / "facts.db";
    std::string bytes = sound;
    // From a single bit to a page full of them; every fourth time in the first page.
    for (int i = 0, n = 1 << random() % 8; i < n; ++i) {
      const size_t end = round % 4 == 0 ? 4096 : bytes.size();
      bytes[random() % end] ^= static_cast<char>(1U << random() % 8);
    }
    WriteFileAtomically(path, bytes);
    failed += UseAll(path, folder) > 0 ? 1 : 0;
  }
  MESSAGE("noticed in ", failed, " of 200 rounds");
  CHECK(failed > 50);
}

TEST_CASE(
    "a fact of an unknown type is said to be damage when its event is made anew") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  WriteFileAtomically(path, FilledBytes());
  {
    SQLite::Database db(path, SQLite::OPEN_READWRITE);
    db.exec("PRAGMA ignore_check_constraints = ON");
    CHECK(db.exec("UPDATE facts SET type = 'outagd' WHERE article_id = 'o1'") > 0);
  }
  Database database(path);
  ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-2", ""});
  writer.Write(ReportedOutage("o2", "Acme", "2023-05-03", "2023-05-01", 4));
  CHECK_THROWS_WITH_AS(writer.Finish(),
                       doctest::Contains("is of the unknown type 'outagd'"), Error);
}

TEST_CASE("a story whose articles cannot be found is said to be damage") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  WriteFileAtomically(path, FilledBytes());
  CHECK(Reader(path).ShowStory("o1")->articles.size() == 1);
  {
    SQLite::Database db(path, SQLite::OPEN_READWRITE);
    db.exec(
        "UPDATE stories SET id = CAST(id AS BLOB);"
        "UPDATE articles SET story_id = CAST(story_id AS BLOB)");
  }
  CHECK_THROWS_WITH_AS(Reader(path).ShowStory("o1"),
                       doctest::Contains("has no article"), Error);
}

TEST_CASE("swapped, emptied and missing pages end in an answer or an error") {
  const std::string sound = FilledBytes();
  const size_t page = 8192;
  const size_t pages = sound.size() / page;
  REQUIRE(pages > 20);
  std::mt19937 random(1);
  for (size_t round = 0; round < 60; ++round) {
    CAPTURE(round);
    const TemporaryFolder folder;
    const std::string path = folder / "facts.db";
    std::string bytes = sound;
    const size_t one = page * (random() % pages);
    const size_t other = page * (random() % pages);
    if (round % 3 == 0) {
      std::swap_ranges(bytes.begin() + static_cast<ptrdiff_t>(one),
                       bytes.begin() + static_cast<ptrdiff_t>(one + page),
                       bytes.begin() + static_cast<ptrdiff_t>(other));
    } else if (round % 3 == 1) {
      bytes.replace(one, page, page, '\0');
    } else {
      bytes.resize(random() % bytes.size());
    }
    WriteFileAtomically(path, bytes);
    UseAll(path, folder);
  }
}

// What opening `sound` says after `sql` has changed it.
std::string MessageAfter(const std::string& sound, const std::string& sql) {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  WriteFileAtomically(path, sound);
  {
    SQLite::Database db(path, SQLite::OPEN_READWRITE);
    db.exec(sql);
  }
  std::string message;
  for (const auto& open : std::vector<std::function<void()>>{
           [&] { const Database database(path); }, [&] { const Reader reader(path); },
           [&] {
             Database target(folder / "target.db");
             Merger(target).Merge(path);
           }}) {
    try {
      open();
      return "opened";
    } catch (const Error& error) {
      message = error.what();
      CHECK(message.starts_with(path + ": "));
      message = message.substr(path.size() + 2);
    }
  }
  return message;
}

TEST_CASE("versions, views, tables and triggers that are not ours are refused") {
  const std::string sound = FilledBytes();
  CHECK(MessageAfter(sound, "DROP VIEW run_counts") ==
        "is damaged: it has no view run_counts");
  CHECK(MessageAfter(sound,
                     "PRAGMA foreign_keys = OFF; DROP TABLE rejects; CREATE VIEW "
                     "rejects AS SELECT 1 AS id, 2 AS source, 3 AS line, 4 AS "
                     "byte_offset, 5 AS record_id, load_extension('x') AS reason") ==
        "is damaged: it has no table rejects");
  CHECK(
      MessageAfter(sound,
                   "DROP TABLE articles_bigrams; CREATE TABLE articles_bigrams(title, "
                   "text, articles_bigrams, rank)") ==
      "is damaged: it has no full-text index articles_bigrams");
  CHECK(MessageAfter(sound, "DROP TABLE doubts; CREATE TABLE doubts(article_id, id)") ==
        "is damaged: the table doubts has no column alternatives");
  CHECK(MessageAfter(sound,
                     "CREATE TRIGGER articles AFTER INSERT ON names BEGIN DELETE FROM "
                     "articles; END") ==
        "has the trigger articles on the table names, which is not of this program");
  CHECK(MessageAfter(sound, "PRAGMA user_version = 3").starts_with("is damaged: "));
  for (const std::string version : {"0", "-1", "-2147483648"}) {
    CHECK(MessageAfter(sound, "PRAGMA user_version = " + version) ==
          "is damaged: it says that it has schema " + version);
  }
  CHECK(MessageAfter(sound,
                     "CREATE TABLE mine(a); CREATE VIEW my AS SELECT 1; CREATE "
                     "INDEX mine_a ON mine(a); CREATE TRIGGER t AFTER INSERT ON "
                     "mine BEGIN SELECT 1; END; ALTER TABLE sources ADD COLUMN "
                     "country") == "opened");
}

}  // namespace
}  // namespace unspin
