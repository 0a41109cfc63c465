#include "serve/outage_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "serve/event_rows.h"

namespace unspin::serve {
namespace {

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

double LongestOf(const ResultTable& table) {
  const Rows rows(table);
  double longest = 0;
  for (const Row& row : table.rows) {
    longest = std::max(longest, rows.Real(row, "hours"));
  }
  return longest;
}

// Who and what was down, in the cell that heads the row.
Html Subject(const std::string& provider, const std::string& service,
             const std::string& regions) {
  Html html;
  html << "<th scope=\"row\">";
  if (!provider.empty()) {
    html << "<a" << Href(EntityUrl(provider, "")) << "><bdi>" << Text(provider)
         << "</bdi></a>";
  }
  if (!service.empty()) html << "<br><small>" << Text(service) << "</small>";
  if (!regions.empty()) html << "<br><small>" << Text(regions) << "</small>";
  return html << "</th>";
}

Html Words(const std::string& article, const std::string& fact,
           const std::string& evidence) {
  Html html;
  return html << "<td><a" << Href(FactUrl(article, fact)) << "><bdi>" << Text(evidence)
              << "</bdi></a></td>";
}

// What events and reports have alike.
void WriteRow(const Rows& rows, const Row& row, std::string_view date,
              std::string_view provider, double longest, Html& html) {
  html << "<tr><td class=\"when\">" << Text(rows.Get(row, date)) << "</td>"
       << Subject(rows.Get(row, provider), rows.Get(row, "service"),
                  rows.Get(row, "regions"))
       << "<td class=\"share\">" << DurationBar(rows.Real(row, "hours"), longest)
       << "</td><td>" << Text(rows.Get(row, "cause")) << "</td><td>"
       << Text(rows.Get(row, "status")) << "</td>";
}

}  // namespace

Html ProviderTable(const std::vector<Provider>& providers, const Filters& filters,
                   const std::string& path, const std::string& counted) {
  double longest = 0;
  for (const Provider& each : providers) longest = std::max(longest, each.longest);
  Html html;
  html << "<div class=\"scroll narrow\" tabindex=\"0\" role=\"region\" "
          "aria-label=\"Outages by "
          "provider\"><table><caption>By provider</caption><thead><tr>"
          "<th scope=\"col\">provider</th>"
          "<th scope=\"col\" class=\"number\">"
       << Text(counted)
       << "</th>"
          "<th scope=\"col\">longest</th></tr></thead><tbody>";
  for (const Provider& each : providers) {
    html << "<tr><th scope=\"row\">";
    if (each.name.empty()) {
      html << "not named";
    } else {
      html << "<a"
           << Href(filters.UrlOf(path).With("company", each.name).With("offset", ""))
           << "><bdi>" << Text(each.name) << "</bdi></a>";
    }
    html << "</th><td class=\"number\">" << each.count << "</td><td class=\"share\">"
         << DurationBar(each.longest, longest) << "</td></tr>";
  }
  return html << "</tbody></table></div>";
}

Html OutageEventTable(const ResultTable& table) {
  const Rows rows(table);
  const double longest = LongestOf(table);
  Html html;
  html << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
          "aria-label=\"Outages\"><table class=\"rows\"><caption>Outages, the latest "
          "first</caption><thead><tr><th scope=\"col\">began</th>"
          "<th scope=\"col\">provider</th><th scope=\"col\">duration</th>"
          "<th scope=\"col\">cause</th><th scope=\"col\">status</th>"
          "<th scope=\"col\">told by</th><th scope=\"col\">what was said</th></tr>"
          "</thead><tbody>";
  for (const Row& row : table.rows) {
    WriteRow(rows, row, "date", "subject", longest, html);
    html << "<td class=\"share\">" << Backing(rows, row) << "</td>"
         << Words(rows.Get(row, "article"), rows.Get(row, "fact"),
                  rows.Get(row, "evidence"))
         << "</tr>";
  }
  return html << "</tbody></table></div>";
}

Html OutageReportTable(const ResultTable& table) {
  const Rows rows(table);
  const double longest = LongestOf(table);
  Html html;
  html << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
          "aria-label=\"Outages\"><table class=\"rows\"><caption>Reports, the latest "
          "first</caption><thead><tr><th scope=\"col\">began</th>"
          "<th scope=\"col\">provider</th><th scope=\"col\">duration</th>"
          "<th scope=\"col\">cause</th><th scope=\"col\">status</th>"
          "<th scope=\"col\">what was said</th></tr></thead><tbody>";
  for (const Row& row : table.rows) {
    WriteRow(rows, row, "began", "provider", longest, html);
    html << Words(rows.Get(row, "article"), rows.Get(row, "id"),
                  rows.Get(row, "evidence"))
         << "</tr>";
  }
  return html << "</tbody></table></div>";
}

}  // namespace unspin::serve
