#include "store/soundness.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace unspin {
namespace {

// The number of ids that an article takes tells how many rows of the largest of these
// tables it has; names may be more, as some are only mentioned.
constexpr const char* kHalfArticles = R"sql(
SELECT group_concat(id) FROM (
  SELECT a.id, a.items, a.characters <> length(a.text) AS cut,
    max(1,
      (SELECT count(*) FROM mentions WHERE article_id = a.id),
      (SELECT count(*) FROM repairs WHERE article_id = a.id),
      (SELECT count(*) FROM doubts WHERE article_id = a.id),
      (SELECT count(*) FROM facts WHERE article_id = a.id)) AS most,
    (SELECT count(*) FROM names WHERE article_id = a.id) AS names
  FROM articles AS a)
WHERE cut OR most > items OR items > max(most, names))sql";

// Of a database whose last run came to its end.
constexpr const char* kMiscounted = R"sql(
SELECT group_concat(name) FROM entities AS e
WHERE NOT EXISTS (SELECT 1 FROM pending) AND (e.articles, e.mentions) IS NOT (
  SELECT count(*), coalesce(sum(x.mentions), 0) FROM article_entities AS x
  WHERE x.entity_id = e.id))sql";

}  // namespace

std::string Unsound(const std::string& path) {
  try {
    SQLite::Database db(path, SQLite::OPEN_READWRITE);
    const std::string pages = db.execAndGet("PRAGMA integrity_check").getString();
    if (pages != "ok") return pages;
    if (db.execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt() > 0) {
      return "references to missing rows";
    }
    if (!db.tableExists("names")) return "";  // the run made no tables yet
    db.exec(
        "INSERT INTO articles_fts(articles_fts, rank) VALUES "
        "('integrity-check', 1)");
    db.exec(
        "INSERT INTO articles_bigrams(articles_bigrams) VALUES "
        "('integrity-check')");
    const std::string half = db.execAndGet(kHalfArticles).getString();
    if (!half.empty()) return "half articles: " + half;
    const std::string miscounted = db.execAndGet(kMiscounted).getString();
    return miscounted.empty() ? "" : "wrong counts of entities: " + miscounted;
  } catch (const SQLite::Exception& error) {
    return error.what();
  }
}

}  // namespace unspin
