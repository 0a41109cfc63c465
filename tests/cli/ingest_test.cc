// ingest: what the database holds is a function of the articles alone.

#include <doctest/doctest.h>

#include <filesystem>

#include "base/file.h"
#include "cli/child.h"
#include "cli/stored.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

std::vector<std::string> Ingest(const std::vector<std::string>& inputs,
                                const std::string& database) {
  std::vector<std::string> arguments = {"ingest", "--db", database};
  arguments.insert(arguments.end(), inputs.begin(), inputs.end());
  return arguments;
}

TEST_CASE("ingesting twice changes nothing") {
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "facts.db").string();
  const auto ingest =
      Ingest({Corpus("spun_a"), Corpus("feeds/articles.csv")}, database);
  CHECK(RunUnspin(ingest).status == 0);
  const std::string dump = DumpOf(database);
  CHECK(CellOf(database, "SELECT count(*) FROM articles") == "38");
  const ChildResult again = RunUnspin(ingest);
  CHECK(again.status == 0);
  CHECK(again.ErrHas("0 added, 0 replaced, 38 unchanged"));
  CHECK(DumpOf(database) == dump);
}

TEST_CASE("the order of inputs and the threads do not matter") {
  const TemporaryFolder folder;
  const std::string one = (folder.path() / "one.db").string();
  const std::string two = (folder.path() / "two.db").string();
  auto forward = Ingest({Corpus("clean/*.txt"), Corpus("spun_b")}, one);
  auto backward = Ingest({Corpus("spun_b"), Corpus("clean/*.txt")}, two);
  forward.insert(forward.end(), {"--threads", "1"});
  backward.insert(backward.end(), {"--threads", "3"});
  CHECK(RunUnspin(forward).status == 0);
  CHECK(RunUnspin(backward).status == 0);
  CHECK(DumpOf(one) == DumpOf(two));
}

TEST_CASE("a changed article replaces the old one and leaves nothing of it") {
  const TemporaryFolder folder;
  const std::string changed = (folder.path() / "changed.db").string();
  const std::string fresh = (folder.path() / "fresh.db").string();
  const std::string path =
      folder.Write("dump.jsonl",
                   R"({"id": "a", "text": "Tavira Cloud failed in Porto on Monday."})");
  CHECK(RunUnspin(Ingest({path}, changed)).status == 0);
  folder.Write("dump.jsonl", R"({"id": "a", "text": "Nimbus Data failed in Lyon."})");
  const ChildResult result = RunUnspin(Ingest({path}, changed));
  CHECK(result.ErrHas("0 added, 1 replaced, 0 unchanged"));
  CHECK(RunUnspin(Ingest({path}, fresh)).status == 0);
  CHECK(DumpOf(changed) == DumpOf(fresh));
  CHECK(RunUnspin({"search", "Porto", "--db", changed}).status == 1);
  CHECK(RunUnspin({"search", "Lyon", "--db", changed}).status == 0);
}

TEST_CASE("rejected records are kept with place and reason, once") {
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "facts.db").string();
  const std::string path = folder.Write(
      "dump.jsonl", "{\"id\": \"a\", \"text\": \"Tavira Cloud failed.\"}\nx\n");
  for (int run = 0; run < 2; ++run) {
    const ChildResult result = RunUnspin(Ingest({path}, database));
    CHECK(result.status == 3);
    CHECK(result.ErrHas(path + ":2"));
    CHECK(CellOf(database, "SELECT count(*) FROM articles") == "1");
    CHECK(CellOf(database, "SELECT count(*) FROM rejects") == "1");
  }
  CHECK(CellOf(database, "SELECT line FROM rejects") == "2");
}

TEST_CASE("two records of one id are no silent loss") {
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "facts.db").string();
  const std::string path =
      folder.Write("dump.jsonl",
                   "{\"id\": \"a\", \"text\": \"Tavira failed.\"}\n"
                   "{\"id\": \"a\", \"text\": \"Nimbus failed.\"}\n");
  const ChildResult result = RunUnspin(Ingest({path}, database));
  CHECK(result.status == 3);
  CHECK(result.ErrHas("share their id"));
  CHECK(CellOf(database, "SELECT count(*) FROM articles") == "1");
}

TEST_CASE("a database that cannot be made is named") {
  const TemporaryFolder folder;
  const std::string article = Corpus("clean/cloud-cooling-osaka.txt");
  const std::string nowhere = (folder.path() / "no" / "facts.db").string();
  for (const std::string& path : {nowhere, folder.path().string()}) {
    const ChildResult result = RunUnspin(Ingest({article}, path));
    CAPTURE(result.err);
    CHECK(result.status == 2);
    CHECK(result.ErrHas(path + ": "));
  }
}

TEST_CASE("a file of another program is left as it is") {
  const TemporaryFolder folder;
  const std::string article = Corpus("clean/cloud-cooling-osaka.txt");
  const std::string text = folder.Write("notes.db", "These are my notes.");
  const std::string foreign = (folder.path() / "foreign.db").string();
  Change(foreign, "CREATE TABLE articles(id)");
  for (const std::string& path : {text, foreign}) {
    const std::string before = ReadFile(path);
    const ChildResult ingest = RunUnspin(Ingest({article}, path));
    CAPTURE(ingest.err);
    CHECK(ingest.status == 2);
    CHECK(ingest.ErrHas(path + ": "));
    const ChildResult query = RunUnspin({"query", "articles", "--db", path});
    CHECK(query.status == 2);
    CHECK(query.ErrHas(path + ": "));
    CHECK(ReadFile(path) == before);
    CHECK_FALSE(std::filesystem::exists(path + "-wal"));
  }
}

TEST_CASE("a newer schema is named with its number and left as it is") {
  const TemporaryFolder folder;
  const std::string article = Corpus("clean/cloud-cooling-osaka.txt");
  const std::string database = (folder.path() / "facts.db").string();
  REQUIRE(RunUnspin(Ingest({article}, database)).status == 0);
  Change(database, "PRAGMA user_version = 99");
  for (const auto& arguments : {Ingest({article}, database),
                                std::vector<std::string>{"stats", "--db", database}}) {
    const ChildResult result = RunUnspin(arguments);
    CAPTURE(result.err);
    CHECK(result.status == 2);
    CHECK(result.ErrHas(database + ": "));
    CHECK(result.ErrHas("99"));
  }
  CHECK(CellOf(database, "SELECT count(*) FROM articles") == "1");
}

TEST_CASE("no usable input leaves a database without articles and status 2") {
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "facts.db").string();
  const std::string none = (folder.path() / "none.txt").string();
  const ChildResult result = RunUnspin(Ingest({none}, database));
  CHECK(result.status == 2);
  CHECK(result.ErrHas(none));
}

}  // namespace
}  // namespace unspin
