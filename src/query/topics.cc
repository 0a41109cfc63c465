#include "query/topics.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "core/fact.h"
#include "query/request.h"
#include "query/suggest.h"
#include "store/schema.h"

namespace unspin {
namespace {

using enum ColumnType;

constexpr std::array<std::string_view, 19> kNames = {
    "articles", "companies", "organizations", "people",       "products",
    "places",   "mentions",  "outages",       "role-changes", "roles",
    "figures",  "relations", "layoffs",       "funding",      "incidents",
    "facts",    "events",    "stories",       "repairs"};

constexpr std::string_view kFromEntities =
    "entities AS e JOIN article_entities AS x ON x.entity_id = e.id";
constexpr std::string_view kInArticlesWith =
    " IN (SELECT article_id FROM article_entities WHERE entity_id IN (%))";

TopicColumn Usual(std::string name, std::string sql, ColumnType type = kText) {
  return {std::move(name), std::move(sql), type, true, false};
}
TopicColumn More(std::string name, std::string sql, ColumnType type = kText) {
  return {std::move(name), std::move(sql), type, false, false};
}
TopicColumn OfArticle(std::string name, std::string sql, ColumnType type = kText) {
  return {std::move(name), std::move(sql), type, false, true};
}

std::string Join(std::string_view article_id) {
  return " JOIN articles AS a ON a.id = " + std::string(article_id);
}

Topic Articles() {
  Topic topic;
  topic.name = "articles";
  topic.from = "articles AS a";
  topic.columns = {Usual("id", "a.id"),
                   Usual("published", "a.published"),
                   Usual("source", "a.source"),
                   Usual("title", "a.title"),
                   Usual("spun", "a.spun", kBoolean),
                   Usual("facts",
                         "(SELECT count(*) FROM facts AS f WHERE f.article_id = a.id "
                         "AND f.modality IN " +
                             std::string(kFactualSql) + ")",
                         kInteger),
                   More("url", "a.url"),
                   More("author", "a.author"),
                   More("language", "a.language"),
                   More("spun_score", "a.spun_score", kReal),
                   More("spun_profile", "a.spun_profile"),
                   More("published_unix", "a.published_unix", kInteger),
                   More("story", "a.story_id"),
                   More("characters", "a.characters", kInteger),
                   More("encoding", "a.encoding"),
                   More("location", "a.location"),
                   More("content_hash", "a.content_hash"),
                   More("original_title", "a.original_title"),
                   More("text", "a.text"),
                   More("original", "a.original")};
  topic.company = topic.person = "a.id" + std::string(kInArticlesWith);
  topic.time = "a.published_unix";
  topic.article_id = "a.id";
  topic.order = "a.published_unix DESC, a.id";
  return topic;
}

Topic Entities(std::string name, const std::string& type) {
  Topic topic;
  topic.name = std::move(name);
  topic.from = kFromEntities;
  topic.article_join = Join("x.article_id");
  topic.columns = {
      Usual("name", "e.name"),
      Usual("articles", "count(*)", kInteger),
      Usual("mentions", "sum(x.mentions)", kInteger),
      Usual("aliases",
            "(SELECT json_group_array(alias) FROM (SELECT alias FROM aliases WHERE "
            "entity_id = e.id ORDER BY alias))",
            kList),
      More("id", "e.id", kInteger),
      More("type", "e.type"),
      More("distinction", "e.distinction"),
      OfArticle("first_published", "min(a.published)"),
      OfArticle("last_published", "max(a.published)")};
  topic.where = "e.type = '" + type + "'";
  const std::string together = "x.article_id" + std::string(kInArticlesWith);
  topic.company = topic.person = together;
  if (type == "person") {
    topic.person = "e.id IN (%)";
  } else if (type == "company" || type == "organization" || type == "product") {
    topic.company = "e.id IN (%)";
  }
  topic.time = "a.published_unix";
  topic.article_id = "x.article_id";
  topic.group = "e.id";
  topic.order = "count(*) DESC, sum(x.mentions) DESC, e.name";
  return topic;
}

// `entities` is what Entities() gives.
Topic Counted(const Topic& entities) {
  Topic topic;
  topic.name = entities.name;
  topic.from = "entities AS e";
  for (const TopicColumn& column : entities.columns) {
    if (column.article) continue;
    topic.columns.push_back(column);
    if (column.name == "articles") topic.columns.back().sql = "e.articles";
    if (column.name == "mentions") topic.columns.back().sql = "e.mentions";
  }
  topic.where = entities.where + " AND e.articles > 0";
  topic.order = "e.articles DESC, e.mentions DESC, e.name";
  return topic;
}

// The name of an entity, else what the article calls it.
std::string EntityName(const std::string& id, const std::string& name) {
  return "coalesce((SELECT e.name FROM entities AS e WHERE e.id = " + id + "), " +
         name + ")";
}

// A JSON list of names of an article, each as its entity is called.
std::string EntityNames(const std::string& field) {
  return "(SELECT json_group_array(" + EntityName("x.entity_id", "i.value") +
         ") FROM json_each(t." + field +
         ") AS i LEFT JOIN fact_entities AS x ON x.fact_id = t.id AND x.field = '" +
         field + "' AND x.position = i.key)";
}

// What an evidence or mention or repair tells of its place.
void AddPlace(const std::string& row, std::vector<TopicColumn>& columns) {
  columns.push_back(More("field", row + "field"));
  columns.push_back(More("start", row + "start", kInteger));
  columns.push_back(More("end", row + "end", kInteger));
  columns.push_back(More("source_start", row + "source_start", kInteger));
  columns.push_back(More("source_end", row + "source_end", kInteger));
  columns.push_back(More("lexicon_row", row + "lexicon_row"));
  columns.push_back(OfArticle("published", "a.published"));
  columns.push_back(OfArticle("published_unix", "a.published_unix", kInteger));
  columns.push_back(OfArticle("title", "a.title"));
  columns.push_back(OfArticle("source_name", "a.source"));
  columns.push_back(OfArticle("url", "a.url"));
}

Topic Mentions() {
  Topic topic;
  topic.name = "mentions";
  topic.from = "mentions AS m";
  topic.article_join = Join("m.article_id");
  topic.columns = {Usual("text", "m.text"),
                   Usual("type", "m.type"),
                   Usual("entity", EntityName("m.entity_id", "m.entity")),
                   Usual("confidence", "m.confidence", kReal),
                   Usual("article", "m.article_id"),
                   Usual("id", "'m' || m.id"),
                   More("value_unix", "m.value_unix", kInteger),
                   More("rule", "m.rule"),
                   More("name", "m.entity"),
                   More("entity_id", "m.entity_id", kInteger)};
  // Names of what is banned are kept in case the ban is undone.
  topic.where = "m.entity_id IS NOT NULL OR m.type IN ('date', 'money', 'percent')";
  AddPlace("m.", topic.columns);
  topic.company = topic.person =
      "m.entity_id IN (%) AND m.article_id" + std::string(kInArticlesWith);
  topic.type = "m.type";
  topic.time = "a.published_unix";
  topic.confidence = "m.confidence";
  topic.article_id = "m.article_id";
  topic.order = "m.article_id, m.id";
  return topic;
}

Topic Repairs() {
  Topic topic;
  topic.name = "repairs";
  topic.from = "repairs AS r";
  topic.article_join = Join("r.article_id");
  topic.columns = {Usual("source", "r.source"),
                   Usual("text", "r.text"),
                   Usual("kind", "r.kind"),
                   Usual("confidence", "r.confidence", kReal),
                   Usual("reason", "r.reason"),
                   Usual("article", "r.article_id"),
                   Usual("id", "'r' || r.id"),
                   More("fixer", "r.fixer"),
                   More("alternatives", "r.alternatives", kJson)};
  AddPlace("r.", topic.columns);
  topic.company = topic.person = "r.article_id" + std::string(kInArticlesWith);
  topic.type = "r.kind";
  topic.time = "a.published_unix";
  topic.confidence = "r.confidence";
  topic.article_id = "r.article_id";
  topic.order = "r.article_id, r.id";
  return topic;
}

void FinishFacts(Topic& topic) {
  topic.columns.push_back(More("date", "f.date"));
  topic.columns.push_back(More("date_unix", "f.date_unix", kInteger));
  topic.columns.push_back(More("evidence", "f.evidence"));
  topic.columns.push_back(More("modality", "f.modality"));
  topic.columns.push_back(More("speaker", "f.speaker"));
  topic.columns.push_back(More("rule", "f.rule"));
  topic.columns.push_back(More("fields", "f.fields", kJson));
  topic.columns.push_back(More("event",
                               "(SELECT 'v' || v.event_id FROM event_facts AS v WHERE "
                               "v.fact_id = f.id)"));
  topic.columns.push_back(OfArticle("story", "a.story_id"));
  AddPlace("f.", topic.columns);
  topic.article_join = Join("f.article_id");
  topic.where += "f.withdrawn = 0";
  topic.company = topic.person =
      "f.id IN (SELECT fact_id FROM fact_entities WHERE entity_id IN (%))";
  topic.time = "f.time_unix";
  topic.confidence = "f.confidence";
  topic.modality = "f.modality";
  topic.article_id = "f.article_id";
  topic.order = "f.time_unix DESC, f.id";
  // A field of the type may be called as a common column: the first one counts.
  std::vector<TopicColumn> columns;
  for (TopicColumn& column : topic.columns) {
    bool known = false;
    for (const TopicColumn& earlier : columns) known |= earlier.name == column.name;
    if (!known) columns.push_back(std::move(column));
  }
  topic.columns = std::move(columns);
}

Topic Facts() {
  Topic topic;
  topic.name = "facts";
  topic.from = "facts AS f";
  topic.columns = {
      Usual("type", "f.type"),          Usual("date", "f.date"),
      Usual("evidence", "f.evidence"),  Usual("confidence", "f.confidence", kReal),
      Usual("article", "f.article_id"), Usual("id", "'f' || f.id")};
  topic.type = "f.type";
  FinishFacts(topic);
  return topic;
}

// The field that --type compares, for types that have kinds.
std::string_view KindField(std::string_view type) {
  if (type == "relation" || type == "security_incident") return "kind";
  if (type == "role_change") return "change";
  if (type == "role" || type == "outage") return "status";
  if (type == "figure") return "metric";
  if (type == "funding") return "round";
  return {};
}

// Fields of an outage that stand in other columns for people.
bool IsUsual(std::string_view type, std::string_view field) {
  return type != "outage" ||
         (field != "start_precision" && !field.starts_with("duration_"));
}

ColumnType TypeOf(FieldKind kind) {
  if (kind == FieldKind::kEntityList) return kList;
  return kind == FieldKind::kNumber ? kReal : kText;
}

std::string FieldSql(const FactFieldSpec& field) {
  const std::string name(field.name);
  if (field.kind == FieldKind::kEntityList) {
    return "CASE WHEN t." + name + " IS NULL THEN NULL ELSE " + EntityNames(name) +
           " END";
  }
  if (field.kind == FieldKind::kEntity)
    return EntityName("t." + name + "_id", "t." + name);
  return "t." + name;
}

// What the table of a type would hold of facts of all modalities, made of their fields.
std::string RowsOfAll(const FactTypeSpec& spec) {
  std::string sql = "(SELECT g.id AS id";
  for (const FactFieldSpec& field : spec.fields) {
    const std::string name(field.name);
    const std::string value = "g.fields ->> '" + name + "'";
    sql.append(", ").append(value).append(" AS ").append(name);
    if (field.kind == FieldKind::kEntity) {
      sql +=
          ", (SELECT x.entity_id FROM fact_entities AS x WHERE x.fact_id = g.id AND "
          "x.field = '" +
          name + "' AND x.position = 0) AS " + name + "_id";
    } else if (field.kind == FieldKind::kDate) {
      const bool first = field.name == DateField(spec);
      sql += ", " + (first ? "g.date_unix" : "unixepoch(" + value + ")") + " AS " +
             name + "_unix";
    }
  }
  return sql + " FROM facts AS g)";
}

Topic TypedFacts(const FactTypeSpec& spec) {
  Topic topic;
  topic.name = spec.query;
  // From facts to the rows of the type, so that the index of times gives the order.
  topic.from =
      "facts AS f CROSS JOIN " + std::string(spec.table) + " AS t ON t.id = f.id";
  topic.from_all = "facts AS f CROSS JOIN " + RowsOfAll(spec) + " AS t ON t.id = f.id";
  topic.where = "f.type = '" + std::string(spec.name) + "' AND ";
  std::vector<TopicColumn> more;
  for (const FactFieldSpec& field : spec.fields) {
    const std::string name(field.name);
    TopicColumn column = Usual(name, FieldSql(field), TypeOf(field.kind));
    if (IsUsual(spec.name, name)) {
      topic.columns.push_back(std::move(column));
    } else {
      column.usual = false;
      more.push_back(std::move(column));
    }
    if (field.kind == FieldKind::kDate) {
      more.push_back(More(name + "_unix", "t." + name + "_unix", kInteger));
    } else if (field.kind == FieldKind::kEntity) {
      more.push_back(More(name + "_id", "t." + name + "_id", kInteger));
    }
    if (spec.name == "outage" && name == "ended") {
      topic.columns.push_back(Usual(
          "hours", "coalesce(t.duration_hours_max, t.duration_hours_min)", kReal));
    }
  }
  topic.columns.push_back(Usual("confidence", "f.confidence", kReal));
  topic.columns.push_back(Usual("article", "f.article_id"));
  topic.columns.push_back(Usual("id", "'f' || f.id"));
  topic.columns.insert(topic.columns.end(), more.begin(), more.end());
  if (const std::string_view kind = KindField(spec.name); !kind.empty()) {
    topic.type = "t." + std::string(kind);
  }
  FinishFacts(topic);
  return topic;
}

Topic Stories() {
  Topic topic;
  topic.name = "stories";
  topic.from = "stories AS s";
  topic.columns = {Usual("id", "s.id"),
                   Usual("first_published", "s.first_published"),
                   Usual("articles", "s.articles", kInteger),
                   Usual("clean", "s.clean_articles", kInteger),
                   Usual("outlets", "s.outlets", kInteger),
                   Usual("title", "s.title"),
                   More("first_published_unix", "s.first_published_unix", kInteger),
                   More("last_published", "s.last_published"),
                   More("last_published_unix", "s.last_published_unix", kInteger)};
  topic.company = topic.person =
      "s.id IN (SELECT a.story_id FROM article_entities AS x JOIN articles AS a ON "
      "a.id "
      "= x.article_id WHERE x.entity_id IN (%))";
  topic.time = "s.first_published_unix";
  topic.order = "s.articles DESC, s.id";
  return topic;
}

// The entities that most sources give for a field of an event.
std::string EventNames(const std::string& field) {
  return "(SELECT group_concat(e.name, '; ') FROM event_entities AS x JOIN entities AS "
         "e ON e.id = x.entity_id WHERE x.event_id = v.id AND x.field = '" +
         field + "')";
}

Topic Events() {
  Topic topic;
  topic.name = "events";
  topic.from = "events AS v";
  const std::string evidence =
      "(SELECT f.evidence FROM facts AS f WHERE f.id = v.fact_id)";
  topic.columns = {Usual("type", "v.type"),
                   Usual("date", "v.date"),
                   Usual("subject", EntityName("v.subject_id", "NULL")),
                   Usual("object", EntityName("v.object_id", "NULL")),
                   Usual("articles", "v.articles", kInteger),
                   Usual("sources", "v.sources", kInteger),
                   Usual("first_seen", "v.first_published"),
                   Usual("last_seen", "v.last_published"),
                   Usual("disagreements", "v.disagreements", kJson),
                   Usual("evidence", evidence),
                   Usual("id", "'v' || v.id"),
                   More("fields", "v.fields", kJson),
                   More("facts", "v.facts", kInteger),
                   More("confidence", "v.confidence", kReal),
                   More("fact", "'f' || v.fact_id"),
                   More("date_unix", "v.date_unix", kInteger),
                   More("first_seen_unix", "v.first_published_unix", kInteger),
                   More("last_seen_unix", "v.last_published_unix", kInteger),
                   More("subject_id", "v.subject_id", kInteger),
                   More("object_id", "v.object_id", kInteger),
                   More("service", EventNames("service")),
                   More("regions", EventNames("regions")),
                   More("hours",
                        "coalesce(v.fields ->> 'duration_hours_max', v.fields ->> "
                        "'duration_hours_min')",
                        kReal),
                   More("cause", "v.fields ->> 'cause'"),
                   More("status", "v.fields ->> 'status'"),
                   More("role", "v.fields ->> 'role'"),
                   More("change", "v.fields ->> 'change'"),
                   More("article",
                        "(SELECT f.article_id FROM facts AS f WHERE f.id = "
                        "v.fact_id)")};
  topic.company = topic.person =
      "v.id IN (SELECT event_id FROM event_entities WHERE entity_id IN (%))";
  topic.type = "v.type";
  topic.time = "coalesce(v.date_unix, v.first_published_unix)";
  topic.confidence = "v.confidence";
  topic.order = "coalesce(v.date_unix, v.first_published_unix) DESC, v.id";
  return topic;
}

std::vector<Topic> MakeTopics() {
  std::vector<Topic> topics = {Articles(),
                               Entities("companies", "company"),
                               Entities("organizations", "organization"),
                               Entities("people", "person"),
                               Entities("products", "product"),
                               Entities("places", "place"),
                               Mentions()};
  for (const FactTypeSpec& spec : FactTypes()) topics.push_back(TypedFacts(spec));
  topics.push_back(Facts());
  topics.push_back(Events());
  topics.push_back(Stories());
  topics.push_back(Repairs());
  return topics;
}

}  // namespace

const std::vector<Topic>& Topics() {
  static const std::vector<Topic> kTopics = MakeTopics();
  return kTopics;
}

const Topic* FindCountedTopic(std::string_view name) {
  static const std::vector<Topic> kTopics = [] {
    std::vector<Topic> topics;
    for (const Topic& topic : Topics()) {
      if (topic.from == kFromEntities) topics.push_back(Counted(topic));
    }
    return topics;
  }();
  const auto found = std::ranges::find(kTopics, name, &Topic::name);
  return found == kTopics.end() ? nullptr : &*found;
}

const Topic& FindTopic(std::string_view name) {
  for (const Topic& topic : Topics()) {
    if (topic.name == name) return topic;
  }
  throw Error(Unknown("topic", name, kNames));
}

std::span<const std::string_view> QueryTopics() { return kNames; }

std::vector<std::string> QueryColumns(std::string_view topic) {
  std::vector<std::string> names;
  for (const bool usual : {true, false}) {
    for (const TopicColumn& column : FindTopic(topic).columns) {
      if (column.usual == usual) names.push_back(column.name);
    }
  }
  return names;
}

}  // namespace unspin
