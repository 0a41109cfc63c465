// Outages over time and by provider, with their durations.

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "serve/chart.h"
#include "serve/pages.h"
#include "serve/result_html.h"

namespace unspin::serve {
namespace {

constexpr const char* kPath = "/outages";
constexpr uint64_t kProviders = 15;

struct Provider {
  std::string name;
  int64_t reports = 0;
  double longest = 0;  // hours; 0: not known
};

// Reports and hours by provider and month, under the filters of the page.
ResultTable CountOutages(const Reader& reader, const QueryRequest& request) {
  TallyRequest tally;
  tally.rows = request;
  tally.rows.limit.reset();
  tally.rows.offset = 0;
  tally.by = {"provider", "month"};
  tally.measure = "hours";
  return reader.Tally(tally);
}

// Those with the most reports.
std::vector<Provider> Providers(const ResultTable& tally) {
  const Rows rows(tally);
  std::vector<Provider> providers;
  for (const Row& row : tally.rows) {  // ordered by provider
    const std::string name = rows.Get(row, "provider");
    if (providers.empty() || providers.back().name != name) {
      providers.push_back({name, 0, 0});
    }
    providers.back().reports += rows.Integer(row, "count");
    providers.back().longest =
        std::max(providers.back().longest, rows.Real(row, "max"));
  }
  std::ranges::stable_sort(providers, std::greater(), &Provider::reports);
  if (providers.size() > kProviders) providers.resize(kProviders);
  return providers;
}

std::string Hours(double hours) {
  if (hours <= 0) return "not known";
  if (hours < 1) return fmt::format("{:.0f} min", hours * 60);
  if (hours < 48) return fmt::format("{:.3g} h", hours);
  return fmt::format("{:.3g} days", hours / 24);
}

// A bar whose length is the duration, on a scale that ends at `longest`.
Html DurationBar(double hours, double longest) {
  Html html;
  if (hours > 0 && longest > 0) {
    html << "<meter class=\"plain\" aria-hidden=\"true\" min=\"0\""
         << Attr("max", fmt::format("{:.4g}", longest))
         << Attr("value", fmt::format("{:.4g}", hours)) << "></meter> ";
  }
  return html << Text(Hours(hours));
}

Html ProviderTable(const std::vector<Provider>& providers, const Filters& filters) {
  double longest = 0;
  for (const Provider& each : providers) longest = std::max(longest, each.longest);
  Html html;
  html << "<div class=\"scroll narrow\" tabindex=\"0\" role=\"region\" "
          "aria-label=\"Outages by "
          "provider\"><table><caption>By provider</caption><thead><tr>"
          "<th scope=\"col\">provider</th>"
          "<th scope=\"col\" class=\"number\">reports</th>"
          "<th scope=\"col\">longest</th></tr></thead><tbody>";
  for (const Provider& each : providers) {
    html << "<tr><th scope=\"row\">";
    if (each.name.empty()) {
      html << "not named";
    } else {
      html << "<a"
           << Href(filters.UrlOf(kPath).With("company", each.name).With("offset", ""))
           << "><bdi>" << Text(each.name) << "</bdi></a>";
    }
    html << "</th><td class=\"number\">" << each.reports << "</td><td class=\"share\">"
         << DurationBar(each.longest, longest) << "</td></tr>";
  }
  return html << "</tbody></table></div>";
}

Html OutageTable(const ResultTable& table) {
  const Rows rows(table);
  double longest = 0;
  for (const Row& row : table.rows)
    longest = std::max(longest, rows.Real(row, "hours"));
  Html html;
  html
      << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Outages\">"
         "<table class=\"rows\"><caption>Reports, the latest first</caption><thead><tr>"
         "<th scope=\"col\">began</th><th scope=\"col\">provider</th>"
         "<th scope=\"col\">duration</th><th scope=\"col\">cause</th>"
         "<th scope=\"col\">status</th><th scope=\"col\">what was "
         "said</th></tr></thead>"
         "<tbody>";
  for (const Row& row : table.rows) {
    const std::string provider = rows.Get(row, "provider");
    const std::string service = rows.Get(row, "service");
    html << "<tr><td class=\"when\">" << Text(rows.Get(row, "began"))
         << "</td><th scope=\"row\">";
    if (!provider.empty()) {
      html << "<a" << Href(EntityUrl(provider, "")) << "><bdi>" << Text(provider)
           << "</bdi></a>";
    }
    if (!service.empty()) html << "<br><small>" << Text(service) << "</small>";
    const std::string regions = rows.Get(row, "regions");
    if (!regions.empty()) html << "<br><small>" << Text(regions) << "</small>";
    html << "</th><td class=\"share\">" << DurationBar(rows.Real(row, "hours"), longest)
         << "</td><td>" << Text(rows.Get(row, "cause")) << "</td><td>"
         << Text(rows.Get(row, "status")) << "</td><td><a"
         << Href(FactUrl(rows.Get(row, "article"), rows.Get(row, "id"))) << "><bdi>"
         << Text(rows.Get(row, "evidence")) << "</bdi></a></td></tr>";
  }
  return html << "</tbody></table></div>";
}

}  // namespace

Page OutagesPage(const Ask& ask, const Reader& reader) {
  const Topic& topic = FindTopic("outages");
  const Filters filters(ask.parameters, topic, false);
  Page page;
  page.title = "Outages";
  page.current = kPath;
  page.body << FilterForm(
      filters, topic, kPath,
      {"company", "type", "source", "since", "until", "min-confidence", "spun"});
  QueryRequest request = filters.request();
  request.columns = {"began", "provider", "service",  "regions", "hours",
                     "cause", "status",   "evidence", "article", "id"};
  const Shown shown = ShowRows(reader, request);
  if (shown.table.empty()) {
    page.body << Nothing(filters.any());
    return page;
  }
  if (filters.offset() == 0) {
    const ResultTable tally = CountOutages(reader, request);
    Chart chart = ChartOf(tally, 6);
    chart.caption = "Outage reports by month and provider";
    chart.unit = "reports";
    page.body << ToHtml(chart) << ProviderTable(Providers(tally), filters);
  }
  page.body << OutageTable(shown.table)
            << Pager(filters, kPath, shown.table.rows.size(), shown.more);
  return page;
}

}  // namespace unspin::serve
