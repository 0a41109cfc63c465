// One company, person, product or place: what is said about it, and where.

#include "serve/chart.h"
#include "serve/pages.h"
#include "serve/result_html.h"

namespace unspin::serve {
namespace {

constexpr uint64_t kFacts = 50;
constexpr uint64_t kArticles = 20;

std::string Parameter(const Ask& ask, const std::string& name) {
  const auto found = ask.parameters.find(name);
  return found == ask.parameters.end() ? "" : found->second;
}

Html Choice(const std::vector<EntityCard>& cards) {
  Html html;
  html << "<p class=\"note\">Others of this name: ";
  for (size_t i = 1; i < cards.size() && i < 10; ++i) {
    if (i > 1) html << ", ";
    html << "<a" << Href(EntityUrl("e" + std::to_string(cards[i].id), "")) << "><bdi>"
         << Text(cards[i].ToString()) << "</bdi></a>";
  }
  return html << "</p>";
}

Html Facts(const Reader& reader, const std::string& id) {
  QueryRequest request;
  request.what = "facts";
  request.company = id;
  request.columns = {"date", "type", "evidence", "confidence", "article", "id"};
  request.limit = kFacts;
  const ResultTable table = reader.Query(request);
  Html html;
  html << "<section><h2>Facts</h2>";
  if (table.empty()) return html << "<p class=\"nothing\">None.</p></section>";
  html << ToHtml(table, "facts", "Facts, the latest first");
  if (table.rows.size() == kFacts) {
    html << "<p><a" << Href(Url("/data/facts").With("company", id))
         << ">All facts</a></p>";
  }
  return html << "</section>";
}

Html Articles(const Reader& reader, const std::string& id) {
  QueryRequest request;
  request.what = "articles";
  request.company = id;
  request.columns = {"published", "title", "source", "spun", "id"};
  request.limit = kArticles;
  const ResultTable table = reader.Query(request);
  Html html;
  if (table.empty()) return html;
  html << "<section><h2>Articles</h2>"
       << ToHtml(table, "articles", "Articles, the latest first");
  if (table.rows.size() == kArticles) {
    html << "<p><a" << Href(Url("/data/articles").With("company", id))
         << ">All articles</a></p>";
  }
  return html << "</section>";
}

Chart ByMonth(const Reader& reader, const std::string& id, const std::string& name) {
  QueryRequest request;
  request.what = "articles";
  request.company = id;
  ResultTable table = CountBy(reader, request, {"month"});
  for (Row& row : table.rows) row.insert(row.begin(), name);
  table.columns.insert(table.columns.begin(), {"name", ColumnType::kText});
  Chart chart = ChartOf(table, 1);
  chart.caption = "Articles that name it, by month";
  chart.unit = "articles";
  return chart;
}

}  // namespace

Page EntityPage(const Ask& ask, const Reader& reader) {
  const std::string name = Parameter(ask, "name");
  const std::string type = Parameter(ask, "type");
  const std::vector<EntityCard> cards =
      reader.MeantEntities(name, type.empty() ? std::nullopt : std::optional(type));
  if (cards.empty()) throw HttpError(404, "nothing is called \"" + name + "\"");
  const EntityCard& card = cards.front();
  const std::string id = "e" + std::to_string(card.id);
  Page page;
  page.title = card.name;
  page.titled = false;
  page.body << "<h1><bdi>" << Text(card.name) << "</bdi> " << Badge(card.type, "calm")
            << "</h1><p class=\"meta\">";
  if (!card.distinction.empty()) {
    page.body << "<span>" << Text(card.distinction) << "</span>";
  }
  page.body << card.articles << " articles <span class=\"id\">" << Text(id)
            << "</span></p>";
  if (cards.size() > 1) page.body << Choice(cards);
  page.body << ToHtml(ByMonth(reader, id, card.name)) << Facts(reader, id)
            << Articles(reader, id);
  const ResultTable names = reader.EntityNames(card.id);
  if (!names.empty()) {
    page.body << "<section><h2>Names</h2>"
              << ToHtml(names, "names", "What articles call it, and why it is the same")
              << "</section>";
  }
  return page;
}

}  // namespace unspin::serve
