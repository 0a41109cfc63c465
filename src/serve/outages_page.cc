// Outages over time and by provider, with their durations.

#include <algorithm>
#include <functional>

#include "serve/chart.h"
#include "serve/event_rows.h"
#include "serve/outage_tables.h"
#include "serve/pages.h"

namespace unspin::serve {
namespace {

constexpr const char* kPath = "/outages";
constexpr uint64_t kProviders = 15;

// Rows and hours by the column of the provider and month, under the filters of the
// page.
ResultTable CountOutages(const Reader& reader, const QueryRequest& request,
                         const std::string& provider) {
  TallyRequest tally;
  tally.rows = request;
  tally.rows.limit.reset();
  tally.rows.offset = 0;
  tally.by = {provider, "month"};
  tally.measure = "hours";
  return reader.Tally(tally);
}

// Those with the most outages or reports.
std::vector<Provider> Providers(const ResultTable& tally) {
  const Rows rows(tally);
  const std::string& column = tally.columns[0].name;
  std::vector<Provider> providers;
  for (const Row& row : tally.rows) {  // ordered by provider
    const std::string name = rows.Get(row, column);
    if (providers.empty() || providers.back().name != name) {
      providers.push_back({name, 0, 0});
    }
    providers.back().count += rows.Integer(row, "count");
    providers.back().longest =
        std::max(providers.back().longest, rows.Real(row, "max"));
  }
  std::ranges::stable_sort(providers, std::greater(), &Provider::count);
  if (providers.size() > kProviders) providers.resize(kProviders);
  return providers;
}

Html Summary(const Reader& reader, const QueryRequest& request, const Filters& filters,
             const std::string& path, bool reports) {
  const ResultTable tally =
      CountOutages(reader, request, reports ? "provider" : "subject");
  const std::string counted = reports ? "reports" : "outages";
  Chart chart = ChartOf(tally, 6);
  chart.caption = reports ? "Outage reports by month and provider"
                          : "Outages by month and provider";
  chart.unit = counted;
  Html html;
  return html << ToHtml(chart)
              << ProviderTable(Providers(tally), filters, path, counted);
}

}  // namespace

Page OutagesPage(const Ask& ask, const Reader& reader) {
  if (AsksForReports(ask)) return OutageReportsPage(ask, reader);
  const Topic& topic = FindTopic("events");
  const Filters filters(ask.parameters, topic, false);
  Page page;
  page.title = "Outages";
  page.current = kPath;
  page.body << FilterForm(filters, topic, kPath,
                          {"company", "since", "until", "min-confidence"})
            << EventTabs(filters, kPath, false);
  QueryRequest request = filters.request();
  request.type = "outage";
  request.columns = kEventColumns;
  const Shown shown = ShowRows(reader, request);
  if (shown.table.empty()) {
    page.body << Nothing(filters.any());
    return page;
  }
  if (filters.offset() == 0) {
    page.body << Summary(reader, request, filters, kPath, false);
  }
  page.body << OutageEventTable(shown.table)
            << Pager(filters, kPath, shown.table.rows.size(), shown.more);
  return page;
}

Page OutageReportsPage(const Ask& ask, const Reader& reader) {
  const std::string path = std::string(kPath) + "/reports";
  const Topic& topic = FindTopic("outages");
  const Filters filters(ask.parameters, topic, false);
  Page page;
  page.title = "Reports of outages";
  page.current = kPath;
  page.body << FilterForm(filters, topic, path,
                          {"company", "type", "source", "since", "until",
                           "min-confidence", "spun"})
            << EventTabs(filters, kPath, true);
  QueryRequest request = filters.request();
  request.columns = kReportColumns;
  const Shown shown = ShowRows(reader, request);
  if (shown.table.empty()) {
    page.body << Nothing(filters.any());
    return page;
  }
  if (filters.offset() == 0) {
    page.body << Summary(reader, request, filters, path, true);
  }
  page.body << OutageReportTable(shown.table)
            << Pager(filters, path, shown.table.rows.size(), shown.more);
  return page;
}

}  // namespace unspin::serve
