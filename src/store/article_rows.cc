#include "store/article_rows.h"

#include <unordered_set>
#include <utility>

#include "base/unicode.h"
#include "store/bigrams.h"
#include "store/cells.h"
#include "store/fact_rows.h"
#include "store/iso_time.h"
#include "store/name_rows.h"
#include "store/statement.h"

namespace unspin {
namespace {

std::optional<std::string_view> Known(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

class ArticleRows::Impl {
 public:
  explicit Impl(SQLite::Database& connection);

  void InsertArticle(const PreparedArticle& prepared, int64_t key, int64_t run_id);
  void InsertMentions(const Article& article, const Indexes& indexes, int64_t key,
                      NameUses& uses);
  void InsertRepairs(const Document& document, const Indexes& indexes, int64_t key);
  void InsertDoubts(const Document& document, const Indexes& indexes, int64_t key);
  void InsertFacts(const Article& article, const Indexes& indexes, int64_t key,
                   const NameUses& uses);
  void DeleteBigrams(int64_t key);

  Statement article_, full_text_, source_, mention_, repair_, doubt_, delete_full_text_,
      bigrams_, text_, delete_bigrams_, delete_article_, story_, mark_, mark_tracks_;
  NameRows names_;
  FactRows facts_;
  std::unordered_set<std::string> known_sources_;
};

ArticleRows::Impl::Impl(SQLite::Database& db)
    : article_(
          db,
          "INSERT INTO articles(key, id, location, url, source, author, published, "
          "published_unix, language, encoding, spun, spun_score, spun_profile, "
          "story_id, run_id, content_hash, result_hash, items, characters, title, "
          "original_title, text, original) VALUES (?1, ?2, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?2, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      full_text_(db, "INSERT INTO articles_fts(rowid, title, text) VALUES (?, ?, ?)"),
      source_(db, "INSERT OR IGNORE INTO sources(name) VALUES (?)"),
      mention_(db,
               "INSERT INTO mentions(article_id, id, field, start, end, source_start, "
               "source_end, text, type, entity, entity_id, value_unix, confidence, "
               "rule, lexicon_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
               "?)"),
      repair_(db,
              "INSERT INTO repairs(article_id, id, field, start, end, source_start, "
              "source_end, text, source, kind, confidence, fixer, reason, lexicon_row, "
              "alternatives) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      doubt_(db,
             "INSERT INTO doubts(article_id, id, field, start, end, source_start, "
             "source_end, text, confidence, fixer, reason, lexicon_row, alternatives) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      // The index has to be given the very words that it was fed with.
      delete_full_text_(db,
                        "INSERT INTO articles_fts(articles_fts, rowid, title, text) "
                        "SELECT 'delete', key, title, text FROM articles WHERE key = "
                        "?"),
      bigrams_(db, "INSERT INTO articles_bigrams(rowid, title, text) VALUES (?, ?, ?)"),
      text_(db, "SELECT title, text FROM articles WHERE key = ?"),
      delete_bigrams_(db,
                      "INSERT INTO articles_bigrams(articles_bigrams, rowid, title, "
                      "text) VALUES ('delete', ?, ?, ?)"),
      delete_article_(db, "DELETE FROM articles WHERE key = ?"),
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
      names_(db),
      facts_(db) {}

void ArticleRows::Impl::InsertArticle(const PreparedArticle& prepared, int64_t key,
                                      int64_t run_id) {
  const Document& d = prepared.article.document;
  if (d.source && known_sources_.insert(*d.source).second) source_.Run(*d.source);
  const std::optional<std::string> published =
      d.published ? std::optional(d.published->ToIso()) : std::nullopt;
  const std::optional<int64_t> published_unix =
      d.published ? std::optional(d.published->unix_seconds) : std::nullopt;
  std::string scratch[4];
  const std::string_view title = WithoutNul(d.title.text, scratch[0]);
  const std::string_view text = WithoutNul(d.body.text, scratch[1]);
  story_.Run(d.id, title, published, published_unix, d.spun.profile.empty() ? 1 : 0,
             d.source ? 1 : 0);
  mark_.Run(key);
  article_.Run(key, d.id, d.location, d.url, d.source, d.author, published,
               published_unix, d.language, d.encoding, d.spun.profile.empty() ? 0 : 1,
               RoundConfidence(d.spun.score), Known(d.spun.profile), run_id,
               prepared.content_hash, prepared.result_hash, prepared.items,
               CountCodePoints(text), title, WithoutNul(d.original_title, scratch[2]),
               text, WithoutNul(d.original, scratch[3]));
  full_text_.Run(key, title, text);
  if (HasUnspaced(title) || HasUnspaced(text)) {
    bigrams_.Run(key, IndexBigrams(title), IndexBigrams(text));
  }
}

void ArticleRows::Impl::DeleteBigrams(int64_t key) {
  if (!text_.Start(key).Step()) return;
  const std::string title = text_.String(0);
  const std::string text = text_.String(1);
  text_.Reset();
  if (!HasUnspaced(title) && !HasUnspaced(text)) return;
  delete_bigrams_.Run(key, IndexBigrams(title), IndexBigrams(text));
}

void ArticleRows::Impl::InsertMentions(const Article& article, const Indexes& indexes,
                                       int64_t key, NameUses& uses) {
  int64_t id = key;
  for (const Mention& mention : article.analysis.mentions) {
    const FactPlace place = indexes[mention.field].Place(mention.span);
    const NameUse* const use = uses.Find(mention.entity, mention.type);
    const std::optional<int64_t> entity =
        use ? std::optional(use->entity_id) : std::nullopt;
    const std::optional<int64_t> unix_time =
        mention.type == EntityType::kDate ? UnixStart(mention.entity) : std::nullopt;
    mention_.Run(article.document.id, id++, FieldName(mention.field), place.start,
                 place.end, place.source_start, place.source_end, place.evidence,
                 Name(mention.type), mention.entity, entity, unix_time,
                 RoundConfidence(mention.confidence), Known(mention.rule),
                 Known(mention.lexicon_row));
  }
}

void ArticleRows::Impl::InsertRepairs(const Document& document, const Indexes& indexes,
                                      int64_t key) {
  int64_t id = key;
  std::string scratch;
  for (const Repair& repair : document.repairs) {
    const FieldIndex& field = indexes[repair.field];
    const FactPlace place = field.Place(repair.text, repair.source);
    const std::string alternatives = AlternativesJson(repair.alternatives);
    repair_.Run(document.id, id++, FieldName(repair.field), place.start, place.end,
                place.source_start, place.source_end, place.evidence,
                WithoutNul(field.Original(repair.source), scratch), Name(repair.kind),
                RoundConfidence(repair.confidence), Known(repair.fixer),
                Known(repair.reason), Known(repair.lexicon_row), Known(alternatives));
  }
}

void ArticleRows::Impl::InsertDoubts(const Document& document, const Indexes& indexes,
                                     int64_t key) {
  int64_t id = key;
  for (const Doubt& doubt : document.doubts) {
    const FactPlace place = indexes[doubt.field].Place(doubt.text, doubt.source);
    doubt_.Run(document.id, id++, FieldName(doubt.field), place.start, place.end,
               place.source_start, place.source_end, place.evidence,
               RoundConfidence(doubt.confidence), Known(doubt.fixer),
               Known(doubt.reason), Known(doubt.lexicon_row),
               AlternativesJson(doubt.alternatives));
  }
}

void ArticleRows::Impl::InsertFacts(const Article& article, const Indexes& indexes,
                                    int64_t key, const NameUses& uses) {
  int64_t id = key;
  const auto lookup = [&uses](std::string_view name, std::string_view field) {
    const NameUse* const use = uses.LookUp(name, field);
    return use ? std::optional(NameLink{use->id, use->entity_id}) : std::nullopt;
  };
  const Document& document = article.document;
  const std::optional<int64_t> published_unix =
      document.published ? std::optional(document.published->unix_seconds)
                         : std::nullopt;
  for (const Fact& fact : article.analysis.facts) {
    facts_.Insert(id++, document.id, published_unix, fact,
                  indexes[fact.field].Place(fact.evidence), lookup);
  }
}

ArticleRows::ArticleRows(SQLite::Database& connection)
    : impl_(std::make_unique<Impl>(connection)) {}

ArticleRows::~ArticleRows() = default;

void ArticleRows::Insert(const PreparedArticle& prepared, int64_t key, int64_t run_id) {
  const Article& article = prepared.article;
  const Indexes indexes(article.document);
  NameUses uses(article.analysis);
  impl_->InsertArticle(prepared, key, run_id);
  impl_->names_.Insert(article.document.id, key, uses);
  impl_->InsertMentions(article, indexes, key, uses);
  impl_->InsertRepairs(article.document, indexes, key);
  impl_->InsertDoubts(article.document, indexes, key);
  impl_->InsertFacts(article, indexes, key, uses);
}

void ArticleRows::Delete(int64_t key, std::string_view id) {
  impl_->names_.NoteDeletion(id);
  impl_->mark_.Run(key);
  impl_->mark_tracks_.Run(id);
  impl_->delete_full_text_.Run(key);
  impl_->DeleteBigrams(key);
  impl_->delete_article_.Run(key);
}

void ArticleRows::ForgetKnown() {
  impl_->names_.ForgetKnown();
  impl_->known_sources_.clear();
}

}  // namespace unspin
