#include "export/grafana.h"

#include <nlohmann/json.hpp>

#include "base/json_text.h"

namespace unspin {
namespace {

using Json = nlohmann::ordered_json;

// Twelve columns make half of a dashboard's width.
struct Place {
  int x = 0;
  int y = 0;
  int width = 12;
  int height = 8;
};

Json Source() { return {{"type", "frser-sqlite-datasource"}, {"uid", "unspin"}}; }

// Rows between the begin and the end of the dashboard's time.
std::string InTime(std::string_view column) {
  return std::string(column) + " BETWEEN $__from / 1000 AND $__to / 1000";
}

// "time" columns hold Unix seconds.
Json Target(const std::string& sql, bool series) {
  return {{"refId", "A"},
          {"datasource", Source()},
          {"rawQueryText", sql},
          {"queryText", sql},
          {"queryType", series ? "time series" : "table"},
          {"timeColumns", Json::array({"time"})}};
}

Json Panel(std::string_view kind, std::string_view title, std::string_view description,
           const Place& place, const std::string& sql) {
  return {{"type", kind},
          {"title", title},
          {"description", description},
          {"datasource", Source()},
          {"gridPos",
           {{"x", place.x}, {"y", place.y}, {"w", place.width}, {"h", place.height}}},
          {"targets", Json::array({Target(sql, kind == "timeseries")})}};
}

Json Stat(std::string_view title, std::string_view description, int x,
          const std::string& sql, std::string_view unit = "short") {
  Json panel = Panel("stat", title, description, {x, 0, 4, 4}, sql);
  panel["fieldConfig"] = {{"defaults", {{"unit", unit}}}};
  panel["options"] = {{"reduceOptions", {{"calcs", Json::array({"lastNotNull"})}}},
                      {"graphMode", "none"}};
  return panel;
}

Json Bars(Json panel) {
  panel["fieldConfig"] = {{"defaults",
                           {{"custom",
                             {{"drawStyle", "bars"},
                              {"fillOpacity", 70},
                              {"stacking", {{"mode", "normal"}}}}}}}};
  return panel;
}

Json Dashboard(std::string_view uid, std::string_view title, Json panels,
               Json variables) {
  int id = 0;
  for (Json& panel : panels) panel["id"] = ++id;
  return {{"uid", uid},
          {"title", title},
          {"tags", Json::array({"unspin"})},
          {"timezone", "utc"},
          {"schemaVersion", 37},
          {"version", 1},
          {"editable", true},
          {"time", {{"from", "now-2y"}, {"to", "now"}}},
          {"templating", {{"list", std::move(variables)}}},
          {"panels", std::move(panels)}};
}

// Names are compared with LIKE: "%", the first of the values, stands for all.
Json Variable(std::string_view name, std::string_view label, const std::string& names) {
  return {{"type", "query"},
          {"name", name},
          {"label", std::string(label) + " (% for all)"},
          {"query", "SELECT '%' UNION ALL " + names},
          {"current", {{"text", "%"}, {"value", "%"}}},
          {"refresh", 2},
          {"includeAll", false},
          {"multi", false},
          {"sort", 0},
          {"datasource", Source()}};
}

Json Overview() {
  const std::string facts =
      "FROM facts AS f JOIN articles AS a ON a.id = f.article_id WHERE f.withdrawn = 0 "
      "AND f.modality IN ('asserted', 'reported') AND " +
      InTime("coalesce(f.date_unix, a.published_unix)");
  Json panels = Json::array();
  panels.push_back(Stat(
      "Articles", "Articles published in this time.", 0,
      "SELECT count(*) AS articles FROM articles WHERE " + InTime("published_unix")));
  panels.push_back(
      Stat("Spun", "Share of articles that a word spinner rewrote.", 4,
           "SELECT avg(spun) AS spun FROM articles WHERE " + InTime("published_unix"),
           "percentunit"));
  int x = 8;
  for (const auto& [title, type] : {std::pair("Outages", "outage"),
                                    {"Role changes", "role_change"},
                                    {"Funding rounds", "funding"},
                                    {"Layoffs", "layoff"}}) {
    panels.push_back(Stat(
        title, "Events of this time; copies of a report count once.", x,
        "SELECT count(*) AS events FROM events WHERE type = '" + std::string(type) +
            "' AND " + InTime("coalesce(date_unix, first_published_unix)")));
    x += 4;
  }
  panels.push_back(Bars(Panel(
      "timeseries", "Articles", "Articles a day, spun ones apart.", {0, 4, 12, 8},
      "SELECT day_unix AS time, articles - spun AS clean, spun FROM spun_share_daily "
      "WHERE " +
          InTime("day_unix") + " ORDER BY 1")));
  panels.push_back(Bars(Panel(
      "timeseries", "Mentions", "Mentions of the ten most mentioned companies a day.",
      {12, 4, 12, 8},
      "SELECT day_unix AS time, entity AS metric, mentions FROM entity_mentions_daily "
      "WHERE entity_id IN (SELECT x.entity_id FROM article_entities AS x JOIN entities "
      "AS e ON e.id = x.entity_id WHERE e.type = 'company' GROUP BY 1 ORDER BY "
      "sum(x.mentions) DESC LIMIT 10) AND " +
          InTime("day_unix") + " ORDER BY 1")));
  panels.push_back(Panel(
      "table", "Latest facts", "With the sentences that say so.", {0, 12, 24, 12},
      "SELECT coalesce(f.date_unix, a.published_unix) AS time, f.type, f.evidence, "
      "f.confidence, a.source, a.title " +
          facts + " ORDER BY 1 DESC LIMIT 200"));
  return Dashboard("unspin-overview", "Technology news", std::move(panels),
                   Json::array());
}

Json Outages() {
  const std::string of_provider = "coalesce(provider, '') LIKE ${provider:sqlstring}";
  Json panels = Json::array();
  panels.push_back(Bars(Panel(
      "timeseries", "Outages", "Failed services by the day they began.", {0, 0, 24, 8},
      "SELECT day_unix AS time, coalesce(provider, '?') AS metric, outages FROM "
      "outages_daily WHERE " +
          of_provider + " AND " + InTime("day_unix") + " ORDER BY 1")));
  panels.push_back(Panel(
      "table", "By provider", "How often and how long.", {0, 8, 8, 12},
      "SELECT provider, sum(outages) AS outages, max(hours_max) AS longest_hours FROM "
      "outages_daily WHERE " +
          of_provider + " AND " + InTime("day_unix") + " GROUP BY 1 ORDER BY 2 DESC"));
  panels.push_back(Panel(
      "table", "One row an outage",
      "With how many tell of it, and where they disagree.", {8, 8, 16, 12},
      "SELECT coalesce(v.date_unix, v.first_published_unix) AS time, e.name AS "
      "provider, v.fields ->> 'duration_hours_max' AS hours, v.fields ->> 'cause' AS "
      "cause, v.sources, v.facts AS reports, v.disagreements, f.evidence FROM events "
      "AS v JOIN facts AS f ON f.id = v.fact_id LEFT JOIN entities AS e ON e.id = "
      "v.subject_id WHERE v.type = 'outage' AND coalesce(e.name, '') LIKE "
      "${provider:sqlstring} AND " +
          InTime("coalesce(v.date_unix, v.first_published_unix)") +
          " ORDER BY 1 DESC"));
  panels.push_back(Panel(
      "table", "All reports", "With the sentences that say so.", {0, 20, 24, 12},
      "SELECT coalesce(o.began_unix, a.published_unix) AS time, coalesce(e.name, "
      "o.provider) AS provider, o.service, o.duration_hours_max AS hours, o.status, "
      "o.evidence, a.title FROM outages AS o JOIN facts AS f ON f.id = o.id JOIN "
      "articles AS a ON a.id = o.article_id LEFT JOIN entities AS e ON e.id = "
      "o.provider_id WHERE f.withdrawn = 0 AND coalesce(e.name, o.provider, '') LIKE "
      "${provider:sqlstring} AND " +
          InTime("coalesce(o.began_unix, a.published_unix)") + " ORDER BY 1 DESC"));
  return Dashboard("unspin-outages", "Outages", std::move(panels),
                   Json::array({Variable(
                       "provider", "Provider",
                       "SELECT DISTINCT provider FROM outages_daily WHERE provider "
                       "IS NOT NULL ORDER BY 1")}));
}

Json Companies() {
  const std::string of_company = "LIKE ${company:sqlstring}";
  Json panels = Json::array();
  panels.push_back(Bars(Panel(
      "timeseries", "Mentions", "Mentions of the company a day.", {0, 0, 24, 8},
      "SELECT day_unix AS time, sum(mentions) AS mentions FROM entity_mentions_daily "
      "WHERE type = 'company' AND entity " +
          of_company + " AND " + InTime("day_unix") + " GROUP BY 1 ORDER BY 1")));
  panels.push_back(Panel(
      "table", "Role changes", "Who took or left which post.", {0, 8, 12, 12},
      "SELECT coalesce(r.date_unix, a.published_unix) AS time, r.person, r.change, "
      "r.role, coalesce(e.name, r.company) AS company, r.evidence FROM role_changes AS "
      "r JOIN facts AS f ON f.id = r.id JOIN articles AS a ON a.id = r.article_id LEFT "
      "JOIN entities AS e ON e.id = r.company_id WHERE f.withdrawn = 0 AND "
      "coalesce(e.name, r.company, '') " +
          of_company + " AND " + InTime("coalesce(r.date_unix, a.published_unix)") +
          " ORDER BY 1 DESC"));
  panels.push_back(Panel(
      "table", "All facts", "With the sentences that say so.", {12, 8, 12, 12},
      "SELECT time_unix AS time, company, type, part, summary, title FROM "
      "company_timeline WHERE company " +
          of_company + " AND " + InTime("time_unix") + " ORDER BY 1 DESC LIMIT 500"));
  return Dashboard("unspin-companies", "Companies", std::move(panels),
                   Json::array({Variable("company", "Company",
                                         "SELECT DISTINCT company FROM "
                                         "company_timeline ORDER BY 1")}));
}

// A JSON string is a YAML string, too.
std::string Quoted(std::string_view text) {
  std::string quoted;
  AppendJsonString(text, quoted);
  return quoted;
}

}  // namespace

std::vector<GrafanaFile> GrafanaFiles(std::string_view database,
                                      std::string_view dashboards) {
  std::vector<GrafanaFile> files;
  files.push_back({"provisioning/datasources/unspin.yaml",
                   "apiVersion: 1\n"
                   "datasources:\n"
                   "  - name: unspin\n"
                   "    uid: unspin\n"
                   "    type: frser-sqlite-datasource\n"
                   "    access: proxy\n"
                   "    jsonData:\n"
                   "      path: " +
                       Quoted(database) +
                       "\n"
                       "      pathOptions: mode=ro\n"});
  files.push_back({"provisioning/dashboards/unspin.yaml",
                   "apiVersion: 1\n"
                   "providers:\n"
                   "  - name: unspin\n"
                   "    folder: unspin\n"
                   "    type: file\n"
                   "    options:\n"
                   "      path: " +
                       Quoted(dashboards) + '\n'});
  files.push_back({"dashboards/overview.json", Overview().dump(2) + '\n'});
  files.push_back({"dashboards/outages.json", Outages().dump(2) + '\n'});
  files.push_back({"dashboards/companies.json", Companies().dump(2) + '\n'});
  return files;
}

}  // namespace unspin
