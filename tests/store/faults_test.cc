// A disk that is full or fails at any moment: the run ends with a message, the database
// is sound, and the next run finishes the work.

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>

#include "base/error.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/faulty_vfs.h"
#include "store/merger.h"
#include "store/sample_articles.h"
#include "store/soundness.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

void Ingest(const std::string& path, const std::vector<Article>& articles) {
  Database database(path);
  ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
  for (const Article& article : articles) writer.Write(article);
  writer.Finish();
}

std::vector<Article> Before() {
  std::vector<Article> articles = ManyArticles(12);
  for (Article& article : articles) article.document.url = "https://example.com/old";
  return articles;
}

// Some replace one of Before(), some are new, some are one event.
std::vector<Article> After() {
  std::vector<Article> articles = ManyArticles(20);
  articles.push_back(OutageArticle());
  for (const char* id : {"o1", "o2"}) {
    articles.push_back(ReportedOutage(id, "Acme", "2023-05-01", "2023-05-01", 3));
  }
  return articles;
}

void RemoveDatabase(const std::string& path) {
  for (const char* part : {"", "-wal", "-shm", "-journal"}) fs::remove(path + part);
}

void CopyDatabase(const std::string& from, const std::string& to) {
  RemoveDatabase(to);
  fs::copy_file(from, to);
}

struct Scenario {
  std::function<void()> prepare;
  std::function<void()> run;
  std::string path;      // of the database that is written
  std::string expected;  // its dump after a run
};

// One run whose n-th call of a kind fails, and the run that finishes its work. False
// when there was no such call.
bool FailOnce(const Scenario& scenario, FaultyVfs& disk, Fault fault, size_t n,
              bool lasts) {
  CAPTURE(static_cast<int>(fault));
  CAPTURE(lasts);
  CAPTURE(n);
  const std::string& path = scenario.path;
  scenario.prepare();
  std::string message;
  disk.FailAt(fault, n, lasts);
  try {
    scenario.run();
  } catch (const Error& error) {
    message = error.what();
  }
  const bool failed = disk.failed();
  disk.Heal();
  const std::string folder = fs::path(path).parent_path().string();
  if (!message.empty()) CHECK(message.find(folder) != std::string::npos);
  if (!failed) CHECK(message.empty());
  if (fs::exists(path) && fs::file_size(path) > 0) REQUIRE(Unsound(path) == "");
  scenario.run();
  REQUIRE(Dump(path) == scenario.expected);
  REQUIRE(Unsound(path) == "");
  return failed;
}

// Lets calls of each kind fail in turn, once or for good, until a run needs no more of
// them: every one if UNSPIN_ALL_FAULTS is set (some minutes), else every 17th.
void FailEach(const Scenario& scenario) {
  const bool all = std::getenv("UNSPIN_ALL_FAULTS") != nullptr;
  const size_t step = all ? 1 : 17;
  const unsigned seed = std::random_device()();
  FaultyVfs disk;
  for (const Fault fault : {Fault::kFullDisk, Fault::kFailedWrite, Fault::kFailedSync,
                            Fault::kFailedRead}) {
    for (const bool lasts : {false, true}) {
      size_t n = fault == Fault::kFailedSync ? 1 : 1 + seed % step;
      size_t runs = 1;
      while (FailOnce(scenario, disk, fault, n, lasts)) {
        n += fault == Fault::kFailedSync ? 1 : step;
        ++runs;
      }
      CHECK(runs >= 4);
    }
  }
}

TEST_CASE("an ingest into a new database stands any single failure of the disk") {
  const TemporaryFolder folder;
  Ingest(folder / "whole.db", Before());
  const std::string path = folder / "facts.db";
  FailEach({[&] { RemoveDatabase(path); }, [&] { Ingest(path, Before()); }, path,
            Dump(folder / "whole.db")});
}

TEST_CASE("an ingest that replaces articles stands any single failure of the disk") {
  const TemporaryFolder folder;
  const std::string before = folder / "before.db";
  Ingest(before, Before());
  Ingest(folder / "whole.db", After());
  const std::string path = folder / "facts.db";
  FailEach({[&] { CopyDatabase(before, path); }, [&] { Ingest(path, After()); }, path,
            Dump(folder / "whole.db")});
}

TEST_CASE("a merge stands any single failure of the disk") {
  const TemporaryFolder folder;
  const std::vector<Article> articles = After();
  Ingest(folder / "whole.db", articles);
  const std::string left = folder / "left.db";
  const std::string right = folder / "right.db";
  Ingest(left, {articles.begin(), articles.begin() + 12});
  Ingest(right, {articles.begin() + 8, articles.end()});
  const std::string path = folder / "facts.db";
  const auto merge = [&] {
    Database database(path);
    Merger merger(database);
    merger.Merge(right);
    merger.Finish();
  };
  FailEach({[&] { CopyDatabase(left, path); }, merge, path, Dump(folder / "whole.db")});
}

}  // namespace
}  // namespace unspin
