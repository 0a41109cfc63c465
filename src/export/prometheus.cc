#include "export/prometheus.h"

#include <span>
#include <variant>
#include <vector>

#include "export/cell_text.h"

namespace unspin {
namespace {

// The last column of `sql` is the value, those before it are labels by their names.
struct Metric {
  std::string_view name;
  std::string_view help;
  std::string_view sql;
};

constexpr Metric kMetrics[] = {
    {"unspin_articles", "Articles in the database, by outlet and whether spun.",
     "SELECT coalesce(source, '') AS source, CASE spun WHEN 1 THEN 'true' ELSE 'false' "
     "END AS spun, count(*) FROM articles GROUP BY 1, 2 ORDER BY 1, 2"},
    {"unspin_articles_by_language", "Articles in the database, by language.",
     "SELECT language, count(*) FROM articles GROUP BY 1 ORDER BY 1"},
    {"unspin_stories", "Stories: articles without copies.",
     "SELECT count(*) FROM stories"},
    {"unspin_repairs", "Changes made to texts, by kind.",
     "SELECT kind, count(*) FROM repairs GROUP BY 1 ORDER BY 1"},
    {"unspin_entities", "Entities, by type.",
     "SELECT type, count(*) FROM entities GROUP BY 1 ORDER BY 1"},
    {"unspin_facts", "Facts, by type.",
     "SELECT type, count(*) FROM facts WHERE withdrawn = 0 AND modality IN "
     "('asserted', 'reported') GROUP BY 1 ORDER BY 1"},
    {"unspin_events", "Events: facts of all stories about one thing count once.",
     "SELECT type, count(*) FROM events GROUP BY 1 ORDER BY 1"},
    {"unspin_outage_reports", "Facts about outages, by provider.",
     "SELECT coalesce(e.name, o.provider) AS provider, count(*) FROM outages AS o JOIN "
     "facts AS f ON f.id = o.id LEFT JOIN entities AS e ON e.id = o.provider_id WHERE "
     "f.withdrawn = 0 AND o.provider IS NOT NULL GROUP BY 1 ORDER BY 1"},
    {"unspin_outage_last_began_timestamp_seconds",
     "When the latest outage of a provider began, Unix time.",
     "SELECT coalesce(e.name, o.provider) AS provider, max(o.began_unix) FROM outages "
     "AS o JOIN facts AS f ON f.id = o.id LEFT JOIN entities AS e ON e.id = "
     "o.provider_id WHERE f.withdrawn = 0 AND o.provider IS NOT NULL AND o.began_unix "
     "IS NOT NULL GROUP BY 1 ORDER BY 1"},
    {"unspin_outage_longest_seconds", "Longest outage of a provider that is known.",
     "SELECT coalesce(e.name, o.provider) AS provider, 3600.0 * "
     "max(o.duration_hours_max) FROM outages AS o JOIN facts AS f ON f.id = o.id LEFT "
     "JOIN entities AS e ON e.id = o.provider_id WHERE f.withdrawn = 0 AND o.provider "
     "IS NOT NULL AND o.duration_hours_max IS NOT NULL GROUP BY 1 ORDER BY 1"},
    {"unspin_rejects", "Inputs that could not be used.",
     "SELECT count(*) FROM rejects"},
    {"unspin_newest_article_timestamp_seconds",
     "When the newest article was published, Unix time.",
     "SELECT max(published_unix) FROM articles WHERE published_unix IS NOT NULL"},
    {"unspin_schema_version", "Version of the database's schema.",
     "SELECT user_version FROM pragma_user_version"},
};

void AppendEscaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
}

void AppendLabel(std::string_view name, std::string_view value, bool first,
                 std::string& out) {
  out += first ? '{' : ',';
  out.append(name).append("=\"");
  AppendEscaped(value, out);
  out += '"';
}

void AppendHead(const Metric& metric, std::string& out) {
  out.append("# HELP ").append(metric.name).append(" ").append(metric.help);
  out.append("\n# TYPE ").append(metric.name).append(" gauge\n");
}

void AppendSample(const Metric& metric, const ResultTable& table, const Row& row,
                  std::string& out) {
  if (std::holds_alternative<std::monostate>(row.back())) return;  // max of nothing
  out += metric.name;
  for (size_t i = 0; i + 1 < row.size(); ++i) {
    AppendLabel(table.columns[i].name, CellText(row[i], ColumnType::kText), i == 0,
                out);
  }
  if (row.size() > 1) out += '}';
  out += ' ' + CellText(row.back(), ColumnType::kAny) + '\n';
}

}  // namespace

std::string PrometheusText(const Reader& reader, std::string_view version) {
  std::vector<Reader::SelectStatement> selects;
  for (const Metric& metric : kMetrics) {
    selects.push_back({std::string(metric.sql), {}});
  }
  std::string out;
  AppendHead({"unspin_build_info", "The program that wrote this.", {}}, out);
  out += "unspin_build_info";
  AppendLabel("version", version, true, out);
  out += "} 1\n";
  size_t head = selects.size();
  reader.Stream(selects, 4096, [&](size_t i, const ResultTable& part) {
    if (part.empty()) return;
    if (head != i) AppendHead(kMetrics[i], out);
    head = i;
    for (const Row& row : part.rows) AppendSample(kMetrics[i], part, row, out);
  });
  return out;
}

}  // namespace unspin
