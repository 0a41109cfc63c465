#include "store/article_rows.h"

#include <utility>

#include "base/unicode.h"
#include "store/article_entry.h"
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

  Statement article_, mention_, repair_, doubt_, delete_article_;
  ArticleEntry entry_;
  NameRows names_;
  FactRows facts_;
};

ArticleRows::Impl::Impl(SQLite::Database& db)
    : article_(
          db,
          "INSERT INTO articles(key, id, location, url, source, author, published, "
          "published_unix, language, encoding, spun, spun_score, spun_profile, "
          "story_id, run_id, content_hash, result_hash, items, characters, title, "
          "original_title, text, original) VALUES (?1, ?2, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?2, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
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
      delete_article_(db, "DELETE FROM articles WHERE key = ?"),
      entry_(db),
      names_(db),
      facts_(db) {}

void ArticleRows::Impl::InsertArticle(const PreparedArticle& prepared, int64_t key,
                                      int64_t run_id) {
  const Document& d = prepared.article.document;
  const std::optional<std::string> published =
      d.published ? std::optional(d.published->ToIso()) : std::nullopt;
  const std::optional<int64_t> published_unix =
      d.published ? std::optional(d.published->unix_seconds) : std::nullopt;
  std::string scratch[4];
  const std::string_view title = WithoutNul(d.title.text, scratch[0]);
  const std::string_view text = WithoutNul(d.body.text, scratch[1]);
  entry_.Insert(key, {d.id, title, text, d.source, published, published_unix,
                      !d.spun.profile.empty()});
  article_.Run(key, d.id, d.location, d.url, d.source, d.author, published,
               published_unix, d.language, d.encoding, d.spun.profile.empty() ? 0 : 1,
               RoundConfidence(d.spun.score), Known(d.spun.profile), run_id,
               prepared.content_hash, prepared.result_hash, prepared.items,
               CountCodePoints(text), title, WithoutNul(d.original_title, scratch[2]),
               text, WithoutNul(d.original, scratch[3]));
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
  impl_->entry_.Delete(key, id);
  impl_->delete_article_.Run(key);
}

void ArticleRows::ForgetKnown() {
  impl_->names_.ForgetKnown();
  impl_->entry_.ForgetKnown();
}

}  // namespace unspin
