// What is in the database at a glance.

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "serve/chart.h"
#include "serve/pages.h"
#include "serve/result_html.h"

namespace unspin::serve {
namespace {

QueryRequest About(std::string topic) {
  QueryRequest request;
  request.what = std::move(topic);
  return request;
}

// Facts or events by type.
std::map<std::string, int64_t> CountsByType(const Reader& reader, const char* topic) {
  const ResultTable table = CountBy(reader, About(topic), {"type"});
  const Rows rows(table);
  std::map<std::string, int64_t> counts;
  for (const Row& row : table.rows) {
    counts[rows.Get(row, "type")] = rows.Integer(row, "count");
  }
  return counts;
}

struct Totals {
  int64_t articles = 0;
  int64_t spun = 0;
};

Totals ArticleTotals(const Reader& reader) {
  Totals totals;
  const ResultTable table = CountBy(reader, About("articles"), {"spun"});
  for (const Row& row : table.rows) {
    const int64_t count = Rows(table).Integer(row, "count");
    totals.articles += count;
    if (Rows(table).Integer(row, "spun") != 0) totals.spun = count;
  }
  return totals;
}

Html Tile(const char* path, std::string_view name, int64_t number,
          const std::string& note = {}) {
  Html html;
  html << "<li><a" << Href(Url(path)) << "><span class=\"figure\">" << number
       << "</span><span class=\"what\">" << Text(name) << "</span>";
  if (!note.empty()) html << "<span class=\"note\">" << Text(note) << "</span>";
  return html << "</a></li>";
}

Html Tiles(const Reader& reader, const Totals& totals) {
  const double share = 100.0 * static_cast<double>(totals.spun) /
                       static_cast<double>(std::max<int64_t>(1, totals.articles));
  std::map<std::string, int64_t> facts = CountsByType(reader, "facts");
  std::map<std::string, int64_t> events = CountsByType(reader, "events");
  Html html;
  html << "<ul class=\"tiles\">"
       << Tile("/data/articles", "articles", totals.articles,
               fmt::format("{:.1f}% of them spun", share));
  const auto tile = [&](const char* path, std::string_view name, const char* type) {
    const int64_t reports = facts[type];
    html << Tile(path, name, events[type],
                 fmt::format("in {} report{}", reports, reports == 1 ? "" : "s"));
  };
  tile("/outages", "outages", "outage");
  tile("/roles", "role changes", "role_change");
  tile("/data/incidents", "security incidents", "security_incident");
  tile("/data/layoffs", "layoffs", "layoff");
  tile("/data/funding", "funding rounds", "funding");
  return html << "</ul>";
}

Chart SpunByMonth(const Reader& reader) {
  ResultTable table = CountBy(reader, About("articles"), {"spun", "month"});
  table.columns[0].type = ColumnType::kText;
  for (Row& row : table.rows) {
    const auto* const spun = std::get_if<int64_t>(&row[0]);
    row[0] = std::string(spun && *spun != 0 ? "spun" : "clean");
  }
  Chart chart = ChartOf(table, 2);
  chart.caption = "Articles by month of publication";
  chart.unit = "articles";
  return chart;
}

struct SourceShare {
  int64_t articles = 0;
  int64_t spun = 0;
  std::string name;
};

std::vector<SourceShare> Sources(const Reader& reader, size_t most) {
  const ResultTable table = CountBy(reader, About("articles"), {"source", "spun"});
  const Rows rows(table);
  std::vector<SourceShare> sources;
  for (const Row& row : table.rows) {
    const std::string name = rows.Get(row, "source");
    if (sources.empty() || sources.back().name != name) sources.push_back({0, 0, name});
    const int64_t count = rows.Integer(row, "count");
    sources.back().articles += count;
    if (rows.Integer(row, "spun") != 0) sources.back().spun += count;
  }
  std::ranges::stable_sort(sources, std::greater(), &SourceShare::articles);
  if (sources.size() > most) sources.resize(most);
  return sources;
}

Html SourceTable(const std::vector<SourceShare>& sources) {
  Html html;
  html
      << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Spun share "
         "by source\"><table><caption>Spun share by source</caption><thead><tr>"
         "<th scope=\"col\">source</th><th scope=\"col\" class=\"number\">articles</th>"
         "<th scope=\"col\" class=\"number\">spun</th><th scope=\"col\">share</th></tr>"
         "</thead><tbody>";
  for (const SourceShare& source : sources) {
    const double share =
        static_cast<double>(source.spun) / static_cast<double>(source.articles);
    html << "<tr><th scope=\"row\">";
    if (source.name.empty()) {
      html << "not given";
    } else {
      html << "<a" << Href(Url("/data/articles").With("source", source.name)) << ">"
           << Text(source.name) << "</a>";
    }
    html << "</th><td class=\"number\">" << source.articles
         << "</td><td class=\"number\">" << source.spun
         << "</td><td class=\"share\"><meter aria-hidden=\"true\" min=\"0\" max=\"1\""
         << Attr("value", fmt::format("{:.3f}", share)) << "></meter> "
         << Text(fmt::format("{:.0f}%", 100 * share)) << "</td></tr>";
  }
  return html << "</tbody></table></div>";
}

Html LatestFacts(const Reader& reader) {
  const ResultTable table = reader.LatestFacts(12);
  const Rows rows(table);
  Html html;
  html << "<section><h2>Latest facts</h2><ol class=\"facts\">";
  for (const Row& row : table.rows) {
    const std::string type = rows.Get(row, "type");
    html << "<li><span class=\"when\">" << Text(rows.Get(row, "published"))
         << "</span> " << Badge(type, "calm") << " <a"
         << Href(FactUrl(rows.Get(row, "article"), rows.Get(row, "id"))) << "><bdi>"
         << Text(rows.Get(row, "evidence")) << "</bdi></a></li>";
  }
  return html << "</ol></section>";
}

}  // namespace

Page OverviewPage(const Ask& /*ask*/, const Reader& reader) {
  Page page;
  page.title = "Overview";
  page.current = "/";
  const Totals totals = ArticleTotals(reader);
  page.body << Tiles(reader, totals);
  if (totals.articles == 0) {
    page.body << Nothing(false);
    return page;
  }
  QueryRequest companies = About("companies");
  companies.columns = {"name", "articles", "mentions"};
  companies.limit = 10;
  const ResultTable top = reader.Query(companies);
  page.body << ToHtml(SpunByMonth(reader)) << "<div class=\"columns\">"
            << SourceTable(Sources(reader, 12));
  if (!top.empty()) page.body << ToHtml(top, "companies", "Companies named most");
  page.body << "</div>" << LatestFacts(reader);
  return page;
}

}  // namespace unspin::serve
