// How well and how fast near-duplicates are found among generated articles:
//
//     build/release/tests/bench/unspin_stories_bench --articles 200000
//     build/release/tests/bench/unspin_stories_bench --articles 200000 --jsonl a.jsonl
//
// The first stores their texts and measures the end of the run, which makes the
// stories; the second only writes them, for `unspin ingest`.

#include <fmt/format.h>
#include <sys/resource.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <unordered_map>

#include "bench/measure.h"
#include "bench/stories/article_generator.h"
#include "store/article_writer.h"
#include "store/database.h"
#include "store/sample_articles.h"
#include "store/statement.h"
#include "temporary_folder.h"

namespace unspin::bench {
namespace {

struct StoriesOptions {
  size_t articles = 20'000;
  double copies = 0.2;
  uint64_t seed = 1;
  std::string jsonl;
};

size_t PeakMegabytes() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<size_t>(usage.ru_maxrss) / 1024;
}

void WriteJsonl(const StoriesOptions& options) {
  ArticleGenerator generator(UNSPIN_SOURCE_DIR, options.copies, options.seed);
  std::ofstream out(options.jsonl);
  for (size_t i = 0; i < options.articles; ++i) {
    const GeneratedArticle article = generator.Next();
    out << nlohmann::json{{"id", article.id},
                          {"title", article.title},
                          {"text", article.text},
                          {"published", "2023-01-01"}}
               .dump()
        << '\n';
  }
}

std::vector<size_t> FoundGroups(Database& database, size_t articles) {
  Statement row(database.connection(), "SELECT story_id FROM articles WHERE id = ?");
  std::unordered_map<std::string, size_t> numbers;
  std::vector<size_t> groups;
  for (size_t i = 0; i < articles; ++i) {
    row.Start("generated/" + std::to_string(i)).Step();
    groups.push_back(numbers.emplace(row.String(0), numbers.size()).first->second);
  }
  return groups;
}

int64_t Ask(Database& database, const char* sql) {
  Statement row(database.connection(), sql);
  row.Step();
  return row.Integer(0);
}

void MeasureStories(const StoriesOptions& options) {
  const TemporaryFolder folder;
  Database database((folder.path() / "facts.db").string());
  ArticleWriter writer(database, {"", "", "", ""});
  ArticleGenerator generator(UNSPIN_SOURCE_DIR, options.copies, options.seed);
  std::vector<size_t> truth;
  const double start = ThreadSeconds();
  for (size_t i = 0; i < options.articles; ++i) {
    const GeneratedArticle article = generator.Next();
    truth.push_back(article.original);
    writer.Write(PlainArticle(article.id, article.text));
  }
  const double written = ThreadSeconds();
  writer.Finish();
  const double finished = ThreadSeconds();
  const PairScore score = ScorePairs(truth, FoundGroups(database, options.articles));
  Expect(score.f1 > 0.9, "stories are found");
  fmt::print(
      "| articles | copies | write | stories | us an article | peak MB |"
      " precision | recall | F1 |\n|---|---|---|---|---|---|---|---|---|\n");
  fmt::print(
      "| {} | {} | {:.1f} s | {:.1f} s | {:.0f} | {} | {:.4f} | {:.4f} | {:.4f} |\n",
      options.articles,
      options.articles -
          static_cast<size_t>(Ask(database, "SELECT count(*) FROM stories")),
      written - start, finished - written,
      1e6 * (finished - written) / static_cast<double>(options.articles),
      PeakMegabytes(), score.precision, score.recall, score.f1);
}

}  // namespace
}  // namespace unspin::bench

int main(int argc, char** argv) {
  unspin::bench::StoriesOptions options;
  CLI::App app("Stories among generated articles");
  app.add_option("--articles", options.articles, "How many");
  app.add_option("--copies", options.copies, "Share of near-copies");
  app.add_option("--seed", options.seed, "Of the dice");
  app.add_option("--jsonl", options.jsonl, "Only write them to this file");
  CLI11_PARSE(app, argc, argv);
  if (options.jsonl.empty()) {
    unspin::bench::MeasureStories(options);
  } else {
    unspin::bench::WriteJsonl(options);
  }
  return 0;
}
