#include "store/stored_articles.h"

#include <tuple>
#include <utility>

#include "store/article_rows.h"

namespace unspin {

bool Wins(const ArticleVersion& version, const ArticleVersion& other) {
  return std::tie(version.published, version.content_hash, version.result_hash) >
         std::tie(other.published, other.content_hash, other.result_hash);
}

StoredArticles::StoredArticles(SQLite::Database& db)
    : find_(db,
            "SELECT key, result_hash, location, content_hash, published_unix FROM "
            "articles WHERE id = ?"),
      neighbour_(db,
                 "SELECT key, items FROM articles WHERE key <= ? ORDER BY key DESC "
                 "LIMIT 1"),
      move_(db, "UPDATE articles SET location = ? WHERE key = ?"),
      data_version_(db, "PRAGMA data_version") {}

std::optional<ArticleVersion> StoredArticles::Find(std::string_view id) {
  std::optional<ArticleVersion> found;
  if (find_.Start(id).Step()) {
    found = ArticleVersion{find_.Integer(0), find_.Integer(1), find_.String(2),
                           find_.String(3), find_.Integer(4)};
  }
  find_.Reset();
  return found;
}

int64_t StoredArticles::FreeKey(std::string_view id, int64_t items) {
  for (uint64_t seed = 0;; ++seed) {
    const int64_t key = HashId(id, seed);
    const bool found = neighbour_.Start(key + items - 1).Step();
    const bool taken = found && neighbour_.Integer(0) + neighbour_.Integer(1) > key;
    neighbour_.Reset();
    if (!taken) return key;
  }
}

void StoredArticles::Move(int64_t key, std::string_view location) {
  move_.Run(location, key);
}

bool StoredArticles::ChangedByOthers() {
  data_version_.Start().Step();
  const int64_t version = data_version_.Integer(0);
  data_version_.Reset();
  return std::exchange(last_data_version_, version) != version;
}

}  // namespace unspin
