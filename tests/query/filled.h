#pragma once

// A database of the outage and two funding articles.

#include "query/reader.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {

class Filled {
 public:
  Filled() {
    Database database(folder_ / "facts.db");
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(OutageArticle());
    writer.Write(FundingArticle("b/first.txt", "2023-02-01"));
    writer.Write(FundingArticle("b/second.txt", "2023-03-01T10:00:00Z"));
    writer.Finish();
  }
  std::string path() const { return folder_ / "facts.db"; }
  Reader Open() const { return Reader(path()); }

 private:
  TemporaryFolder folder_;
};

}  // namespace unspin
