// The articles of the corpus with their spun and damaged copies, through the whole
// pipeline and the database: is each a story of its own, and are all copies in it?

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "base/file.h"
#include "bench/stories/article_generator.h"
#include "pipeline/engine.h"
#include "pipeline/pipeline.h"
#include "read/inputs.h"
#include "store/article_writer.h"
#include "store/database.h"
#include "store/statement.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

const std::string kCorpus = UNSPIN_SOURCE_DIR "/corpus/";

class StoringSink : public ResultSink {
 public:
  explicit StoringSink(ArticleWriter& writer) : writer_(writer) {}
  bool Accept(Article article) override {
    writer_.Write(std::move(article));
    return true;
  }
  bool Reject(Problem problem) override {
    FAIL_CHECK(problem.reason);
    return true;
  }

 private:
  ArticleWriter& writer_;
};

// File of dirty/ to the article that it was made from.
std::map<std::string, std::string> OriginalsOfDirty() {
  std::map<std::string, std::string> originals;
  std::istringstream table(ReadFile(kCorpus + "dirty/index.tsv"));
  for (std::string line; std::getline(table, line);) {
    const size_t tab = line.find('\t');
    const size_t end = line.find('\t', tab + 1);
    originals[line.substr(0, tab)] =
        fs::path(line.substr(tab + 1, end - tab - 1)).filename().string();
  }
  return originals;
}

// "clean/x.txt" and "spun_a/x.txt" are x.txt; articles of other sets are by themselves.
std::string OriginalOf(const fs::path& path,
                       const std::map<std::string, std::string>& dirty) {
  const std::string name = path.filename().string();
  const std::string folder = path.parent_path().filename().string();
  if (folder == "dirty") return dirty.at(name);
  const std::string set = path.parent_path().parent_path().filename().string();
  return set == "heldout" || set == "hard" ? set + "/" + name : name;
}

TEST_CASE("spun and damaged copies of an article are its story, and nothing else is") {
  const TemporaryFolder folder;
  std::vector<std::string> inputs;
  for (const char* const set :
       {"clean", "spun_a", "spun_b", "dirty", "heldout/clean", "hard/clean"}) {
    for (const auto& entry : fs::directory_iterator(kCorpus + set)) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".txt" || extension == ".html") inputs.push_back(entry.path());
    }
  }
  std::sort(inputs.begin(), inputs.end());
  const Engine engine(DataPaths::In(UNSPIN_BINARY_DIR "/share/unspin"), {});
  Database database((folder.path() / "facts.db").string());
  ArticleWriter writer(database, {"", "", "", ""});
  StoringSink sink(writer);
  ProblemCollector problems;
  const auto source = OpenInputs(inputs, {}, problems);
  RunPipeline(*source, engine, Depth::kExtract, 1, sink, nullptr);
  writer.Finish();

  const std::map<std::string, std::string> dirty = OriginalsOfDirty();
  std::map<std::string, size_t> numbers;
  std::vector<size_t> truth;
  std::vector<size_t> found;
  Statement row(database.connection(), "SELECT id, story_id FROM articles");
  while (row.Step()) {
    const auto number = [&](const std::string& name) {
      return numbers.emplace(name, numbers.size()).first->second;
    };
    truth.push_back(number("original " + OriginalOf(row.String(0), dirty)));
    found.push_back(number("story " + row.String(1)));
  }
  CHECK(truth.size() == inputs.size());
  const bench::PairScore score = bench::ScorePairs(truth, found);
  MESSAGE("precision ", score.precision, ", recall ", score.recall, ", F1 ", score.f1);
  CHECK(score.f1 >= 0.98);
}

}  // namespace
}  // namespace unspin
