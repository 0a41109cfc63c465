#include "export/datasette.h"

#include <nlohmann/json.hpp>

#include "export/catalog.h"

namespace unspin {
namespace {

using Json = nlohmann::ordered_json;

constexpr CannedQuery kQueries[] = {
    {"outages", "Outages",
     "Failures of services by the day they began. provider: a part of the name; "
     "empty for all.",
     "SELECT coalesce(e.name, o.provider) AS provider, o.service, o.regions, o.began, "
     "o.duration_hours_min, o.duration_hours_max, o.cause, o.status, o.confidence, "
     "o.evidence, o.article_id FROM outages AS o JOIN facts AS f ON f.id = o.id LEFT "
     "JOIN entities AS e ON e.id = o.provider_id WHERE f.withdrawn = 0 AND "
     "coalesce(e.name, o.provider, '') LIKE '%' || coalesce(:provider, '') || '%' "
     "ORDER BY o.began_unix DESC"},
    {"events", "Events",
     "What all stories tell of one thing that happened, most independent sources "
     "first. "
     "type: outage, role_change, funding, layoff, ...; empty for all.",
     "SELECT v.type, v.date, v.sources, v.articles, v.fields, v.disagreements, "
     "f.evidence FROM events AS v JOIN facts AS f ON f.id = v.fact_id WHERE "
     "coalesce(:type, '') IN ('', v.type) ORDER BY v.sources DESC, v.date_unix DESC "
     "LIMIT 500"},
    {"outages_by_provider", "Outages by provider",
     "How often and how long services failed; copies of a report count once.",
     "SELECT coalesce(e.name, 'not named') AS provider, count(*) AS outages, "
     "sum(v.facts) AS reports, max(v.fields ->> 'duration_hours_max') AS "
     "longest_hours, min(v.date) AS first, max(v.date) AS last FROM events AS v LEFT "
     "JOIN entities AS e ON e.id = v.subject_id WHERE v.type = 'outage' GROUP BY 1 "
     "ORDER BY 2 DESC, 3 DESC, 1"},
    {"role_changes", "Role changes",
     "Who took or left which post; copies of a report count once. company: a part of "
     "the name; empty for all.",
     "SELECT coalesce(v.date, v.first_published) AS date, p.name AS person, v.fields "
     "->> 'change' AS change, v.fields ->> 'role' AS role, c.name AS company, "
     "v.sources, v.facts AS reports, v.disagreements, v.confidence, f.evidence, "
     "f.article_id FROM events AS v JOIN facts AS f ON f.id = v.fact_id LEFT JOIN "
     "entities AS p ON p.id = v.subject_id LEFT JOIN entities AS c ON c.id = "
     "v.object_id WHERE v.type = 'role_change' AND coalesce(c.name, '') LIKE '%' || "
     "coalesce(:company, '') || '%' ORDER BY coalesce(v.date_unix, "
     "v.first_published_unix) DESC"},
    {"company_facts", "All facts about a company",
     "company: the whole name, as in entities.",
     "SELECT time, type, part, summary, confidence, article_id, title FROM "
     "company_timeline WHERE company = :company ORDER BY time_unix"},
    {"funding", "Rounds of funding", "With amounts and investors.",
     "SELECT coalesce(t.date, a.published) AS date, coalesce(c.name, t.company) AS "
     "company, t.round, t.amount, t.investors, t.confidence, t.evidence, t.article_id "
     "FROM fundings AS t JOIN facts AS f ON f.id = t.id JOIN articles AS a ON a.id = "
     "t.article_id LEFT JOIN entities AS c ON c.id = t.company_id WHERE f.withdrawn = "
     "0 ORDER BY coalesce(t.date_unix, a.published_unix) DESC"},
    {"layoffs", "Layoffs", "Who let how many people go.",
     "SELECT coalesce(t.date, a.published) AS date, coalesce(c.name, t.company) AS "
     "company, t.count, t.share_percent, t.confidence, t.evidence, t.article_id FROM "
     "layoffs AS t JOIN facts AS f ON f.id = t.id JOIN articles AS a ON a.id = "
     "t.article_id LEFT JOIN entities AS c ON c.id = t.company_id WHERE f.withdrawn = "
     "0 ORDER BY coalesce(t.date_unix, a.published_unix) DESC"},
    {"search", "Search in the repaired texts",
     "words: FTS5 syntax, such as outage AND \"hong kong\".",
     "SELECT a.id, a.published, a.source, a.title, snippet(articles_fts, 1, '[', ']', "
     "'…', 24) AS snippet FROM articles_fts JOIN articles AS a ON a.key = "
     "articles_fts.rowid WHERE articles_fts MATCH :words ORDER BY rank LIMIT 100"},
    {"spun_share", "Spun articles by outlet", "Where garbled copies come from.",
     "SELECT source, count(*) AS articles, sum(spun) AS spun, round(avg(spun), 3) AS "
     "spun_share FROM articles GROUP BY 1 ORDER BY 3 DESC, 2 DESC"},
    {"spinner_words", "What spinners wrote", "The replacements undone most often.",
     "SELECT source AS written, text AS meant, count(*) AS times, count(DISTINCT "
     "article_id) AS articles FROM repairs WHERE kind = 'spin' GROUP BY 1, 2 ORDER BY "
     "3 DESC, 1 LIMIT 200"},
    {"most_mentioned", "Most mentioned entities",
     "type: company, organization, person, product or place; empty for all.",
     "SELECT e.name, e.type, e.distinction, count(*) AS articles, sum(x.mentions) AS "
     "mentions FROM entities AS e JOIN article_entities AS x ON x.entity_id = e.id "
     "WHERE coalesce(:type, '') IN ('', e.type) GROUP BY e.id ORDER BY 4 DESC, 5 DESC "
     "LIMIT 200"},
};

Json TableJson(const PresentTable& table) {
  Json json;
  json["description"] = table.table.description;
  for (const Column& column : table.columns) {
    json["columns"][column.name] = ColumnDescription(table.table.name, column.name);
  }
  return json;
}

}  // namespace

std::span<const CannedQuery> CannedQueries() { return kQueries; }

std::string DatasetteMetadata(const Reader& reader, std::string_view database) {
  Json tables;
  for (const PresentTable& table : PresentTables(reader)) {
    tables[std::string(table.table.name)] = TableJson(table);
  }
  tables["articles"]["label_column"] = "title";
  tables["articles"]["fts_table"] = "articles_fts";
  tables["articles"]["fts_pk"] = "key";
  tables["entities"]["label_column"] = "name";
  tables["stories"]["label_column"] = "title";
  for (const std::string_view own :
       {"pending", "unresolved", "entity_keys", "fingerprints", "story_bands"}) {
    tables[std::string(own)] = {{"hidden", true}};
  }
  Json queries;
  for (const CannedQuery& query : CannedQueries()) {
    queries[std::string(query.name)] = {
        {"title", query.title}, {"description", query.description}, {"sql", query.sql}};
  }
  Json metadata;
  metadata["title"] = "Technology news, repaired and analysed by unspin";
  metadata["databases"][std::string(database)] = {{"tables", tables},
                                                  {"queries", queries}};
  return metadata.dump(2) + '\n';
}

}  // namespace unspin
