// A run that is killed at any moment leaves a valid database, and running it again
// finishes the work.

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <random>

#include "cli/child.h"
#include "cli/stored.h"
#include "store/soundness.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using Clock = std::chrono::steady_clock;

TEST_CASE("a killed ingest is finished by running it again") {
  const TemporaryFolder folder;
  const std::string input = folder.Write("dump.jsonl", CorpusAsJsonl(8));
  const auto ingest = [&](const std::string& database) {
    return std::vector<std::string>{"ingest", "--quiet", input, "--db", database};
  };
  const std::string whole = (folder.path() / "whole.db").string();
  const Clock::time_point start = Clock::now();
  REQUIRE(RunUnspin(ingest(whole)).status == 0);
  const auto duration =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  const std::string expected = DumpOf(whole);
  CHECK(CellOf(whole, "SELECT count(*) FROM articles") == "528");

  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  MESSAGE("seed ", seed, ", ", duration.count() / 1000, " ms a run");
  std::mt19937 random(seed);
  std::uniform_int_distribution<useconds_t> moment(
      0, static_cast<useconds_t>(duration.count()));
  for (int round = 0; round < 4; ++round) {
    const std::string database =
        (folder.path() / ("killed" + std::to_string(round) + ".db")).string();
    // The first run is killed, and so is the second, which finishes what the first
    // left.
    for (int kill = 0; kill < 2; ++kill) {
      const useconds_t after = moment(random);
      CAPTURE(after);
      RunUnspinAndKill(ingest(database), after);
      if (!std::filesystem::exists(database)) continue;  // killed before it was made
      CHECK(Unsound(database) == "");
    }
    const ChildResult last = RunUnspin(ingest(database));
    CHECK(last.status == 0);
    CHECK(DumpOf(database) == expected);
    CHECK(Unsound(database) == "");
    const std::vector<std::string> search = {"search",   "chiller", "--limit", "2000",
                                             "--format", "csv",     "--db"};
    auto here = search;
    here.push_back(database);
    auto there = search;
    there.push_back(whole);
    CHECK(RunUnspin(here).out == RunUnspin(there).out);
  }
}

TEST_CASE("a killed merge is finished by running it again") {
  const TemporaryFolder folder;
  const std::string input = folder.Write("dump.jsonl", CorpusAsJsonl(3));
  const auto path = [&](const std::string& name) {
    return (folder.path() / name).string();
  };
  REQUIRE(RunUnspin({"ingest", "-q", input, "--db", path("whole.db")}).status == 0);
  const std::string expected = DumpOf(path("whole.db"));
  std::vector<std::string> shards;
  for (const char* part : {"1/2", "2/2"}) {
    shards.push_back(path(std::string(1, part[0]) + ".db"));
    REQUIRE(RunUnspin({"ingest", "-q", input, "--shard", part, "--db", shards.back()})
                .status == 0);
  }
  const auto merge = [&](const std::string& into) {
    return std::vector<std::string>{"merge",   "-q",     shards[0],
                                    shards[1], "--into", into};
  };
  const Clock::time_point start = Clock::now();
  REQUIRE(RunUnspin(merge(path("timed.db"))).status == 0);
  const auto duration =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<useconds_t> moment(
      0, static_cast<useconds_t>(duration.count()));
  for (int round = 0; round < 6; ++round) {
    const std::string into = path("merged" + std::to_string(round) + ".db");
    RunUnspinAndKill(merge(into), moment(random));
    if (std::filesystem::exists(into)) CHECK(Unsound(into) == "");
    CHECK(RunUnspin(merge(into)).status == 0);
    CHECK(DumpOf(into) == expected);
  }
}

}  // namespace
}  // namespace unspin
