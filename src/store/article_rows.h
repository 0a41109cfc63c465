#pragma once

// From a finished article to the rows that stand for it. Nothing here decides whether
// an article is to be written; article_writer.cc does.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/analysis.h"

namespace SQLite {
class Database;
}

namespace unspin {

// An article and the hashes that tell whether the database already has it.
struct PreparedArticle {
  Article article;
  std::string content_hash;  // of what was read: title, original, url, source, ...
  int64_t result_hash = 0;   // of every cell of its rows but the location
  size_t items = 1;          // ids that it takes
};

PreparedArticle Prepare(Article article, int64_t run_id);

// 53 bits of a hash: exact in a double, so in JavaScript too. Never 0.
int64_t HashId(std::string_view bytes, uint64_t seed = 0);

// Writes and removes the rows of articles. Use it inside a transaction. A NUL
// character, at which SQLite's text functions stop, is stored as U+FFFD: one code point
// for another, so that offsets hold.
class ArticleRows {
 public:
  explicit ArticleRows(SQLite::Database& connection);
  ~ArticleRows();
  ArticleRows(const ArticleRows&) = delete;
  ArticleRows& operator=(const ArticleRows&) = delete;

  // REQUIRES: no article has this id, and the ids from `key` on are free.
  void Insert(const PreparedArticle& prepared, int64_t key, int64_t run_id);

  // Removes the article with all its rows and remembers its entities in `pending`.
  void Delete(int64_t key, std::string_view id);

  // Forgets which entities and sources exist: another program may have removed some.
  void ForgetKnown();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace unspin
