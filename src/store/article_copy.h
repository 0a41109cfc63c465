#pragma once

// Carries the rows of finished articles from one database into another, where they read
// as if the article had been written there: every column by its name, so that a column
// that the schema gains comes along.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/article_entry.h"
#include "store/article_links.h"
#include "store/name_rows.h"
#include "store/statement.h"

namespace unspin {

class ArticleCopy {
 public:
  // Both have the same schema and must outlive the object.
  ArticleCopy(SQLite::Database& from, SQLite::Database& to);

  // Copies the article, whose key becomes `to_key`. REQUIRES: a transaction; `to` has
  // no article of this id, and the ids from `to_key` on are free. Who its names mean is
  // decided by what `to` has, as for an article that is new to it.
  void Copy(std::string_view id, int64_t from_key, int64_t to_key);

  // Forgets which entities and sources exist: another program may have removed some.
  void ForgetKnown();

 private:
  // The rows of one table that belong to an article.
  struct Table {
    Statement rows;    // ?1 its id, ?2 what is added to ids
    Statement insert;  // all columns
    int columns = 0;
  };
  Table MakeTable(const std::string& name, const std::string& where,
                  const std::vector<std::string>& ids,
                  const std::vector<std::string>& entities) const;
  void CopyRows(Table& table, std::string_view id, int64_t shift);
  void CopyEntry(std::string_view id, int64_t to_key);
  void CopyNames(std::string_view id, int64_t to_key);

  SQLite::Database& from_;
  SQLite::Database& to_;
  ArticleEntry entry_;
  NameRows name_rows_;
  ArticleLinks links_;
  Statement head_, run_, names_, aliases_, clues_, insert_run_;
  std::vector<Table> tables_;  // parents first
};

}  // namespace unspin
