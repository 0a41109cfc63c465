// The promises of the program, on the bundled corpus.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "cli/selftest.h"
#include "cli/selftest_runs.h"

namespace unspin::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> TextFiles(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() == ".txt") files.push_back(it->path().string());
  }
  if (error) throw Error(folder.string() + ": cannot be read: " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

std::string AllOf(const std::vector<std::string>& wrong, size_t articles) {
  if (articles == 0) return "no article";
  if (wrong.empty()) return {};
  return fmt::format("{} of {}: {}", wrong.size(), articles, fmt::join(wrong, ", "));
}

// The article is as in its file, but for the line break at the end.
bool IsUnchanged(const Document& document) {
  std::string text = ReadFile(document.id);
  while (text.ends_with('\n')) text.pop_back();
  return document.title.text + "\n\n" + document.body.text == text &&
         document.spun.profile.empty();
}

std::string CheckClean(const fs::path& folder, const Engine& engine) {
  const std::vector<Article> articles = Analyse(TextFiles(folder), engine);
  std::vector<std::string> changed;
  for (const Article& article : articles) {
    if (!IsUnchanged(article.document)) changed.push_back(article.document.id);
  }
  return AllOf(changed, articles.size());
}

std::string CheckSpun(const fs::path& folder, const Engine& engine) {
  const std::vector<Article> articles = Analyse(TextFiles(folder), engine);
  std::vector<std::string> missed;
  for (const Article& article : articles) {
    if (article.document.spun.profile.empty()) missed.push_back(article.document.id);
  }
  return AllOf(missed, articles.size());
}

}  // namespace

void CheckCorpus(const std::string& folder, const Engine& engine, Checks& checks) {
  const fs::path corpus(folder);
  checks.Run("clean articles are unchanged to the byte",
             [&] { return CheckClean(corpus / "clean", engine); });
  std::vector<std::string> inputs;
  std::error_code error;
  for (const char* name : {"clean", "spun_a", "spun_b", "dirty", "feeds"}) {
    if (!fs::is_directory(corpus / name, error)) continue;
    inputs.push_back((corpus / name).string());
    const std::string part = name;
    if (!part.starts_with("spun")) continue;
    checks.Run("articles of " + part + " are called spun",
               [&] { return CheckSpun(corpus / part, engine); });
  }
  checks.Run("1 and 2 threads give the same on the corpus", [&] {
    return ToJsonLines(inputs, engine, 1) == ToJsonLines(inputs, engine, 2)
               ? ""
               : "the lines differ";
  });
  CheckShards(inputs, engine, checks);
}

}  // namespace unspin::cli
