#include "bench/spin/articles.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <variant>

#include "base/error.h"
#include "base/file.h"
#include "base/problem.h"
#include "read/document_source.h"

namespace unspin::bench {
namespace {

namespace fs = std::filesystem;

ArticleText ReadArticle(const std::string& path) {
  ProblemCollector problems;
  ReadOptions options;
  options.format = InputFormat::kText;
  std::optional<ReadItem> item = OpenInputs({path}, options, problems)->Next();
  if (!item || !std::holds_alternative<RawDocument>(*item)) {
    throw Error(path + ": no article");
  }
  return {fs::path(path).stem().string(), ReadFile(path),
          std::get<RawDocument>(std::move(*item))};
}

}  // namespace

std::vector<ArticleText> ReadArticles(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() == ".txt") paths.push_back(it->path().string());
  }
  if (error) throw Error(folder + ": cannot be read as a folder: " + error.message());
  if (paths.empty()) throw Error(folder + ": no NAME.txt in it");
  std::sort(paths.begin(), paths.end());
  std::vector<ArticleText> articles;
  for (const std::string& path : paths) articles.push_back(ReadArticle(path));
  return articles;
}

std::vector<ArticlePair> ReadPairs(const std::string& clean_folder,
                                   const std::string& spun_folder) {
  std::vector<ArticlePair> pairs;
  for (ArticleText& spun : ReadArticles(spun_folder)) {
    const fs::path clean = fs::path(clean_folder) / (spun.name + ".txt");
    if (!fs::exists(clean)) continue;
    pairs.push_back({ReadFile(clean.string()), std::move(spun)});
  }
  if (pairs.empty()) {
    throw Error(spun_folder + ": no text of any article of " + clean_folder);
  }
  return pairs;
}

}  // namespace unspin::bench
