#pragma once

// A small database to export.

#include <string>

#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {

inline std::string FilledDatabase(const TemporaryFolder& folder) {
  const std::string path = folder / "facts.db";
  Database database(path);
  ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
  writer.Write(OutageArticle());
  writer.Write(FundingArticle("b/first.txt", "2023-02-01"));
  writer.Finish();
  return path;
}

}  // namespace unspin
