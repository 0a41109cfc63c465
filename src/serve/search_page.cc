// Full-text search with snippets.

#include <algorithm>

#include "serve/pages.h"

namespace unspin::serve {
namespace {

constexpr const char* kPath = "/search";
constexpr uint64_t kResults = 20;

// `text` with the words between the marks of SearchRequest set off.
Html Marked(std::string_view text, const SearchRequest& request) {
  Html html;
  while (!text.empty()) {
    const size_t begin = std::min(text.find(request.mark_begin), text.size());
    html << Text(text.substr(0, begin));
    text.remove_prefix(begin);
    if (text.empty()) break;
    text.remove_prefix(request.mark_begin.size());
    const size_t end = std::min(text.find(request.mark_end), text.size());
    html << "<mark>" << Text(text.substr(0, end)) << "</mark>";
    text.remove_prefix(std::min(end + request.mark_end.size(), text.size()));
  }
  return html;
}

Html Results(const ResultTable& table, const SearchRequest& request) {
  const Rows rows(table);
  Html html;
  html << "<ol class=\"results\">";
  for (const Row& row : table.rows) {
    const std::string id = rows.Get(row, "id");
    html << "<li><h2><a" << Href(ArticleUrl(id)) << "><bdi>"
         << Marked(rows.Get(row, "title"), request)
         << "</bdi></a></h2><p class=\"meta\">"
         << "<span class=\"when\">" << Text(rows.Get(row, "published")) << "</span> ";
    if (rows.Integer(row, "spun") != 0) html << Badge("spun", "warm") << " ";
    html << "<span class=\"id\">" << Text(id) << "</span></p><p dir=\"auto\">"
         << Marked(rows.Get(row, "snippet"), request) << "</p></li>";
  }
  return html << "</ol>";
}

SearchRequest RequestOf(const Filters& filters) {
  SearchRequest request;
  request.text = filters.request().search.value_or("");
  request.since = filters.request().since;
  request.until = filters.request().until;
  request.spun = filters.request().spun;
  request.source = filters.request().source;
  request.limit = filters.limit() + 1;
  request.offset = filters.offset();
  return request;
}

}  // namespace

Page SearchPage(const Ask& ask, const Reader& reader) {
  const Topic& topic = FindTopic("articles");
  Parameters parameters = ask.parameters;
  if (!parameters.contains("limit")) {
    parameters.emplace("limit", std::to_string(kResults));
  }
  const Filters filters(parameters, topic, false);
  Page page;
  page.title = "Search";
  page.current = kPath;
  page.search = filters.Value("search");
  page.body << FilterForm(filters, topic, kPath,
                          {"search", "source", "since", "until", "spun"});
  if (!filters.request().search) {
    page.body << "<p>All words must appear; <code>\"words in quotes\"</code> stand "
                 "together; <code>outag*</code> finds words that begin so.</p>";
    return page;
  }
  const SearchRequest request = RequestOf(filters);
  ResultTable table = reader.Search(request);
  const bool more = table.rows.size() > filters.limit();
  if (more) table.rows.resize(filters.limit());
  if (table.empty()) {
    page.body << Nothing(true);
    return page;
  }
  page.body << Results(table, request)
            << Pager(filters, kPath, table.rows.size(), more);
  return page;
}

}  // namespace unspin::serve
