#include "store/events/event_rows.h"

#include <algorithm>
#include <utility>

#include "base/civil_date.h"
#include "base/error.h"
#include "core/fact.h"
#include "store/article_rows.h"
#include "store/iso_time.h"
#include "store/schema.h"

namespace unspin {
namespace {

// Tracks that are read at a time: few enough for memory, since most have few facts.
constexpr size_t kSlice = 256;

// Articles that are remembered between tracks: some 20 MB.
constexpr size_t kPublications = 100'000;

// In the order of tracks and facts, which is that of the indexes.
constexpr const char* kOfTracks =
    " FROM pending AS p CROSS JOIN event_facts AS x ON x.track = p.id CROSS JOIN ";

std::string SelectFields(const FactTypeSpec& type) {
  std::string sql;
  for (const FactFieldSpec& field : type.fields) {
    sql += (sql.empty() ? "SELECT " : ", ") + std::string(field.name);
  }
  return sql + " FROM " + std::string(type.table) + " WHERE id = ?";
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
    : article_(db, "SELECT items, story_id FROM articles WHERE key = ?"),
      // The fields that TrackOf() asks for.
      facts_(db, std::string("SELECT id, type, CASE type WHEN 'role_change' THEN "
                             "fields ->> 'change' END, CASE type WHEN 'figure' THEN "
                             "fields ->> 'metric' END, CASE type WHEN 'figure' THEN "
                             "fields ->> 'unit' END, CASE type WHEN 'relation' THEN "
                             "fields ->> 'kind' END FROM facts WHERE id >= ? AND id < "
                             "? AND withdrawn = 0 AND modality IN ") +
                     kFactualSql + " ORDER BY id"),
      links_(db,
             "SELECT fact_id, field, entity_id FROM fact_entities WHERE fact_id >= ? "
             "AND fact_id < ? AND entity_id IS NOT NULL ORDER BY fact_id, field, "
             "position"),
      left_(db, "SELECT track FROM event_facts WHERE fact_id >= ? AND fact_id < ?"),
      leave_(db, "DELETE FROM event_facts WHERE fact_id >= ? AND fact_id < ?"),
      mark_(db, "INSERT OR IGNORE INTO pending(kind, id) VALUES ('track', ?)"),
      put_(db, "INSERT INTO event_facts(fact_id, track) VALUES (?, ?)"),
      track_facts_(db, std::string("SELECT p.id, f.id, f.type, f.article_id, "
                                   "f.confidence, f.date") +
                           kOfTracks +
                           "facts AS f ON f.id = x.fact_id WHERE p.kind = 'track' AND "
                           "p.id >= ? AND p.id <= ? AND f.withdrawn = 0 ORDER BY p.id, "
                           "x.fact_id"),
      publication_(db,
                   "SELECT story_id, published_unix, published, spun FROM articles "
                   "WHERE id = ?"),
      track_links_(db, std::string("SELECT p.id, x.fact_id, e.field, e.entity_id") +
                           kOfTracks +
                           "fact_entities AS e ON e.fact_id = x.fact_id WHERE p.kind = "
                           "'track' AND p.id >= ? AND p.id <= ? AND e.entity_id IS NOT "
                           "NULL ORDER BY p.id, x.fact_id, e.field, e.position"),
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
    fields_.emplace(type.name, Statement(db, SelectFields(type)));
  }
}

void EventRows::PutOnTracks(const std::vector<int64_t>& keys) {
  std::vector<int64_t> changed;
  for (const int64_t key : keys) PutArticleOnTracks(key, changed);
  // In the order of the table.
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  for (const int64_t track : changed) mark_.Run(track);
}

// The ids of an article's facts count up from its key.
void EventRows::PutArticleOnTracks(int64_t key, std::vector<int64_t>& changed) {
  if (!article_.Start(key).Step()) return article_.Reset();
  const int64_t end = key + article_.Integer(0);
  const std::string story = article_.String(1);
  article_.Reset();
  const size_t known = changed.size();
  for (left_.Start(key, end); left_.Step();) changed.push_back(left_.Integer(0));
  left_.Reset();
  if (changed.size() > known) leave_.Run(key, end);
  for (const EventFact& fact : FactsOfArticle(key, end, story)) {
    const EventRules* const rules = FindEventRules(fact.type);
    if (rules == nullptr) continue;
    const int64_t track = HashId(TrackOf(fact, *rules));
    put_.Run(fact.id, track);
    changed.push_back(track);
  }
}

// As far as TrackOf() needs them.
std::vector<EventFact> EventRows::FactsOfArticle(int64_t key, int64_t end,
                                                 const std::string& story) {
  std::vector<EventFact> facts;
  for (facts_.Start(key, end); facts_.Step();) {
    EventFact& fact = facts.emplace_back();
    fact.id = facts_.Integer(0);
    fact.type = facts_.String(1);
    fact.story = story;
    int column = 2;
    for (const char* const field : {"change", "metric", "unit", "kind"}) {
      if (!facts_.IsNull(column)) fact.texts.emplace(field, facts_.Text(column));
      ++column;
    }
  }
  facts_.Reset();
  auto fact = facts.begin();
  for (links_.Start(key, end); links_.Step();) {
    const int64_t id = links_.Integer(0);
    while (fact != facts.end() && fact->id < id) ++fact;
    if (fact == facts.end()) break;
    if (fact->id == id) {
      fact->entities[links_.String(1)].push_back(links_.Integer(2));
    }
  }
  links_.Reset();
  return facts;
}

void EventRows::DropPending() { drop_.Run(); }

std::vector<EventRows::Track> EventRows::ReadTracks(int64_t first, int64_t last) {
  std::vector<Track> tracks;
  Statement& row = track_facts_;
  for (row.Start(first, last); row.Step();) {
    const int64_t track = row.Integer(0);
    if (tracks.empty() || tracks.back().id != track) tracks.push_back({track, {}});
    EventFact& fact = tracks.back().facts.emplace_back();
    fact.id = row.Integer(1);
    fact.type = row.String(2);
    fact.article = row.String(3);
    fact.confidence = row.Real(4);
    fact.date = row.String(5);
    const Publication& publication = PublicationOf(fact.article);
    fact.story = publication.story;
    fact.published = publication.time;
    fact.published_iso = publication.iso;
    fact.spun = publication.spun;
    ReadFields(fact);
    WidenDate(fact);
  }
  row.Reset();
  ReadEntities(first, last, tracks);
  return tracks;
}

const EventRows::Publication& EventRows::PublicationOf(const std::string& article) {
  if (publications_.size() >= kPublications) publications_.clear();
  const auto [place, is_new] = publications_.try_emplace(article);
  Publication& publication = place->second;
  if (is_new && publication_.Start(article).Step()) {
    publication.story = publication_.String(0);
    if (!publication_.IsNull(1)) publication.time = publication_.Integer(1);
    publication.iso = publication_.String(2);
    publication.spun = publication_.Integer(3) != 0;
  }
  publication_.Reset();
  return publication;
}

void EventRows::ReadFields(EventFact& fact) {
  const auto known = fields_.find(fact.type);
  if (known == fields_.end()) {
    throw Error("the database is damaged: fact f" + std::to_string(fact.id) +
                " is of the unknown type '" + fact.type + "'");
  }
  Statement& row = known->second;
  if (row.Start(fact.id).Step()) {
    int column = 0;
    for (const FactFieldSpec& field : FindFactType(fact.type)->fields) {
      const int here = column++;
      if (row.IsNull(here)) continue;
      if (field.kind == FieldKind::kNumber) {
        fact.numbers.emplace(field.name, row.Real(here));
      } else if (field.kind == FieldKind::kText || field.kind == FieldKind::kDate) {
        fact.texts.emplace(field.name, row.Text(here));
      }
    }
  }
  row.Reset();
}

void EventRows::ReadEntities(int64_t first, int64_t last, std::vector<Track>& tracks) {
  std::vector<std::pair<std::pair<int64_t, int64_t>, EventFact*>> facts;
  for (Track& track : tracks) {
    for (EventFact& fact : track.facts) facts.push_back({{track.id, fact.id}, &fact});
  }
  auto fact = facts.begin();
  for (track_links_.Start(first, last); track_links_.Step();) {
    const std::pair place(track_links_.Integer(0), track_links_.Integer(1));
    while (fact != facts.end() && fact->first < place) ++fact;
    if (fact == facts.end()) break;
    if (fact->first != place) continue;  // withdrawn
    fact->second->entities[track_links_.String(2)].push_back(track_links_.Integer(3));
  }
  track_links_.Reset();
}

void EventRows::MakeEvents(std::span<const int64_t> tracks) {
  while (!tracks.empty()) {
    const auto slice = tracks.first(std::min(tracks.size(), kSlice));
    tracks = tracks.subspan(slice.size());
    for (Track& track : ReadTracks(slice.front(), slice.back())) MakeEventsOf(track);
  }
}

void EventRows::MakeEventsOf(Track& track) {
  std::vector<EventFact>& facts = track.facts;
  AlignCopies(facts);
  const std::string& type = facts.front().type;
  const EventRules& rules = *FindEventRules(type);
  for (const EventGroup& group : GroupFacts(facts, rules)) {
    std::vector<const EventFact*> members;
    for (const EventMember& member : group) members.push_back(&facts[member.fact]);
    const EventSummary summary = Summarise(members, rules);
    Write(summary, group.size(), type, track.id);
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
