// Who came, went and rose, as a timeline.

#include "serve/chart.h"
#include "serve/event_rows.h"
#include "serve/pages.h"

namespace unspin::serve {
namespace {

constexpr const char* kPath = "/roles";

// "Ann Lee leaves Acme as president".
void WriteChange(const Rows& rows, const Row& row, bool reports, Html& html) {
  const std::string person = rows.Get(row, reports ? "person" : "subject");
  const std::string company = rows.Get(row, reports ? "company" : "object");
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

Html Timeline(const ResultTable& table, bool reports) {
  const Rows rows(table);
  Html html;
  std::string month = "none";
  for (const Row& row : table.rows) {
    std::string date = rows.Get(row, "date");
    const bool published = date.empty();
    if (published) date = rows.Get(row, reports ? "published" : "first_seen");
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
    WriteChange(rows, row, reports, html);
    html << "<p class=\"evidence\"><a"
         << Href(FactUrl(rows.Get(row, "article"),
                         rows.Get(row, reports ? "id" : "fact")))
         << "><bdi>" << Text(rows.Get(row, "evidence")) << "</bdi></a></p></div>";
    if (!reports) html << "<div class=\"backing\">" << Backing(rows, row) << "</div>";
    html << "</li>";
  }
  if (month != "none") html << "</ol></section>";
  return html;
}

// The chart of the first page, and the rows.
void Fill(const Reader& reader, const QueryRequest& request, const Filters& filters,
          const std::string& path, Page& page) {
  const bool reports = request.what != "events";
  const Shown shown = ShowRows(reader, request);
  if (shown.table.empty()) {
    page.body << Nothing(filters.any());
    return;
  }
  if (filters.offset() == 0) {
    Chart chart = ChartOf(CountBy(reader, request, {"change", "month"}), 6);
    chart.caption = "Role changes by month";
    chart.unit = reports ? "reports" : "changes";
    page.body << ToHtml(chart);
  }
  page.body << Timeline(shown.table, reports)
            << Pager(filters, path, shown.table.rows.size(), shown.more);
}

}  // namespace

Page RolesPage(const Ask& ask, const Reader& reader) {
  if (AsksForReports(ask)) return RoleReportsPage(ask, reader);
  const Topic& topic = FindTopic("events");
  const Filters filters(ask.parameters, topic, false);
  Page page;
  page.title = "Role changes";
  page.current = kPath;
  page.body << FilterForm(filters, topic, kPath,
                          {"company", "person", "since", "until", "min-confidence"})
            << EventTabs(filters, kPath, false);
  QueryRequest request = filters.request();
  request.type = "role_change";
  request.columns = {"date",    "subject",       "object", "role",     "change",
                     "sources", "disagreements", "facts",  "evidence", "first_seen",
                     "article", "fact",          "id"};
  Fill(reader, request, filters, kPath, page);
  return page;
}

Page RoleReportsPage(const Ask& ask, const Reader& reader) {
  const std::string path = std::string(kPath) + "/reports";
  const Topic& topic = FindTopic("role-changes");
  const Filters filters(ask.parameters, topic, false);
  Page page;
  page.title = "Reports of role changes";
  page.current = kPath;
  page.body << FilterForm(filters, topic, path,
                          {"company", "person", "type", "source", "since", "until",
                           "min-confidence", "spun"})
            << EventTabs(filters, kPath, true);
  QueryRequest request = filters.request();
  request.columns = {"date",     "person",    "company", "role", "change",
                     "evidence", "published", "article", "id"};
  Fill(reader, request, filters, path, page);
  return page;
}

}  // namespace unspin::serve
