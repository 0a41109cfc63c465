#include "store/article_entry.h"

#include "store/bigrams.h"

namespace unspin {

ArticleEntry::ArticleEntry(SQLite::Database& db)
    : source_(db, "INSERT OR IGNORE INTO sources(name) VALUES (?)"),
      // Until the end of the run an article is a story of its own.
      story_(db,
             "INSERT INTO stories(id, title, first_published, first_published_unix, "
             "last_published, last_published_unix, articles, clean_articles, outlets) "
             "VALUES (?1, ?2, ?3, ?4, ?3, ?4, 1, ?5, ?6) ON CONFLICT DO UPDATE SET "
             "title = excluded.title, first_published = excluded.first_published, "
             "first_published_unix = excluded.first_published_unix, last_published = "
             "excluded.last_published, last_published_unix = "
             "excluded.last_published_unix, articles = 1, clean_articles = "
             "excluded.clean_articles, outlets = excluded.outlets"),
      mark_(db,
            "INSERT OR IGNORE INTO pending(kind, id) VALUES ('story', ?1), ('event', "
            "?1)"),
      mark_tracks_(db,
                   "INSERT OR IGNORE INTO pending(kind, id) SELECT 'track', x.track "
                   "FROM facts AS f JOIN event_facts AS x ON x.fact_id = f.id WHERE "
                   "f.article_id = ?"),
      full_text_(db, "INSERT INTO articles_fts(rowid, title, text) VALUES (?, ?, ?)"),
      // The index has to be given the very words that it was fed with.
      delete_full_text_(db,
                        "INSERT INTO articles_fts(articles_fts, rowid, title, text) "
                        "SELECT 'delete', key, title, text FROM articles WHERE key = "
                        "?"),
      bigrams_(db, "INSERT INTO articles_bigrams(rowid, title, text) VALUES (?, ?, ?)"),
      text_(db, "SELECT title, text FROM articles WHERE key = ?"),
      delete_bigrams_(db,
                      "INSERT INTO articles_bigrams(articles_bigrams, rowid, title, "
                      "text) VALUES ('delete', ?, ?, ?)") {}

void ArticleEntry::Insert(int64_t key, const ArticleHead& head) {
  if (head.source && known_sources_.emplace(*head.source).second) {
    source_.Run(*head.source);
  }
  story_.Run(head.id, head.title, head.published, head.published_unix,
             head.spun ? 0 : 1, head.source ? 1 : 0);
  mark_.Run(key);
  full_text_.Run(key, head.title, head.text);
  if (HasUnspaced(head.title) || HasUnspaced(head.text)) {
    bigrams_.Run(key, IndexBigrams(head.title), IndexBigrams(head.text));
  }
}

void ArticleEntry::Delete(int64_t key, std::string_view id) {
  mark_.Run(key);
  mark_tracks_.Run(id);
  delete_full_text_.Run(key);
  DeleteBigrams(key);
}

void ArticleEntry::DeleteBigrams(int64_t key) {
  if (!text_.Start(key).Step()) return;
  const std::string title = text_.String(0);
  const std::string text = text_.String(1);
  text_.Reset();
  if (!HasUnspaced(title) && !HasUnspaced(text)) return;
  delete_bigrams_.Run(key, IndexBigrams(title), IndexBigrams(text));
}

}  // namespace unspin
