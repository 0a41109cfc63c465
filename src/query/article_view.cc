#include "query/article_view.h"

#include <SQLiteCpp/Database.h>

#include "query/article_lookup.h"
#include "query/guard.h"
#include "query/reader.h"
#include "store/statement.h"

namespace unspin {
namespace {

uint64_t Unsigned(const Statement& row, int column) {
  return static_cast<uint64_t>(row.Integer(column));
}

void ReadArticle(SQLite::Database& connection, ArticleView& view) {
  Statement row(connection,
                "SELECT location, url, source, author, published, language, encoding, "
                "title, text, original_title, original, spun_score, spun_profile, "
                "story_id FROM articles WHERE id = ?");
  row.Start(view.id).Step();
  view.location = row.String(0);
  view.url = row.String(1);
  view.source = row.String(2);
  view.author = row.String(3);
  view.published = row.String(4);
  view.language = row.String(5);
  view.encoding = row.String(6);
  view.title = row.String(7);
  view.text = row.String(8);
  view.original_title = row.String(9);
  view.original = row.String(10);
  view.spun_score = row.Real(11);
  view.spun_profile = row.String(12);
  view.story = row.String(13);
}

void ReadRepairs(SQLite::Database& connection, ArticleView& view) {
  Statement row(connection,
                "SELECT id, field = 'title', start, end, source_start, source_end, "
                "text, source, kind, confidence, fixer, reason, lexicon_row, "
                "alternatives FROM repairs WHERE article_id = ? ORDER BY id");
  for (row.Start(view.id); row.Step();) {
    view.repairs.push_back({row.Integer(0), row.Integer(1) != 0, Unsigned(row, 2),
                            Unsigned(row, 3), Unsigned(row, 4), Unsigned(row, 5),
                            row.String(6), row.String(7), row.String(8), row.Real(9),
                            row.String(10), row.String(11), row.String(12),
                            row.String(13)});
  }
}

void ReadMentions(SQLite::Database& connection, ArticleView& view) {
  Statement row(connection,
                "SELECT m.id, m.field = 'title', m.start, m.end, m.source_start, "
                "m.source_end, m.text, m.type, coalesce(e.name, m.entity), "
                "m.confidence, m.rule, m.lexicon_row FROM mentions AS m LEFT JOIN "
                "entities AS e ON e.id = m.entity_id WHERE m.article_id = ? AND "
                "(m.entity_id IS NOT NULL OR m.type IN ('date', 'money', 'percent')) "
                "ORDER BY m.id");
  for (row.Start(view.id); row.Step();) {
    view.mentions.push_back({row.Integer(0), row.Integer(1) != 0, Unsigned(row, 2),
                             Unsigned(row, 3), Unsigned(row, 4), Unsigned(row, 5),
                             row.String(6), row.String(7), row.String(8), row.Real(9),
                             row.String(10), row.String(11)});
  }
}

void ReadFacts(SQLite::Database& connection, ArticleView& view) {
  Statement row(connection,
                "SELECT id, type, fields, field = 'title', start, end, source_start, "
                "source_end, evidence, confidence, rule, lexicon_row, "
                "modality, speaker FROM facts WHERE article_id = ? AND withdrawn = 0 "
                "AND modality IN ('asserted', 'reported') ORDER BY id");
  for (row.Start(view.id); row.Step();) {
    view.facts.push_back({row.Integer(0), row.String(1), row.String(2),
                          row.Integer(3) != 0, Unsigned(row, 4), Unsigned(row, 5),
                          Unsigned(row, 6), Unsigned(row, 7), row.String(8),
                          row.Real(9), row.String(10), row.String(11), row.String(12),
                          row.String(13)});
  }
}

void ReadEntities(SQLite::Database& connection, ArticleView& view) {
  Statement row(connection,
                "SELECT e.id, e.name, e.type FROM article_entities AS x JOIN entities "
                "AS e ON e.id = x.entity_id WHERE x.article_id = ? ORDER BY x.mentions "
                "DESC, e.name");
  Statement alias(connection,
                  "SELECT alias FROM aliases WHERE entity_id = ? ORDER BY alias");
  for (row.Start(view.id); row.Step();) {
    StoredEntity& entity = view.entities.emplace_back();
    entity.id = row.Integer(0);
    entity.name = row.String(1);
    entity.type = row.String(2);
    for (alias.Start(entity.id); alias.Step();) {
      entity.aliases.push_back(alias.String(0));
    }
  }
}

}  // namespace

std::optional<ArticleView> Reader::Show(std::string_view id) const {
  return guard_->Limited([&]() -> std::optional<ArticleView> {
    const std::optional<std::string> found = ResolveArticleId(*connection_, id);
    if (!found) return std::nullopt;
    ArticleView view;
    view.id = *found;
    ReadArticle(*connection_, view);
    ReadRepairs(*connection_, view);
    ReadMentions(*connection_, view);
    ReadEntities(*connection_, view);
    ReadFacts(*connection_, view);
    return view;
  });
}

}  // namespace unspin
