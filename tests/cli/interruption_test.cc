// A run that is killed at any moment leaves a valid database, and running it again
// finishes the work.

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <random>

#include "cli/child.h"
#include "cli/stored.h"
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
      CHECK(CellOf(database, "PRAGMA integrity_check") == "ok");
    }
    const ChildResult last = RunUnspin(ingest(database));
    CHECK(last.status == 0);
    CHECK(DumpOf(database) == expected);
    CHECK(CellOf(database, "PRAGMA integrity_check") == "ok");
    const std::vector<std::string> search = {"search",   "chiller", "--limit", "2000",
                                             "--format", "csv",     "--db"};
    auto here = search;
    here.push_back(database);
    auto there = search;
    there.push_back(whole);
    CHECK(RunUnspin(here).out == RunUnspin(there).out);
  }
}

}  // namespace
}  // namespace unspin
