#include "query/reader.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

void Fill(const std::string& path) {
  Database database(path);
  ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
  writer.Write(OutageArticle());
  writer.Write(FundingArticle("b/first.txt", "2023-02-01"));
  writer.Finish();
}

std::string Message(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST_CASE("only a database of this program is opened") {
  const TemporaryFolder folder;
  const std::string missing = folder / "facts.db";
  CHECK(Message([&] { const Reader reader(missing); }) ==
        missing + ": does not exist; `unspin ingest INPUT... --db " + missing +
            "` makes it");
  const std::string text = folder / "notes.txt";
  WriteFileAtomically(text, "These are notes and they are longer than a header.\n");
  CHECK(Message([&] { const Reader reader(text); }) ==
        text + ": is no SQLite database");
  const std::string other = folder / "other.db";
  SQLite::Database(other, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE t(x)");
  CHECK(Message([&] { const Reader reader(other); }) ==
        other + ": is a database of another program");
  CHECK(Message([&] { const Reader reader(folder.path()); }) ==
        folder.path() + ": is a folder");
}

TEST_CASE("user SQL reads and does nothing else") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Fill(path);
  const Reader reader(path);
  CHECK(std::get<int64_t>(
            reader.Sql("SELECT count(*) FROM articles -- all").rows[0][0]) == 2);
  CHECK(reader
            .Sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                 "WHERE i < 3) SELECT i AS number FROM n;")
            .rows.size() == 3);
  CHECK(reader.Sql("EXPLAIN QUERY PLAN SELECT * FROM outages_daily").rows.size() > 0);
  CHECK(reader.Sql("SELECT name FROM pragma_table_info('facts')").rows.size() == 19);
  CHECK(reader
            .Sql("SELECT id FROM articles_fts JOIN articles ON key = "
                 "articles_fts.rowid WHERE articles_fts MATCH 'zurich'")
            .rows.size() == 1);
  const std::string before = Dump(path);
  for (const std::string sql :
       {"DELETE FROM articles", "INSERT INTO runs VALUES (1, '', '', '', '')",
        "UPDATE articles SET title = ''", "DROP TABLE facts", "CREATE TABLE t(x)",
        "CREATE TEMP TABLE t(x)", "ATTACH ':memory:' AS m", "PRAGMA user_version = 9",
        "PRAGMA journal_mode = DELETE", "PRAGMA query_only = 0", "VACUUM", "BEGIN",
        "EXPLAIN DELETE FROM articles", "SELECT load_extension('x')",
        "INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')"}) {
    CAPTURE(sql);
    CHECK(Message([&] {
            reader.Sql(sql);
          }).starts_with("only SELECT, WITH, VALUES and EXPLAIN are allowed"));
  }
  CHECK(Message([&] { reader.Sql("UPDATE sqlite_master SET type = 'x'"); }) ==
        "faulty SQL: table sqlite_master may not be modified");
  CHECK(Dump(path) == before);
  CHECK(Message([&] { reader.Sql("SELECT 1; SELECT 2"); }) ==
        "more than one SQL statement");
  CHECK(Message([&] { reader.Sql(" -- nothing"); }) == "no SQL given");
  CHECK(Message([&] { reader.Sql("SELECT colour FROM articles"); }) ==
        "faulty SQL: no such column: colour");
}

TEST_CASE("a query that takes too long is ended, and the next one runs") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Fill(path);
  const Reader reader(path, {std::chrono::milliseconds(50), 0});
  CHECK(Message([&] {
          reader.Sql(
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
              "SELECT max(i) FROM n");
        }) == "the query took longer than 50 ms and was ended");
  CHECK(reader.Sql("SELECT 1").rows.size() == 1);
}

TEST_CASE("search gives the best article first, with marked words") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Fill(path);
  const Reader reader(path);
  SearchRequest request;
  request.text = "zurich down";
  request.mark_begin = "[";
  request.mark_end = "]";
  const ResultTable found = reader.Search(request);
  REQUIRE(found.rows.size() == 1);
  CHECK(std::get<std::string>(found.rows[0][0]) == "news/lumora.txt");
  CHECK(std::get<std::string>(found.rows[0][3]) ==
        "\"Lumora Cloud\" was [down] in [Zürich] for a day. He said Ada Brandt, its "
        "leader, leaves.");
  request.until = "2021";
  CHECK(reader.Search(request).empty());
  request = {};
  request.text = "ostrava OR zurich";
  CHECK(reader.Search(request).empty());
  request.raw = true;
  CHECK(reader.Search(request).rows.size() == 2);
  request.text = "\"open";
  CHECK_THROWS_AS(reader.Search(request), Error);
}

