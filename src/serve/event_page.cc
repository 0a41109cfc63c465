// One event: what its sources say together, where they disagree, and each report.

#include <algorithm>
#include <array>

#include "serve/event_rows.h"
#include "serve/pages.h"
#include "serve/result_html.h"

namespace unspin::serve {
namespace {

constexpr size_t kReports = 200;

// A field for people. A length is mostly exact, and then stands once.
std::string Spaced(std::string name) {
  if (name == "duration_hours_max") return "hours at most";
  if (name == "duration_hours_min") return "hours at least";
  std::ranges::replace(name, '_', ' ');
  return name;
}

// What it is about: the first of these that is known.
std::string NameOf(const EventView& event) {
  constexpr std::array<std::string_view, 4> kFields = {"provider", "person", "company",
                                                       "subject"};
  for (const std::string_view field : kFields) {
    for (const auto& [name, value] : event.values) {
      if (name == field) return value;
    }
  }
  return "not named";
}

// The field that repeats the date of the event.
std::string_view DateFieldOf(std::string_view type) {
  return type == "outage" ? "began" : "date";
}

Html Entry(std::string_view name, std::string_view value) {
  Html html;
  return html << "<div><dt>" << Text(name) << "</dt><dd><bdi>" << Text(value)
              << "</bdi></dd></div>";
}

Html Values(const EventView& event) {
  Html html;
  html << "<section><h2>What they say</h2><dl>";
  if (!event.date.empty()) html << Entry("date", event.date);
  for (const auto& [name, value] : event.values) {
    if (name != "start_precision" && name != DateFieldOf(event.type)) {
      html << Entry(Spaced(name), value);
    }
  }
  html << "</dl></section>";
  if (event.disagreements.empty()) return html;
  html << "<section><h2>Where they disagree</h2><dl>";
  for (const DisagreementView& each : event.disagreements) {
    std::string values;
    for (const auto& [value, sources] : each.values) {
      values += (values.empty() ? "" : "; ") + value + " (" + std::to_string(sources) +
                (sources == 1 ? " source)" : " sources)");
    }
    html << Entry(Spaced(each.field), values);
  }
  return html << "</dl></section>";
}

Html Reports(const EventView& event) {
  ResultTable table;
  table.columns = {
      {"published"}, {"source"},  {"evidence"}, {"confidence", ColumnType::kReal},
      {"spun"},      {"article"}, {"id"},       {"reason"}};
  for (const EventFactView& fact : event.facts) {
    if (table.rows.size() == kReports) break;
    table.rows.push_back({fact.published, fact.source, fact.evidence, fact.confidence,
                          std::string(fact.spun ? "true" : "false"), fact.article,
                          "f" + std::to_string(fact.id), fact.reason});
  }
  Html html;
  html << "<section>";
  if (!table.empty())
    html << ToHtml(table, "facts", "Reports, the first published first");
  if (event.facts.size() > kReports) {
    html << "<p class=\"note\">The first of "
         << static_cast<int64_t>(event.facts.size()) << ".</p>";
  }
  return html << "</section>";
}

}  // namespace

Page EventPage(const Ask& ask, const Reader& reader) {
  const auto asked = ask.parameters.find("id");
  const std::string id = asked == ask.parameters.end() ? "" : asked->second;
  const std::optional<EventView> event = reader.ShowEvent(id);
  if (!event) throw HttpError(404, "there is no event \"" + id + "\"");
  Page page;
  const std::string name = NameOf(*event);
  page.title = name;
  page.titled = false;
  page.body << "<h1><bdi>" << Text(name) << "</bdi> "
            << Badge(Spaced(event->type), "calm") << "</h1><p class=\"meta\"><span>"
            << Count(event->articles, " article", " articles") << " of "
            << Count(event->sources, " independent source", " independent sources")
            << "</span><span>";
  if (!event->first_seen.empty()) {
    page.body << Text(event->first_seen.substr(0, 10)) << " to "
              << Text(event->last_seen.substr(0, 10));
  }
  page.body << "</span><span class=\"id\">" << Text(id) << "</span></p>"
            << Values(*event) << Reports(*event);
  return page;
}

}  // namespace unspin::serve
