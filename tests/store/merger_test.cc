#include "store/merger.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "base/file.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/entity_editor.h"
#include "store/sample_articles.h"
#include "store/schema.h"
#include "store/shard.h"

namespace unspin {
namespace {

using Paths = std::vector<std::string>;

void Ingest(const std::string& path, const std::vector<Article>& articles) {
  Database database(path);
  ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
  for (const Article& article : articles) writer.Write(article);
  writer.Finish();
}

MergeCounts Merge(const Paths& shards, const std::string& into) {
  Database database(into);
  Merger merger(database);
  MergeCounts last;
  for (const std::string& shard : shards) last = merger.Merge(shard);
  merger.Finish();
  return last;
}

std::string MessageOfMerging(const std::string& shard, const std::string& into) {
  try {
    Merge({shard}, into);
  } catch (const ShardError& error) {
    return error.what();
  }
  return "merged";
}

void Execute(const std::string& path, const std::string& sql) {
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

std::vector<Article> Mixed() {
  std::vector<Article> articles = ManyArticles(40);
  articles.push_back(OutageArticle());
  for (int i = 0; i < 12; ++i) {
    const std::string id = "o" + std::to_string(i);
    articles.push_back(ReportedOutage(id, i % 3 == 0 ? "Acme" : "Acme Inc.",
                                      "2023-05-0" + std::to_string(1 + i % 4),
                                      "2023-05-01", i % 2 == 0 ? 3 : 0));
  }
  // Copies of one text in different shards are one story.
  for (const char* id : {"x1", "x2", "x3"}) {
    articles.push_back(ReportedOutage("same", "Orlop", "2023-06-01", "", 0));
    articles.back().document.id = id;
    articles.back().document.location = id;
  }
  articles.push_back(PlainArticle("zh", "银行系统停止"));
  return articles;
}

Paths IngestShards(const TemporaryFolder& folder, const std::vector<Article>& articles,
                   size_t count) {
  Paths paths;
  for (size_t shard = 0; shard < count; ++shard) {
    std::vector<Article> part;
    for (size_t i = shard; i < articles.size(); i += count) part.push_back(articles[i]);
    paths.push_back(folder / ("shard" + std::to_string(shard) + ".db"));
    Ingest(paths.back(), part);
  }
  return paths;
}

TEST_CASE("shards in any order and in several steps give what one run gives") {
  const TemporaryFolder folder;
  const std::vector<Article> articles = Mixed();
  const std::string whole = folder / "whole.db";
  Ingest(whole, articles);
  const std::string expected = Dump(whole);
  REQUIRE(Ask(whole, "SELECT articles FROM stories WHERE id = 'x1'") == "3");
  REQUIRE(Ask(whole, "SELECT max(articles) > 3 FROM events") == "1");

  Paths shards = IngestShards(folder, articles, 7);
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(shards.begin(), shards.end(), random);
    const std::string at_once = folder / ("once" + std::to_string(round));
    Merge(shards, at_once);
    CHECK(Dump(at_once) == expected);
    const std::string half = folder / ("half" + std::to_string(round));
    const std::string steps = folder / ("steps" + std::to_string(round));
    Merge({shards.begin(), shards.begin() + 3}, half);
    for (size_t i = 3; i < 7; ++i) Merge({shards[i]}, steps);
    Merge({half}, steps);
    CHECK(Dump(steps) == expected);
  }
}

TEST_CASE("merging again changes nothing, and ingest and merge may take turns") {
  const TemporaryFolder folder;
  const std::vector<Article> articles = Mixed();
  const Paths shards = IngestShards(folder, articles, 2);
  const std::string into = folder / "facts.db";
  Merge(shards, into);
  const std::string before = Dump(into);
  const MergeCounts again = Merge({shards[1]}, into);
  CHECK(again.added + again.replaced == 0);
  CHECK(again.unchanged == articles.size() / 2);
  CHECK(Dump(into) == before);
  Ingest(into, articles);
  CHECK(Dump(into) == before);

  // Into a shard itself, with articles that it has already.
  Merge({into}, shards[0]);
  CHECK(Dump(shards[0]) == before);
}

TEST_CASE("of several versions the same one stays, whichever comes first") {
  const TemporaryFolder folder;
  std::vector<Article> versions;
  for (const char* text : {"One.", "Two.", "Three."}) {
    versions.push_back(PlainArticle("a", text));
    versions.back().document.location = "dump.jsonl:" + std::to_string(versions.size());
  }
  versions[1].document.published = ParsePublished("2023-02-01");
  // The first one once more, from a place that comes earlier in the alphabet.
  versions.push_back(versions[0]);
  versions.back().document.location = "again.jsonl:7";
  Paths shards;
  for (const Article& version : versions) {
    shards.push_back(folder / ("v" + std::to_string(shards.size())));
    Ingest(shards.back(), {version});
  }
  const std::string whole = folder / "whole.db";
  Ingest(whole, versions);
  CHECK(Ask(whole, "SELECT text FROM articles") == "Two.");
  CHECK(Ask(whole,
            "SELECT group_concat(source || line) FROM (SELECT * FROM rejects "
            "ORDER BY source)") == "again.jsonl7,dump.jsonl3");
  std::sort(shards.begin(), shards.end());
  int round = 0;
  do {
    const std::string into = folder / ("m" + std::to_string(round++));
    Merge(shards, into);
    CHECK(Dump(into) == Dump(whole));
  } while (std::next_permutation(shards.begin(), shards.end()));
  CHECK(round == 24);
}

TEST_CASE("the same record in two shards stands once, at the first of its places") {
  const TemporaryFolder folder;
  Article article = OutageArticle();
  Ingest(folder / "1", {article});
  article.document.location = "early.txt";
  Ingest(folder / "2", {article});
  for (const Paths& order :
       {Paths{folder / "1", folder / "2"}, Paths{folder / "2", folder / "1"}}) {
    const std::string into = folder / ("into" + order[0].substr(order[0].size() - 1));
    Merge(order, into);
    CHECK(Ask(into, "SELECT group_concat(location) FROM articles") == "early.txt");
    CHECK(Ask(into, "SELECT count(*) FROM rejects") == "0");
  }
}

int64_t EntityCalled(const std::string& path, const std::string& name) {
  return std::stoll(
      Ask(path, "SELECT id FROM entities WHERE name LIKE '" + name + "%'"));
}

// Three shards of which two were corrected by people.
Paths CorrectedShards(const TemporaryFolder& folder) {
  const Paths shards = IngestShards(folder, Mixed(), 3);
  {
    Database database(shards[0]);
    EntityEditor editor(database);
    editor.Rename(EntityCalled(shards[0], "Pine Hill"), "Pine Hill Capital");
    editor.Ban({EntityCalled(shards[0], "Acme")});
  }
  Database database(shards[1]);
  EntityEditor editor(database);
  editor.Rename(EntityCalled(shards[1], "Ostrava Robotics"), "Ostrava");
  editor.Rename(EntityCalled(shards[1], "Pine Hill"), "Pine");
  return shards;
}

TEST_CASE("corrections of all shards hold afterwards, whatever the order") {
  const TemporaryFolder folder;
  Paths shards = CorrectedShards(folder);
  std::sort(shards.begin(), shards.end());
  std::string expected;
  int round = 0;
  do {
    const std::string into = folder / ("m" + std::to_string(round++));
    Merge({shards[0], shards[1]}, into);
    Merge({shards[2]}, into);
    Merge({shards[0]}, into);
    if (expected.empty()) expected = Dump(into);
    CHECK(Dump(into) == expected);
    CHECK(Ask(into, "SELECT count(*) FROM entities WHERE name = 'Ostrava'") == "1");
    CHECK(Ask(into, "SELECT count(*) FROM entities WHERE name LIKE 'Acme%'") == "0");
    CHECK(Ask(into, "SELECT count(*) FROM outages WHERE provider_id IS NULL") == "12");
    CHECK(Ask(into,
              "SELECT group_concat(id) FROM (SELECT id FROM overrides ORDER BY "
              "id)") == "1,2,1000001,1000002");
  } while (std::next_permutation(shards.begin(), shards.end()));

  // Later corrections of one shard hold over its earlier ones, new ones over all.
  const std::string last = folder / "m0";
  Database database(last);
  EntityEditor editor(database);
  CHECK(editor.Rename(EntityCalled(last, "Ostrava"), "Ostrava Robots") == 3);
  CHECK(Ask(last, "SELECT count(*) FROM entities WHERE name = 'Ostrava Robots'") ==
        "1");
}

TEST_CASE("a column that the schema gains comes along") {
  const TemporaryFolder folder;
  const std::string shard = folder / "shard.db";
  const std::string into = folder / "facts.db";
  Ingest(shard, {OutageArticle()});
  { const Database database(into); }
  for (const char* table : {"articles", "mentions", "repairs", "doubts", "facts"}) {
    for (const std::string& path : {shard, into}) {
      Execute(path, "ALTER TABLE " + std::string(table) + " ADD COLUMN gained TEXT");
    }
    Execute(shard, "UPDATE " + std::string(table) + " SET gained = 'kept'");
  }
  Merge({shard}, into);
  CHECK(Dump(into) == Dump(shard));
}

TEST_CASE("what is no shard is refused by name and nothing is taken from it") {
  const TemporaryFolder folder;
  const std::string into = folder / "facts.db";
  const std::string good = folder / "good.db";
  Ingest(good, {OutageArticle()});
  Ingest(into, {FundingArticle("f", "2023-02-01")});
  const std::string before = Dump(into);

  const std::string none = folder / "none.db";
  CHECK(MessageOfMerging(none, into).starts_with(none + ": does not exist"));
  const std::string text = folder / "notes.txt";
  WriteFileAtomically(text, "These are notes and they are longer than a header.\n");
  CHECK(MessageOfMerging(text, into) == text + ": is no SQLite database");
  const std::string other = folder / "other.db";
  Execute(other, "CREATE TABLE articles(id)");
  CHECK(MessageOfMerging(other, into) == other + ": is a database of another program");
  CHECK(MessageOfMerging(into, into) == into + ": is the database that is merged into");
  CHECK(MessageOfMerging(folder.path(), into) == folder.path() + ": is a folder");
  const std::string empty = folder / "empty.db";
  WriteFileAtomically(empty, "");
  CHECK(MessageOfMerging(empty, into) == empty + ": is an empty database");
  const std::string newer = folder / "newer.db";
  Ingest(newer, {});
  Execute(newer, "PRAGMA user_version = 99");
  CHECK(MessageOfMerging(newer, into).starts_with(newer + ": has schema 99"));

  Execute(good, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  const std::string cut = folder / "cut.db";
  WriteFileAtomically(cut, ReadFile(good).substr(0, 200'000));
  CHECK(MessageOfMerging(cut, into).starts_with(cut + ": "));
  CHECK(Dump(into) == before);
  CHECK(MessageOfMerging(good, into) == "merged");
}

TEST_CASE("what no shard can hold is the shard's fault, and its batch is undone") {
  const TemporaryFolder folder;
  const std::string shard = folder / "shard.db";
  const std::string into = folder / "facts.db";
  Ingest(shard, ManyArticles(5));
  Execute(shard, "PRAGMA foreign_keys = OFF; DELETE FROM runs");
  CHECK(MessageOfMerging(shard, into).starts_with(shard + ": is damaged: "));
  CHECK(Ask(into, "SELECT count(*) FROM articles") == "0");
  Ingest(folder / "good.db", {OutageArticle()});
  Merge({folder / "good.db"}, into);
  CHECK(Ask(into, "SELECT count(*) FROM articles") == "1");
}

TEST_CASE("a shard of an older schema is merged and stays as it is") {
  const TemporaryFolder folder;
  const std::string old = folder / "old.db";
  Execute(old, Migrations()[0] +
                   "INSERT INTO runs VALUES (1, '', '', '', '');"
                   "INSERT INTO articles SELECT 1, 'a', 'a.txt', NULL, NULL, NULL, "
                   "NULL, NULL, 'en', 'UTF-8', 0, 0, NULL, NULL, 1, 'h', 5, 1, 5, "
                   "'Old', 'Old', 'words', 'words';"
                   "PRAGMA user_version = 1; PRAGMA application_id = " +
                   std::to_string(kApplicationId));
  const std::string bytes = ReadFile(old);
  const std::string into = folder / "facts.db";
  Merge({old}, into);
  CHECK(Ask(into, "SELECT story_id || title FROM articles") == "aOld");
  CHECK(Ask(into,
            "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH "
            "'words'") == "1");
  CHECK(ReadFile(old) == bytes);
}

TEST_CASE("a merge that did not come to its end is finished by the next one") {
  const TemporaryFolder folder;
  const std::vector<Article> articles = Mixed();
  const std::string whole = folder / "whole.db";
  Ingest(whole, articles);
  const Paths shards = IngestShards(folder, articles, 3);
  const std::string into = folder / "facts.db";
  {
    Database database(into);
    Merger merger(database);
    merger.Merge(shards[1]);
    merger.Merge(shards[0]);
  }
  CHECK(Merge({into}, folder / "other.db").unfinished);
  CHECK_FALSE(Merge(shards, into).unfinished);
  CHECK(Dump(into) == Dump(whole));
}

}  // namespace
}  // namespace unspin
