#include "query/statistics.h"

#include <SQLiteCpp/Database.h>

#include "query/guard.h"
#include "query/reader.h"
#include "store/schema.h"
#include "store/statement.h"

namespace unspin {
namespace {

uint64_t Count(SQLite::Database& connection, const std::string& sql) {
  Statement row(connection, sql);
  return row.Step() ? static_cast<uint64_t>(row.Integer(0)) : 0;
}

std::string Text(SQLite::Database& connection, const std::string& sql) {
  Statement row(connection, sql);
  return row.Step() ? row.String(0) : "";
}

Statistics::Counts Counts(SQLite::Database& connection, const std::string& column,
                          const std::string& table) {
  Statement row(connection, "SELECT " + column + ", count(*) FROM " + table +
                                " GROUP BY 1 ORDER BY 2 DESC, 1");
  Statistics::Counts counts;
  while (row.Step()) {
    counts.emplace_back(row.String(0), static_cast<uint64_t>(row.Integer(1)));
  }
  return counts;
}

std::vector<Statistics::TopEntity> TopEntities(SQLite::Database& connection) {
  Statement row(connection,
                "SELECT e.name, e.type, x.articles, x.mentions FROM (SELECT entity_id, "
                "count(*) AS articles, sum(mentions) AS mentions FROM article_entities "
                "GROUP BY entity_id ORDER BY 2 DESC, 3 DESC, 1 LIMIT 10) AS x JOIN "
                "entities AS e ON e.id = x.entity_id ORDER BY 3 DESC, 4 DESC, 1");
  std::vector<Statistics::TopEntity> top;
  while (row.Step()) {
    top.push_back({row.String(0), row.String(1), static_cast<uint64_t>(row.Integer(2)),
                   static_cast<uint64_t>(row.Integer(3))});
  }
  return top;
}

std::vector<Statistics::Run> Runs(SQLite::Database& connection) {
  Statement row(connection,
                "SELECT program, lexicon, model, options, articles FROM run_counts "
                "ORDER BY articles DESC, 1, 2, 3, 4");
  std::vector<Statistics::Run> runs;
  while (row.Step()) {
    runs.push_back({row.String(0), row.String(1), row.String(2), row.String(3),
                    static_cast<uint64_t>(row.Integer(4))});
  }
  return runs;
}

}  // namespace

Statistics Reader::Stats() const {
  SQLite::Database& db = *connection_;
  return guard_->Limited([&] {
    Statistics s;
    s.articles = Count(db, "SELECT count(*) FROM articles");
    s.spun = Count(db, "SELECT count(*) FROM articles WHERE spun = 1");
    s.profiles = Counts(db, "spun_profile", "articles WHERE spun = 1");
    s.languages = Counts(db, "language", "articles");
    s.repairs = Counts(db, "kind", "repairs");
    s.mentions = Counts(db, "type",
                        "mentions WHERE entity_id IS NOT NULL OR type IN ('date', "
                        "'money', 'percent')");
    s.entities = Counts(db, "type", "entities");
    s.facts =
        Counts(db, "type",
               "facts WHERE withdrawn = 0 AND modality IN " + std::string(kFactualSql));
    s.events = Counts(db, "type", "events");
    s.stories = Count(db, "SELECT count(*) FROM stories");
    s.sources = Count(db, "SELECT count(*) FROM sources");
    s.rejects = Count(db, "SELECT count(*) FROM rejects");
    s.text_characters = Count(db, "SELECT sum(characters) FROM articles");
    s.first_published =
        Text(db,
             "SELECT published FROM articles WHERE published_unix IS NOT NULL "
             "ORDER BY published_unix, published LIMIT 1");
    s.last_published =
        Text(db,
             "SELECT published FROM articles WHERE published_unix IS NOT NULL "
             "ORDER BY published_unix DESC, published DESC LIMIT 1");
    s.top_entities = TopEntities(db);
    s.runs = Runs(db);
    s.schema_version = static_cast<int>(Count(db, "PRAGMA user_version"));
    return s;
  });
}

}  // namespace unspin
