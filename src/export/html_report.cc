#include "export/html_report.h"

#include <algorithm>
#include <string>
#include <vector>

#include "export/cell_text.h"
#include "export/html_entity.h"
#include "export/table_writer.h"

namespace unspin {
namespace {

constexpr uint64_t kMostRows = 200;  // of one table
constexpr size_t kMostBars = 36;

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1c2530; --soft: #5c6875; --line: #d9dee4;
  --paper: #fff; --bar: #2f6fab; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --soft: #9aa5b1;
  --line: #333c46; --paper: #14191f; --bar: #6aa5dd; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
p { color: var(--soft); margin: .3rem 0; }
dl { display: flex; flex-wrap: wrap; gap: 1.6rem; margin: 1.2rem 0; }
dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; font-size: 1.4rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; min-width: 20rem; font-size: .9rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { font-weight: 600; white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
svg { width: 100%; height: auto; } svg rect { fill: var(--bar); }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
)css";

// Text of articles is hostile: nothing of it is markup, and none of it hides.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : StripControls(text)) {
    const std::string_view entity = HtmlEntity(static_cast<unsigned char>(c));
    if (entity.empty()) {
      out += c;
    } else {
      out += entity;
    }
  }
  return out;
}

std::string Spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

void AppendTable(std::string_view caption, const ResultTable& table, std::string& out) {
  out += "<div class=\"wide\"><table><caption>" + Escaped(caption) +
         "</caption><thead><tr>";
  std::vector<bool> numbers;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const bool number =
        std::all_of(table.rows.begin(), table.rows.end(), [i](const Row& row) {
          return IsNumber(row[i]) || std::holds_alternative<std::monostate>(row[i]);
        });
    numbers.push_back(number && table.columns[i].type != ColumnType::kBoolean);
    out += std::string("<th scope=\"col\"") +
           (numbers.back() ? " class=\"number\">" : ">") +
           Escaped(Spaced(table.columns[i].name)) + "</th>";
  }
  out += "</tr></thead><tbody>\n";
  for (const Row& row : table.rows) {
    out += "<tr>";
    for (size_t i = 0; i < row.size(); ++i) {
      out += (numbers[i] ? "<td class=\"number\">" : "<td>") +
             Escaped(CellText(row[i], table.columns[i].type)) + "</td>";
    }
    out += "</tr>\n";
  }
  out += "</tbody></table></div>\n";
}

// A section for one topic of `unspin query`, if there is anything.
void AppendTopic(const Reader& reader, std::string_view heading, const char* topic,
                 std::vector<std::string> columns, std::string& out) {
  QueryRequest request;
  request.what = topic;
  request.columns = std::move(columns);
  request.limit = kMostRows + 1;
  ResultTable table = reader.Query(request);
  if (table.empty()) return;
  std::string caption = std::to_string(table.rows.size()) + " rows";
  if (table.rows.size() > kMostRows) {
    table.rows.pop_back();
    caption = "the first " + std::to_string(kMostRows) + " rows";
  }
  out += "<section><h2>" + Escaped(heading) + "</h2>\n";
  AppendTable(caption, table, out);
  out += "</section>\n";
}

std::string Number(double value) { return CellText(Cell(value), ColumnType::kReal); }

// Bars for rows of a label and a count, the oldest on the left. The table below has the
// same for those who do not see it.
void AppendBars(std::string_view title, const ResultTable& table, std::string& out) {
  constexpr double kWidth = 720;
  constexpr double kHeight = 120;
  int64_t most = 1;
  for (const Row& row : table.rows) most = std::max(most, std::get<int64_t>(row[1]));
  const double step =
      kWidth / static_cast<double>(std::max<size_t>(table.rows.size(), 12));
  out += "<svg viewBox=\"0 0 720 140\" role=\"img\" aria-label=\"" + Escaped(title) +
         "\">\n";
  double x = 0;
  for (const Row& row : table.rows) {
    const int64_t count = std::get<int64_t>(row[1]);
    const std::string label = CellText(row[0], ColumnType::kText);
    const double height =
        kHeight * static_cast<double>(count) / static_cast<double>(most);
    out += "<rect x=\"" + Number(x) + "\" y=\"" + Number(kHeight - height) +
           "\" width=\"" + Number(step * 0.8) + "\" height=\"" + Number(height) +
           "\"><title>" + Escaped(label) + ": " + std::to_string(count) +
           "</title></rect>\n";
    x += step;
  }
  if (!table.empty()) {
    out += "<text x=\"0\" y=\"136\">" +
           Escaped(CellText(table.rows.front()[0], ColumnType::kText)) +
           "</text><text x=\"" + Number(x) + "\" y=\"136\" text-anchor=\"end\">" +
           Escaped(CellText(table.rows.back()[0], ColumnType::kText)) + "</text>\n";
  }
  out += "</svg>\n";
}

