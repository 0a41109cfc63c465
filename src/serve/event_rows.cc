#include "serve/event_rows.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace unspin::serve {
namespace {

Html Tab(const Url& url, HtmlLiteral name, bool current) {
  Html html;
  html << "<li><a" << Href(url);
  if (current) html << " aria-current=\"page\"";
  return html << ">" << name << "</a></li>";
}

// The fields in which sources disagree: "hours, affected".
std::string DisputedFields(const std::string& json) {
  const auto items = nlohmann::json::parse(json, nullptr, false);
  std::string fields;
  if (!items.is_array()) return fields;
  for (const auto& item : items) {
    const std::string field = item.value("field", "");
    fields += (fields.empty() ? "" : ", ") + field;
  }
  std::ranges::replace(fields, '_', ' ');
  return fields;
}

}  // namespace

Html Count(uint64_t number, HtmlLiteral one, HtmlLiteral many) {
  Html html;
  return html << static_cast<int64_t>(number) << (number == 1 ? one : many);
}

bool AsksForReports(const Ask& ask) {
  constexpr std::array<std::string_view, 5> kOfReports = {"type", "source", "spun",
                                                          "language", "search"};
  return std::ranges::any_of(kOfReports, [&ask](std::string_view name) {
    const auto found = ask.parameters.find(std::string(name));
    return found != ask.parameters.end() && !found->second.empty();
  });
}

Html EventTabs(const Filters& filters, const std::string& path, bool reports) {
  Html html;
  const auto url = [&filters](const std::string& to) {
    Url target = filters.UrlOf(to).With("offset", "");
    for (const char* name : {"type", "source", "spun", "language", "search", "order"}) {
      target = target.With(name, "");
    }
    return target;
  };
  return html << "<nav class=\"tabs\" aria-label=\"What a row is\"><ul>"
              << Tab(url(path), "One row an event", !reports)
              << Tab(url(path + "/reports"), "All reports", reports) << "</ul></nav>";
}

Html Backing(const Rows& rows, const Row& row) {
  Html html;
  html << "<a" << Href(EventUrl(rows.Get(row, "id"))) << ">"
       << Count(static_cast<uint64_t>(rows.Integer(row, "sources")), " source",
                " sources")
       << "</a><br><small>"
       << Count(static_cast<uint64_t>(rows.Integer(row, "facts")), " report",
                " reports")
       << "</small>";
  const std::string disputed = DisputedFields(rows.Get(row, "disagreements"));
  if (!disputed.empty()) {
    html << "<br>" << Badge("disagree: " + disputed, "warm");
  }
  return html;
}

}  // namespace unspin::serve
