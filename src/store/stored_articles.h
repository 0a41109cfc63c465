#pragma once

// What the database has of articles already, for those who decide whether another one
// is written.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/statement.h"

namespace unspin {

// What tells one version of an article from another.
struct ArticleVersion {
  int64_t key = 0;
  int64_t result_hash = 0;
  std::string location;
  std::string content_hash;
  int64_t published = 0;  // Unix seconds; 0: unknown
};

// Of two versions of one article the one published later stays, then the one of the
// greater hash: a choice that does not depend on which of them came first.
bool Wins(const ArticleVersion& version, const ArticleVersion& other);

class StoredArticles {
 public:
  explicit StoredArticles(SQLite::Database& connection);

  // What stands under the id of an article.
  std::optional<ArticleVersion> Find(std::string_view id);

  // A key for the article with `items` free ids from it on.
  int64_t FreeKey(std::string_view id, int64_t items);

  void Move(int64_t key, std::string_view location);

  // Whether another connection has written since the last call.
  bool ChangedByOthers();

 private:
  Statement find_, neighbour_, move_, data_version_;
  int64_t last_data_version_ = 0;
};

}  // namespace unspin