void AppendOutagesByMonth(const Reader& reader, std::string& out) {
  ResultTable months = reader.Sql(
      "SELECT month, outages FROM (SELECT substr(day, 1, 7) AS month, sum(outages) AS "
      "outages FROM outages_daily GROUP BY 1 ORDER BY 1 DESC LIMIT " +
      std::to_string(kMostBars) + ") ORDER BY 1");
  if (months.empty()) return;
  out += "<section><h2>Outages by month</h2>\n";
  AppendBars("Outages by month", months, out);
  AppendTable("Failed services by the month they began, else of the article", months,
              out);
  out += "</section>\n";
}

void AppendSources(const Reader& reader, std::string& out) {
  const ResultTable sources = reader.Sql(
      "SELECT source, count(*) AS articles, sum(spun) AS spun, round(100.0 * "
      "avg(spun), 1) AS spun_percent FROM articles GROUP BY 1 ORDER BY 2 DESC, 1 "
      "LIMIT " +
      std::to_string(kMostRows));
  if (sources.empty()) return;
  out += "<section><h2>Sources</h2>\n";
  AppendTable("Articles by outlet, and how many of them a spinner rewrote", sources,
              out);
  out += "</section>\n";
}

void AppendCounts(const Statistics& stats, std::string& out) {
  const auto item = [&out](std::string_view name, uint64_t count) {
    out += "<div><dt>" + std::string(name) + "</dt><dd>" + std::to_string(count) +
           "</dd></div>\n";
  };
  out += "<dl>\n";
  item("articles", stats.articles);
  item("spun", stats.spun);
  item("sources", stats.sources);
  for (const auto& [type, count] : stats.facts) item(Spaced(type) + " facts", count);
  out += "</dl>\n";
}

}  // namespace

std::string HtmlReport(const Reader& reader, std::string_view version) {
  const Statistics stats = reader.Stats();
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Technology news</title>\n<style>" +
      std::string(kStyle) + "</style>\n</head>\n<body>\n<h1>Technology news</h1>\n";
  if (!stats.first_published.empty()) {
    out += "<p>Articles published from " + Escaped(stats.first_published) + " to " +
           Escaped(stats.last_published) + ".</p>\n";
  }
  AppendCounts(stats, out);
  AppendOutagesByMonth(reader, out);
  AppendTopic(
      reader, "Outages", "outages",
      {"provider", "service", "regions", "began", "hours", "status", "evidence"}, out);
  AppendTopic(reader, "Role changes", "role-changes",
              {"date", "person", "change", "role", "company", "evidence"}, out);
  AppendTopic(reader, "Funding", "funding",
              {"date", "company", "amount", "round", "investors", "evidence"}, out);
  AppendTopic(reader, "Layoffs", "layoffs",
              {"date", "company", "count", "share_percent", "evidence"}, out);
  AppendTopic(reader, "Incidents of security", "incidents",
              {"date", "company", "kind", "records", "evidence"}, out);
  AppendTopic(reader, "Companies", "companies", {"name", "articles", "mentions"}, out);
  AppendTopic(reader, "People", "people", {"name", "articles", "mentions"}, out);
  AppendSources(reader, out);
  return out + "<p>Made by unspin " + Escaped(version) + ".</p>\n</body>\n</html>\n";
}

}  // namespace unspin
