// Who came, went and rose, as a timeline.

#include "serve/chart.h"
#include "serve/pages.h"

namespace unspin::serve {
namespace {

constexpr const char* kPath = "/roles";

// "Ann Lee leaves Acme as president".
void WriteChange(const Rows& rows, const Row& row, Html& html) {
  const std::string person = rows.Get(row, "person");
  const std::string company = rows.Get(row, "company");
  const std::string role = rows.Get(row, "role");
  const std::string change = rows.Get(row, "change");
  const bool is = change == "appointed" || change == "promoted" || change == "acting";
  html << "<p class=\"change\"><a" << Href(EntityUrl(person, "person")) << "><bdi>"
       << Text(person) << "</bdi></a> ";
  if (is) html << "is ";
  html << "<strong>" << Text(change) << "</strong>";
  if (!company.empty()) {
    html << (is ? HtmlLiteral(" at ") : HtmlLiteral(" ")) << "<a"
         << Href(EntityUrl(company, "")) << "><bdi>" << Text(company) << "</bdi></a>";
  }
  if (!role.empty()) html << " as " << Text(role);
  html << "</p>";
}

Html Timeline(const ResultTable& table) {
  const Rows rows(table);
  Html html;
  std::string month = "none";
  for (const Row& row : table.rows) {
    std::string date = rows.Get(row, "date");
    const bool published = date.empty();
    if (published) date = rows.Get(row, "published");
    const std::string now = date.substr(0, 7);
    if (now != month) {
      if (month != "none") html << "</ol></section>";
      month = now;
      html << "<section class=\"month\"><h2>" << Text(now.empty() ? "no date" : now)
           << "</h2><ol class=\"timeline\">";
    }
    html << "<li><span class=\"when\">" << Text(date.substr(0, 10));
    if (published && !date.empty()) html << " <small>reported</small>";
    html << "</span><div>";
    WriteChange(rows, row, html);
    html << "<p class=\"evidence\"><a"
         << Href(FactUrl(rows.Get(row, "article"), rows.Get(row, "id"))) << "><bdi>"
         << Text(rows.Get(row, "evidence")) << "</bdi></a></p></div></li>";
  }
  if (month != "none") html << "</ol></section>";
  return html;
}

}  // namespace

Page RolesPage(const Ask& ask, const Reader& reader) {
  const Topic& topic = FindTopic("role-changes");
  const Filters filters(ask.parameters, topic, false);
  Page page;
  page.title = "Role changes";
  page.current = kPath;
  page.body << FilterForm(filters, topic, kPath,
                          {"company", "person", "type", "source", "since", "until",
                           "min-confidence", "spun"});
  QueryRequest request = filters.request();
  request.columns = {"date",     "person",    "company", "role", "change",
                     "evidence", "published", "article", "id"};
  const Shown shown = ShowRows(reader, request);
  if (shown.table.empty()) {
    page.body << Nothing(filters.any());
    return page;
  }
  if (filters.offset() == 0) {
    Chart chart = ChartOf(CountBy(reader, request, {"change", "month"}), 6);
    chart.caption = "Role changes by month";
    chart.unit = "reports";
    page.body << ToHtml(chart);
  }
  page.body << Timeline(shown.table)
            << Pager(filters, kPath, shown.table.rows.size(), shown.more);
  return page;
}

}  // namespace unspin::serve
