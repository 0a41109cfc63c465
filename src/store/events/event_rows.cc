#include "store/events/event_rows.h"

#include "base/civil_date.h"
#include "core/fact.h"
#include "store/article_rows.h"
#include "store/iso_time.h"

namespace unspin {
namespace {

constexpr int kFirstField = 8;  // column of SelectFacts

std::string SelectFacts(const FactTypeSpec& type, std::string_view from) {
  std::string sql =
      "SELECT f.id, f.article_id, a.story_id, a.published_unix, a.published, "
      "f.confidence, f.date, a.spun";
  for (const FactFieldSpec& field : type.fields)
    sql += ", t." + std::string(field.name);
  return sql + " FROM " + std::string(from) + " JOIN " + std::string(type.table) +
         " AS t ON t.id = f.id WHERE f.withdrawn = 0 AND f.type = '" +
         std::string(type.name) + "' AND ";
}

std::optional<std::string_view> Given(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// An outage of "last week" began on some day of it.
void WidenDate(EventFact& fact) {
  if (fact.Text("start_precision") != "week") return;
  if (const auto day = ParsePublished(fact.date)) fact.date = ToIsoWeek(day->date());
}

}  // namespace

EventRows::EventRows(SQLite::Database& db)
    : types_(
          db,
          "SELECT DISTINCT f.type FROM articles AS a JOIN facts AS f ON f.article_id "
          "= a.id WHERE a.key = ? ORDER BY 1"),
      leave_(db,
             "DELETE FROM event_facts WHERE fact_id IN (SELECT f.id FROM articles AS a "
             "JOIN facts AS f ON f.article_id = a.id WHERE a.key = ?) RETURNING track"),
      mark_(db, "INSERT OR IGNORE INTO pending(kind, id) VALUES ('track', ?)"),
      put_(db, "INSERT INTO event_facts(fact_id, track) VALUES (?, ?)"),
      type_(db,
            "SELECT f.type FROM event_facts AS x JOIN facts AS f ON f.id = x.fact_id "
            "WHERE x.track = ? LIMIT 1"),
      entities_(db,
                "SELECT field, entity_id FROM fact_entities WHERE fact_id = ? AND "
                "entity_id IS NOT NULL ORDER BY field, position"),
      drop_(db,
            "DELETE FROM events WHERE track IN (SELECT id FROM pending WHERE kind = "
            "'track')"),
      event_(db,
             "INSERT INTO events(id, type, track, subject_id, object_id, date, "
             "date_unix, facts, articles, sources, first_published, "
             "first_published_unix, last_published, last_published_unix, fact_id, "
             "confidence, fields, disagreements) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
             "?, ?, ?, ?, ?, ?, ?, ?)"),
      entity_(db,
              "INSERT INTO event_entities(event_id, field, entity_id, sources) VALUES "
              "(?, ?, ?, ?)"),
      member_(db, "UPDATE event_facts SET event_id = ?, reason = ? WHERE fact_id = ?") {
  for (const FactTypeSpec& type : FactTypes()) {
    if (FindEventRules(type.name) == nullptr) continue;
    of_article_.emplace(
        type.name,
        Statement(db, SelectFacts(type,
                                  "articles AS a JOIN facts AS f ON f.article_id = "
                                  "a.id") +
                          "a.key = ?"));
    of_track_.emplace(
        type.name,
        Statement(db,
                  SelectFacts(type,
                              "event_facts AS x JOIN facts AS f ON f.id = x.fact_id "
                              "JOIN articles AS a ON a.id = f.article_id") +
                      "x.track = ? ORDER BY f.id"));
  }
}

std::vector<EventFact> EventRows::Read(Statement& rows, std::string_view type) {
  std::vector<EventFact> facts;
  const FactTypeSpec& spec = *FindFactType(type);
  while (rows.Step()) {
    EventFact& fact = facts.emplace_back();
    fact.id = rows.Integer(0);
    fact.type = type;
    fact.article = rows.String(1);
    fact.story = rows.String(2);
    if (!rows.IsNull(3)) fact.published = rows.Integer(3);
    fact.published_iso = rows.String(4);
    fact.confidence = rows.Real(5);
    fact.date = rows.String(6);
    fact.spun = rows.Integer(7) != 0;
    int column = kFirstField;
    for (const FactFieldSpec& field : spec.fields) {
      const int here = column++;
      if (rows.IsNull(here)) continue;
      if (field.kind == FieldKind::kNumber) {
        fact.numbers.emplace(field.name, rows.Real(here));
      } else if (field.kind == FieldKind::kText || field.kind == FieldKind::kDate) {
        fact.texts.emplace(field.name, rows.Text(here));
      }
    }
  }
  rows.Reset();
  for (EventFact& fact : facts) {
    ReadEntities(fact);
    WidenDate(fact);
  }
  return facts;
}

void EventRows::ReadEntities(EventFact& fact) {
  for (entities_.Start(fact.id); entities_.Step();) {
    fact.entities[entities_.String(0)].push_back(entities_.Integer(1));
  }
  entities_.Reset();
}

void EventRows::PutOnTracks(int64_t key) {
  std::vector<std::string> types;
  for (types_.Start(key); types_.Step();) types.push_back(types_.String(0));
  types_.Reset();
  if (types.empty()) return;
  for (leave_.Start(key); leave_.Step();) mark_.Run(leave_.Integer(0));
  leave_.Reset();
  for (const std::string& type : types) {
    const auto of_article = of_article_.find(type);
    if (of_article == of_article_.end()) continue;
    const EventRules& rules = *FindEventRules(type);
    for (const EventFact& fact : Read(of_article->second.Start(key), type)) {
      const int64_t track = HashId(TrackOf(fact, rules));
      put_.Run(fact.id, track);
      mark_.Run(track);
    }
  }
}

void EventRows::DropPending() { drop_.Run(); }

void EventRows::MakeEvents(int64_t track) {
  if (!type_.Start(track).Step()) return type_.Reset();
  const std::string type = type_.String(0);
  type_.Reset();
  std::vector<EventFact> facts = Read(of_track_.at(type).Start(track), type);
  AlignCopies(facts);
  const EventRules& rules = *FindEventRules(type);
  for (const EventGroup& group : GroupFacts(facts, rules)) {
    std::vector<const EventFact*> members;
    for (const EventMember& member : group) members.push_back(&facts[member.fact]);
    const EventSummary summary = Summarise(members, rules);
    Write(summary, group.size(), type, track);
    for (const EventMember& member : group) {
      member_.Run(summary.id, member.reason, facts[member.fact].id);
    }
  }
}

void EventRows::Write(const EventSummary& summary, size_t facts, std::string_view type,
                      int64_t track) {
  const auto iso = [](const EventFact* fact) {
    return fact ? Given(fact->published_iso) : std::nullopt;
  };
  const auto unix_time = [](const EventFact* fact) {
    return fact ? fact->published : std::nullopt;
  };
  const auto date_unix = summary.date.empty() ? std::nullopt : UnixStart(summary.date);
  event_.Run(summary.id, type, track, summary.subject, summary.object,
             Given(summary.date), date_unix, facts, summary.articles, summary.sources,
             iso(summary.first), unix_time(summary.first), iso(summary.last),
             unix_time(summary.last), summary.fact, summary.confidence, summary.fields,
             Given(summary.disagreements));
  for (const auto& [place, sources] : summary.entities) {
    entity_.Run(summary.id, place.first, place.second, sources);
  }
}

}  // namespace unspin
