// Companies, people and so on: who is named how often, and when.

#include "serve/chart.h"
#include "serve/pages.h"
#include "serve/result_html.h"

namespace unspin::serve {
namespace {

constexpr size_t kCharted = 6;

// Articles by month that name each of the first entities.
Chart MentionsByMonth(const Reader& reader, const ResultTable& table,
                      const Filters& filters) {
  const Rows rows(table);
  ResultTable all;
  for (size_t i = 0; i < table.rows.size() && i < kCharted; ++i) {
    QueryRequest request = filters.request();
    request.what = "articles";
    request.type.reset();
    request.company = "e" + rows.Get(table.rows[i], "id");
    const ResultTable months = CountBy(reader, request, {"month"});
    all.columns = {{"name", ColumnType::kText}, {"month"}, {"count"}};
    for (const Row& row : months.rows) {
      all.rows.push_back({rows.Get(table.rows[i], "name"), row[0], row[1]});
    }
  }
  return ChartOf(all, kCharted);
}

}  // namespace

Page EntitiesPage(const Ask& ask, const Reader& reader) {
  const Topic& topic = FindTopic(ask.path.substr(1));
  const Filters filters(ask.parameters, topic, false);
  Page page;
  page.title = topic.name;
  page.title[0] = static_cast<char>(page.title[0] - 'a' + 'A');
  page.current = ask.path;
  page.body << FilterForm(
      filters, topic, ask.path,
      {"company", "person", "source", "since", "until", "spun", "search"});
  QueryRequest request = filters.request();
  request.columns = {"name", "articles", "mentions", "distinction", "aliases", "id"};
  Shown shown = ShowRows(reader, request);
  if (shown.table.empty()) {
    page.body << Nothing(filters.any());
    return page;
  }
  // The articles of two things at once cannot be asked for.
  const bool alone =
      filters.Value("company").empty() && filters.Value("person").empty();
  if (alone && filters.offset() == 0) {
    Chart chart = MentionsByMonth(reader, shown.table, filters);
    chart.caption = page.title + " named most: articles by month";
    chart.unit = "articles";
    chart.lines = true;
    page.body << ToHtml(chart);
  }
  shown.table.columns.pop_back();
  for (Row& row : shown.table.rows) row.pop_back();
  const Url url = filters.UrlOf(ask.path);
  page.body << ToHtml(shown.table, topic.name, page.title,
                      {&url, std::string(filters.Value("order"))})
            << Pager(filters, ask.path, shown.table.rows.size(), shown.more);
  return page;
}

}  // namespace unspin::serve
