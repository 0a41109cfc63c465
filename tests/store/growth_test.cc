// Articles that change again and again leave no mark on the size of the file.

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"
#include "store/soundness.h"

namespace unspin {
namespace {

// Words from a vocabulary of some thousands, the common ones often, 2 KB.
std::string Words(unsigned seed) {
  std::mt19937 random(seed);
  std::geometric_distribution<int> rank(0.002);
  std::string text;
  while (text.size() < 2000) {
    for (int i = rank(random) + 1; i > 0; i /= 16) {
      text += static_cast<char>('a' + i % 16);
      text += static_cast<char>('e' + i % 7);
    }
    text += ' ';
  }
  return text;
}

// In each version every other article is another one.
std::vector<Article> Version(size_t count, unsigned version) {
  std::vector<Article> articles;
  for (size_t i = 0; i < count; ++i) {
    const auto number = static_cast<unsigned>(i);
    const unsigned changed = (version + number % 2) / 2;
    Article article = ReportedOutage("a" + std::to_string(i),
                                     "Company " + std::to_string(number % 40),
                                     "2023-05-01", "2023-05-01", 3);
    const std::string text =
        article.document.body.text + Words(1000 * changed + number);
    article.document.body = PlainArticle("", text).document.body;
    article.document.original = text;
    articles.push_back(std::move(article));
  }
  return articles;
}

void Ingest(const std::string& path, std::vector<Article> articles) {
  Database database(path);
  ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
  for (Article& article : articles) writer.Write(std::move(article));
  writer.Finish();
}

// UNSPIN_CHANGED_ARTICLES sets how many: beyond 4,096 the index is not built anew.
TEST_CASE("articles that change fifty times do not make the file grow") {
  const char* const given = std::getenv("UNSPIN_CHANGED_ARTICLES");
  const size_t count = given ? std::stoul(given) : 60;
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  constexpr unsigned kVersions = 51;
  for (unsigned version = 0; version < kVersions; ++version) {
    Ingest(path, Version(count, version));
  }
  const std::string fresh = folder / "fresh.db";
  Ingest(fresh, Version(count, kVersions - 1));
  CHECK(DumpRows(path) == DumpRows(fresh));
  CHECK(Unsound(path) == "");
  const double size = static_cast<double>(std::filesystem::file_size(path)) /
                      static_cast<double>(std::filesystem::file_size(fresh));
  MESSAGE(std::filesystem::file_size(path), " bytes, ", size, " times a fresh one");
  CHECK(size < 1.5);
}

}  // namespace
}  // namespace unspin