TEST_CASE("an article is shown by its id or the end of it") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Fill(path);
  const Reader reader(path);
  for (const std::string id : {"news/lumora.txt", "lumora.txt", "lumora"}) {
    CAPTURE(id);
    const std::optional<ArticleView> view = reader.Show(id);
    REQUIRE(view.has_value());
    CHECK(view->id == "news/lumora.txt");
    CHECK(view->title == "Lumora Cloud loses its chief");
    CHECK(view->spun_profile == "wordnet");
    CHECK(view->repairs.size() == 4);
    CHECK(view->mentions.size() == 5);
    CHECK(view->facts.size() == 2);
    REQUIRE(view->entities.size() == 3);
    CHECK(view->entities[0].name == "Lumora Cloud");
    CHECK(view->entities[0].aliases == std::vector<std::string>{"LC", "Lumora"});
  }
  CHECK_FALSE(reader.Show("umora").has_value());
  CHECK_FALSE(reader.Show("l%a").has_value());
}

TEST_CASE("a fact is explained down to the bytes of the original") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Fill(path);
  const Reader reader(path);
  const ArticleView view = *reader.Show("lumora");
  const auto fact = reader.Explain("f" + std::to_string(view.facts[1].id));
  REQUIRE(fact.has_value());
  CHECK(fact->type == "role_change");
  CHECK(fact->rule == "role_change_stated");
  CHECK(fact->lexicon_row == "fact_rules.tsv:3");
  CHECK(fact->values[0] == std::pair<std::string, std::string>("person", "Ada Brandt"));
  CHECK(fact->repaired == "He said Ada Brandt, its leader, leaves.");
  CHECK(fact->original == "Helium said Ada Brandt, its leader, leaves.");
  CHECK(fact->source_start == 45);
  CHECK(fact->source_byte_start == 50);
  CHECK(fact->location == "news/lumora.txt");
  CHECK(fact->lexicon_version == "lexicon-1");
  REQUIRE(fact->repairs.size() == 1);
  const Explanation& repair = fact->repairs[0];
  CHECK(repair.reason == "\"Helium\" makes no sense here");
  CHECK(repair.values[1] ==
        std::pair<std::string, std::string>("alternatives", "It; They"));
  CHECK(reader.Explain(repair.id)->original == "Helium");
  const auto mention = reader.Explain("m" + std::to_string(view.mentions[0].id));
  REQUIRE(mention.has_value());
  CHECK(mention->field == "title");
  CHECK(mention->repaired == "Lumora Cloud");
  CHECK_FALSE(reader.Explain("f1").has_value());
  CHECK_FALSE(reader.Explain("m1").has_value());
  for (const std::string id : {"", "x12", "f", "f12x", "12"}) {
    CAPTURE(id);
    CHECK_THROWS_AS(reader.Explain(id), Error);
  }
}

TEST_CASE("statistics count what is there") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Fill(path);
  const Statistics stats = Reader(path).Stats();
  CHECK(stats.articles == 2);
  CHECK(stats.spun == 1);
  CHECK(stats.first_published == "2022-12-29");
  CHECK(stats.last_published == "2023-02-01");
  CHECK(stats.repairs == Statistics::Counts{{"mojibake", 2}, {"spin", 2}});
  CHECK(stats.facts ==
        Statistics::Counts{{"funding", 1}, {"outage", 1}, {"role_change", 1}});
  REQUIRE(stats.top_entities.size() == 5);
  CHECK(stats.top_entities[0].name == "Lumora Cloud");
  REQUIRE(stats.runs.size() == 1);
  CHECK(stats.runs[0].articles == 2);
}

// In a child process that is nobody, because root may write everywhere.
TEST_CASE("a database in a folder that cannot be written is read as a snapshot") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts#1.db";
  Fill(path);
  chmod(path.c_str(), 0444);
  chmod(folder.path().c_str(), 0555);
  const pid_t child = fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (getuid() == 0 && setuid(kNobody) != 0) _exit(2);
    try {
      const Reader reader(path);
      _exit(reader.Stats().articles == 2 ? 0 : 1);
    } catch (const std::exception&) {
      _exit(3);
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WEXITSTATUS(status) == 0);
  chmod(folder.path().c_str(), 0755);
}

}  // namespace
}  // namespace unspin
