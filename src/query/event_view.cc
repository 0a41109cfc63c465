#include "query/event_view.h"

#include <SQLiteCpp/Database.h>

#include <charconv>

#include "base/error.h"
#include "query/guard.h"
#include "query/reader.h"
#include "store/statement.h"

namespace unspin {
namespace {

uint64_t Unsigned(const Statement& row, int column) {
  return static_cast<uint64_t>(row.Integer(column));
}

bool ReadEvent(SQLite::Database& connection, EventView& view) {
  Statement row(
      connection,
      "SELECT type, date, articles, sources, first_published, last_published, "
      "confidence FROM events WHERE id = ?");
  if (!row.Start(view.id).Step()) return false;
  view.type = row.String(0);
  view.date = row.String(1);
  view.articles = Unsigned(row, 2);
  view.sources = Unsigned(row, 3);
  view.first_seen = row.String(4);
  view.last_seen = row.String(5);
  view.confidence = row.Real(6);
  return true;
}

void ReadValues(SQLite::Database& connection, EventView& view) {
  Statement names(
      connection,
      "SELECT x.field, group_concat(e.name, '; ') FROM (SELECT * FROM "
      "event_entities WHERE event_id = ? ORDER BY field, sources DESC, "
      "entity_id) AS x JOIN entities AS e ON e.id = x.entity_id GROUP BY 1");
  for (names.Start(view.id); names.Step();) {
    view.values.emplace_back(names.String(0), names.String(1));
  }
  Statement values(connection,
                   "SELECT i.key, i.value FROM events AS v, json_each(v.fields) AS i "
                   "WHERE v.id = ?");
  for (values.Start(view.id); values.Step();) {
    view.values.emplace_back(values.String(0), values.String(1));
  }
}

void ReadDisagreements(SQLite::Database& connection, EventView& view) {
  Statement row(
      connection,
      "SELECT d.value ->> 'field', coalesce(i.value ->> 'bound' || ' ', '') || "
      "(i.value ->> 'value'), i.value ->> 'sources', i.key FROM events AS v, "
      "json_each(v.disagreements) AS d, json_each(d.value, '$.values') AS i "
      "WHERE v.id = ? ORDER BY d.key, i.key");
  for (row.Start(view.id); row.Step();) {
    if (row.Integer(3) == 0 || view.disagreements.empty()) {
      view.disagreements.push_back({row.String(0), {}});
    }
    view.disagreements.back().values.emplace_back(row.String(1), Unsigned(row, 2));
  }
}

void ReadFacts(SQLite::Database& connection, EventView& view) {
  Statement row(connection,
                "SELECT f.id, x.reason, f.evidence, f.date, f.confidence, a.id, "
                "a.story_id, a.published, a.source, a.spun FROM event_facts AS x JOIN "
                "facts AS f ON f.id = x.fact_id JOIN articles AS a ON a.id = "
                "f.article_id WHERE x.event_id = ? ORDER BY a.published_unix IS NULL, "
                "a.published_unix, f.id");
  for (row.Start(view.id); row.Step();) {
    view.facts.push_back({row.Integer(0), row.String(1), row.String(2), row.String(3),
                          row.Real(4), row.String(5), row.String(6), row.String(7),
                          row.String(8), row.Integer(9) != 0});
  }
}

}  // namespace

std::optional<EventView> Reader::ShowEvent(std::string_view id) const {
  EventView view;
  const char* const end = id.data() + id.size();
  if (id.size() < 2 || id[0] != 'v') return std::nullopt;
  const auto [stop, error] = std::from_chars(id.data() + 1, end, view.id);
  if (error != std::errc() || stop != end) return std::nullopt;
  return guard_->Limited([&]() -> std::optional<EventView> {
    if (!ReadEvent(*connection_, view)) return std::nullopt;
    ReadValues(*connection_, view);
    ReadDisagreements(*connection_, view);
    ReadFacts(*connection_, view);
    return view;
  });
}

}  // namespace unspin
