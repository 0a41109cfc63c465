// Every topic of `unspin query` as a table.

#include "serve/pages.h"
#include "serve/result_html.h"

namespace unspin::serve {

Shown ShowRows(const Reader& reader, QueryRequest request) {
  const uint64_t limit = request.limit.value_or(kUsualLimit);
  request.limit = limit + 1;
  Shown shown{reader.Query(request), false};
  shown.more = shown.table.rows.size() > limit;
  if (shown.more) shown.table.rows.resize(limit);
  return shown;
}

ResultTable CountBy(const Reader& reader, const QueryRequest& request,
                    std::vector<std::string> by) {
  TallyRequest tally;
  tally.rows = request;
  tally.rows.limit.reset();
  tally.rows.offset = 0;
  tally.by = std::move(by);
  return reader.Tally(tally);
}

Page DataPage(const Ask& /*ask*/, const Reader& /*reader*/) {
  Page page;
  page.title = "All data";
  page.current = "/data";
  page.body
      << "<p>Every topic of <code>unspin query</code> as a table, and as JSON.</p>"
         "<ul class=\"topics\">";
  for (const Topic& topic : Topics()) {
    page.body << "<li><a" << Href(Url("/data/" + topic.name)) << ">" << Text(topic.name)
              << "</a><small>";
    size_t shown = 0;
    for (const TopicColumn& column : topic.columns) {
      if (!column.usual || shown == 5) continue;
      if (shown++ > 0) page.body << ", ";
      page.body << Text(column.name);
    }
    page.body << "</small></li>";
  }
  page.body << "</ul>";
  return page;
}

Page TablePage(const Ask& ask, const Reader& reader) {
  const Topic* topic = nullptr;
  for (const Topic& each : Topics()) {
    if (ask.path == "/data/" + each.name) topic = &each;
  }
  if (topic == nullptr) throw HttpError(404, "there is no page " + ask.path);
  const Filters filters(ask.parameters, *topic, false);
  Page page;
  page.title = topic->name;
  page.current = "/data";
  const Shown shown = ShowRows(reader, filters.request());
  const Url api = filters.UrlOf("/api/" + topic->name);
  page.body << FilterForm(filters, *topic, ask.path,
                          {"company", "person", "type", "source", "since", "until",
                           "min-confidence", "spun", "search"})
            << "<p class=\"formats\">Also as <a" << Href(api) << ">JSON</a>, <a"
            << Href(api.With("format", "csv")) << ">CSV</a>, <a"
            << Href(api.With("format", "jsonl")) << ">JSON Lines</a>; <a"
            << Href(filters.UrlOf(ask.path).With("columns", "*"))
            << ">all columns</a></p>";
  if (shown.table.empty()) {
    page.body << Nothing(filters.any());
    return page;
  }
  const Url url = filters.UrlOf(ask.path).With("offset", "");
  page.body << ToHtml(shown.table, topic->name, page.title,
                      {&url, std::string(filters.Value("order"))})
            << Pager(filters, ask.path, shown.table.rows.size(), shown.more);
  return page;
}

}  // namespace unspin::serve
