// unspin merge: databases of separate runs in one.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "cli/child.h"
#include "cli/stored.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using Arguments = std::vector<std::string>;

std::string Path(const TemporaryFolder& folder, const std::string& name) {
  return (folder.path() / name).string();
}

ChildResult Merge(const Arguments& shards, const std::string& into) {
  Arguments arguments = {"merge", "--into", into};
  arguments.insert(arguments.end(), shards.begin(), shards.end());
  return RunUnspin(arguments);
}

TEST_CASE("threads, shards and the order of merging do not show in the database") {
  const TemporaryFolder folder;
  // Records that cannot be used, and one that loses to another of its id, among them.
  const std::string input =
      folder.Write("dump.jsonl", CorpusAsJsonl(1) + "broken\n" +
                                     R"({"id": "a", "text": "One thing."})" + "\n" +
                                     R"({"id": "a", "text": "Another."})" + "\n" +
                                     R"({"id": "b", "title": "No text"})" + "\n");
  const auto ingest = [&](const std::string& name, const Arguments& more) {
    Arguments arguments = {"ingest", "--quiet", input, "--db", Path(folder, name)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    RunUnspin(arguments);
    return DumpOf(Path(folder, name));
  };
  const std::string whole = ingest("whole.db", {"-j1"});
  CHECK(CellOf(Path(folder, "whole.db"), "SELECT count(*) FROM rejects") == "3");
  CHECK(ingest("j2.db", {"-j2"}) == whole);
  CHECK(ingest("j8.db", {"-j8"}) == whole);
  Arguments shards;
  for (int i = 1; i <= 7; ++i) {
    const std::string name = std::to_string(i) + ".db";
    ingest(name, {"--shard", std::to_string(i) + "/7"});
    shards.push_back(Path(folder, name));
  }
  std::mt19937 random(7);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(shards.begin(), shards.end(), random);
    const std::string into = Path(folder, "merged" + std::to_string(round) + ".db");
    CHECK(Merge(shards, into).status == 0);
    CHECK(DumpOf(into) == whole);
    CHECK(CellOf(into, "PRAGMA integrity_check") == "ok");
    CHECK(CellOf(into, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
  }
}

TEST_CASE("a database that cannot be used is named, the others are merged") {
  const TemporaryFolder folder;
  const std::string shard = Path(folder, "shard.db");
  const std::string into = Path(folder, "facts.db");
  REQUIRE(RunUnspin(
              {"ingest", "-q", Corpus("clean/cloud-cooling-osaka.txt"), "--db", shard})
              .status == 0);
  const std::string notes = folder.Write("notes.txt", "No database at all, but text.");
  const ChildResult some = Merge({notes, shard}, into);
  CHECK(some.status == 3);
  CHECK(some.ErrHas("rejected: " + notes + ": is no SQLite database"));
  CHECK(some.ErrHas("1 of 2 databases could not be merged"));
  CHECK(some.ErrHas(into + ": 1 added, 0 replaced, 0 unchanged"));
  CHECK(some.out.empty());
  CHECK(CellOf(into, "SELECT count(*) FROM articles") == "1");
  CHECK(Merge({notes}, into).status == 2);
  CHECK(Merge({shard}, notes).status == 2);
  CHECK(Merge({shard}, into).status == 0);
  CHECK(Merge({}, into).status == 2);
}

}  // namespace
}  // namespace unspin
