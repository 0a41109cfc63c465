// The checks of the database: what it holds is a function of the articles alone.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "base/error.h"
#include "cli/selftest.h"
#include "cli/selftest_runs.h"
#include "export/table_writer.h"
#include "query/reader.h"
#include "store/article_writer.h"
#include "store/merger.h"

namespace unspin::cli {
namespace {

namespace fs = std::filesystem;

const RunInfo kRun = {"selftest", "selftest", "selftest", ""};

// A folder of its own, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "unspin-selftest-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw FileError(name, "cannot be made", errno);
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string File(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

class WriterSink : public ResultSink {
 public:
  explicit WriterSink(ArticleWriter& writer) : writer_(writer) {}
  bool Accept(Article article) override {
    writer_.Write(std::move(article));
    return true;
  }
  bool Reject(Problem problem) override {
    writer_.WriteReject(problem);
    return true;
  }

 private:
  ArticleWriter& writer_;
};

WriteCounts Store(const std::vector<Article>& articles, const std::string& path) {
  Database database(path);
  ArticleWriter writer(database, kRun);
  for (const Article& article : articles) writer.Write(article);
  return writer.Finish();
}

void Ingest(const std::vector<std::string>& inputs, const ReadOptions& options,
            const Engine& engine, size_t threads, const std::string& path) {
  Database database(path);
  ArticleWriter writer(database, kRun);
  ProblemCollector problems;
  WriterSink sink(writer);
  RunPipeline(*OpenInputs(inputs, options, problems), engine, Depth::kExtract, threads,
              sink, nullptr);
  writer.Finish();
}

void Merge(const std::vector<std::string>& shards, const std::string& path) {
  Database database(path);
  Merger merger(database);
  for (const std::string& shard : shards) merger.Merge(shard);
  merger.Finish();
}

// Every row of every table, those behind the full-text indexes too.
std::string Dump(const std::string& path) {
  const Reader reader(path);
  const ResultTable tables = reader.Sql(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE "
      "VIRTUAL%' ORDER BY name");
  std::ostringstream names;
  WriteTable(tables, TableFormat::kTsv, {}, names);
  std::istringstream lines(names.str());
  std::string name;
  std::getline(lines, name);  // the header
  std::ostringstream out;
  while (std::getline(lines, name)) {
    out << name << '\n';
    WriteTable(reader.Sql("SELECT * FROM " + name), TableFormat::kJsonl, {}, out);
  }
  return out.str();
}

std::string CheckTwice(const std::vector<Article>& articles) {
  const ScratchFolder folder;
  const std::string path = folder.File("twice.db");
  const WriteCounts first = Store(articles, path);
  const std::string before = Dump(path);
  const WriteCounts second = Store(articles, path);
  if (first.added != articles.size()) {
    return fmt::format("{} of {} articles were added", first.added, articles.size());
  }
  if (second.unchanged != articles.size()) {
    return fmt::format("the second time {} of {} articles were unchanged",
                       second.unchanged, articles.size());
  }
  if (before.empty()) return "the database holds nothing";
  return Dump(path) == before ? "" : "the second time changed the database";
}

std::string CheckMerge(std::vector<std::string> inputs, const Engine& engine) {
  const ScratchFolder folder;
  const std::string whole = folder.File("whole.db");
  Ingest(inputs, {}, engine, 1, whole);
  const std::string expected = Dump(whole);
  std::reverse(inputs.begin(), inputs.end());
  const std::string reversed = folder.File("reversed.db");
  Ingest(inputs, {}, engine, 2, reversed);
  if (Dump(reversed) != expected) return "other threads and order, another database";
  std::vector<std::string> shards;
  ReadOptions options;
  options.shards = 7;
  for (options.shard = 0; options.shard < options.shards; ++options.shard) {
    shards.push_back(folder.File(fmt::format("{}.db", options.shard)));
    Ingest(inputs, options, engine, 2, shards.back());
  }
  const std::string merged = folder.File("merged.db");
  const std::string steps = folder.File("steps.db");
  Merge(shards, merged);
  if (Dump(merged) != expected) return "7 shards merged are another database";
  std::reverse(shards.begin(), shards.end());
  for (const std::string& shard : shards) Merge({shard}, steps);
  return Dump(steps) == expected ? "" : "the order of merging shows";
}

}  // namespace

void CheckStore(const std::vector<Article>& articles, Checks& checks) {
  checks.Run("storing twice changes nothing", [&] { return CheckTwice(articles); });
}

void CheckShards(const std::vector<std::string>& inputs, const Engine& engine,
                 Checks& checks) {
  checks.Run("threads, order and 7 shards give the same database",
             [&] { return CheckMerge(inputs, engine); });
}

}  // namespace unspin::cli
