#include "serve/page.h"

#include <array>

#include "export/cell_text.h"

namespace unspin::serve {
namespace {

struct View {
  const char* path;
  HtmlLiteral name;
};

constexpr std::array<View, 7> kViews = {{{"/", "Overview"},
                                         {"/outages", "Outages"},
                                         {"/roles", "Roles"},
                                         {"/companies", "Companies"},
                                         {"/people", "People"},
                                         {"/search", "Search"},
                                         {"/data", "All data"}}};

Html Navigation(const Page& page) {
  Html html;
  html << "<nav aria-label=\"Views\"><ul>";
  for (const View& view : kViews) {
    html << "<li><a" << Href(Url(view.path));
    if (page.current == view.path) html << " aria-current=\"page\"";
    html << ">" << view.name << "</a></li>";
  }
  return html << "</ul></nav>";
}

Html Top(const Page& page) {
  Html html;
  html << "<header class=\"top\"><a class=\"brand\" href=\"/\">unspin</a>"
       << Navigation(page)
       << "<form class=\"find\" action=\"/search\" role=\"search\">"
          "<label class=\"unseen\" for=\"find\">Search articles</label>"
          "<input id=\"find\" name=\"search\" type=\"search\" "
          "placeholder=\"Search articles\""
       << Attr("value", page.search) << "><button>Search</button></form></header>";
  return html;
}

Html Field(const FilterSpec& spec, const Filters& filters) {
  const std::string_view value = filters.Value(spec.name);
  const std::string id = "filter-" + std::string(spec.name);
  Html html;
  html << "<div class=\"field\"><label" << Attr("for", id) << ">" << Text(spec.name)
       << "</label>";
  if (spec.kind == FilterSpec::Kind::kBoolean) {
    html << "<select" << Attr("id", id) << Attr("name", spec.name)
         << "><option value=\"\">any</option><option value=\"true\"";
    if (value == "true") html << " selected";
    html << ">spun only</option><option value=\"false\"";
    if (value == "false") html << " selected";
    return html << ">clean only</option></select></div>";
  }
  html << "<input" << Attr("id", id) << Attr("name", spec.name) << Attr("value", value)
       << Attr("title", spec.about);
  if (spec.kind == FilterSpec::Kind::kDate) {
    html << " placeholder=\"2023-04\" size=\"9\" "
            "pattern=\"\\d{4}(-\\d{2}(-\\d{2}.*)?)?\"";
  } else if (spec.kind == FilterSpec::Kind::kNumber) {
    html << " type=\"number\" min=\"0\" max=\"1\" step=\"any\"";
  } else {
    html << " size=\"14\"";
  }
  return html << "></div>";
}

}  // namespace

std::string Document(const Page& page) {
  Html html;
  html << "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
          "<meta name=\"color-scheme\" content=\"light dark\"><title>"
       << Text(page.title)
       << " · unspin</title><link rel=\"icon\" href=\"/assets/icon.svg\">"
          "<link rel=\"stylesheet\" href=\"/assets/style.css\">"
          "<script src=\"/assets/chart.js\" defer></script>"
          "<script src=\"/assets/dashboard.js\" defer></script></head><body>"
          "<a class=\"skip\" href=\"#main\">Skip to content</a>"
       << Top(page) << "<main id=\"main\" tabindex=\"-1\">";
  if (page.titled) html << "<h1>" << Text(page.title) << "</h1>";
  html << page.body
       << "</main><footer><p>Read-only. <a href=\"/api/openapi.json\">JSON API</a>. "
          "Keys: <kbd>/</kbd> search, <kbd>g</kbd> then <kbd>o</kbd> outages, "
          "<kbd>r</kbd> roles, <kbd>c</kbd> companies, <kbd>h</kbd> overview."
          "</p></footer></body></html>\n";
  return html.str();
}

std::string ProblemPage(int status, std::string_view message) {
  Page page;
  page.title = StatusWords(status);
  page.body << "<p class=\"problem\" role=\"alert\">" << Text(message)
            << "</p><p><a href=\"/\">To the overview</a></p>";
  return Document(page);
}

Html FilterForm(const Filters& filters, const Topic& topic, const std::string& path,
                const std::vector<std::string_view>& names) {
  Html html;
  html << "<form class=\"filters\" aria-label=\"Filters\"" << Attr("action", path)
       << ">";
  for (const FilterSpec& spec : FilterSpecs()) {
    for (const std::string_view name : names) {
      if (spec.name == name && Applies(spec, topic)) html << Field(spec, filters);
    }
  }
  html << "<div class=\"field\"><button>Filter</button></div>";
  if (filters.any()) {
    html << "<div class=\"field\"><a class=\"clear\"" << Attr("href", path)
         << ">Clear filters</a></div>";
  }
  return html << "</form>";
}

Html Pager(const Filters& filters, const std::string& path, size_t shown, bool more) {
  Html html;
  const uint64_t offset = filters.offset();
  if (offset == 0 && !more) return html;
  const auto link = [&](uint64_t to) {
    return filters.UrlOf(path).With("offset", to == 0 ? "" : std::to_string(to));
  };
  html << "<nav class=\"pager\" aria-label=\"Pages\">";
  if (offset > 0) {
    const uint64_t before = offset > filters.limit() ? offset - filters.limit() : 0;
    html << "<a rel=\"prev\"" << Href(link(before)) << ">Previous</a>";
  }
  if (shown > 0) {
    html << "<span>Rows " << static_cast<int64_t>(offset + 1) << " to "
         << static_cast<int64_t>(offset + shown) << "</span>";
  }
  if (more) {
    html << "<a rel=\"next\"" << Href(link(offset + filters.limit())) << ">Next</a>";
  }
  return html << "</nav>";
}

Html Nothing(bool filtered) {
  Html html;
  if (filtered) {
    return html << "<p class=\"nothing\">Nothing fits these filters.</p>";
  }
  return html << "<p class=\"nothing\">Nothing here yet. <code>unspin ingest INPUT... "
                 "--db facts.db</code> adds articles; this page shows them when it is "
                 "loaded again.</p>";
}

Html Badge(std::string_view text, std::string_view kind) {
  Html html;
  return html << "<span" << Attr("class", "badge " + std::string(kind)) << ">"
              << Text(text) << "</span>";
}

Url ArticleUrl(std::string_view id) { return Url("/article").With("id", id); }

Url FactUrl(std::string_view article, std::string_view fact) {
  return ArticleUrl(article).At(std::string(fact));
}

Url EntityUrl(std::string_view name, std::string_view type) {
  return Url("/entity").With("name", name).With("type", type);
}

Url EventUrl(std::string_view id) { return Url("/event").With("id", id); }

const Cell* Rows::Find(const Row& row, std::string_view column) const {
  for (size_t i = 0; i < row.size(); ++i) {
    if (table_.columns[i].name == column) return &row[i];
  }
  return nullptr;
}

std::string Rows::Get(const Row& row, std::string_view column) const {
  const Cell* const cell = Find(row, column);
  if (cell == nullptr) return {};
  const auto index = static_cast<size_t>(cell - row.data());
  return CellText(*cell, table_.columns[index].type);
}

int64_t Rows::Integer(const Row& row, std::string_view column) const {
  const Cell* const cell = Find(row, column);
  const auto* const number = cell ? std::get_if<int64_t>(cell) : nullptr;
  return number ? *number : 0;
}

double Rows::Real(const Row& row, std::string_view column) const {
  const Cell* const cell = Find(row, column);
  if (const auto* const real = cell ? std::get_if<double>(cell) : nullptr) return *real;
  return static_cast<double>(Integer(row, column));
}

}  // namespace unspin::serve
