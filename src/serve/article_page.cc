// One article: repaired, as it came, and the differences, with entities and facts
// marked.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "serve/marked_text.h"
#include "serve/pages.h"

namespace unspin::serve {
namespace {

enum class Side { kRepaired, kOriginal, kDifferences };

struct Tab {
  const char* name;  // of the parameter
  HtmlLiteral title;
  Side side;
};
constexpr std::array<Tab, 3> kTabs = {
    {{"repaired", "Repaired", Side::kRepaired},
     {"original", "Original", Side::kOriginal},
     {"differences", "Differences", Side::kDifferences}}};

Side SideOf(const Ask& ask) {
  const auto view = ask.parameters.find("view");
  if (view == ask.parameters.end()) return Side::kRepaired;
  for (const Tab& tab : kTabs) {
    if (tab.name == view->second) return tab.side;
  }
  throw HttpError(
      400, "view: \"" + view->second + "\" is not repaired, original or differences");
}

// Where an item stands on a side.
Mark PlaceOf(const auto& item, Side side) {
  Mark mark;
  mark.start = side == Side::kOriginal ? item.source_start : item.start;
  mark.end = side == Side::kOriginal ? item.source_end : item.end;
  return mark;
}

Html MentionLink(const StoredMention& mention) {
  const bool value =
      mention.type == "date" || mention.type == "money" || mention.type == "percent";
  const std::string about =
      fmt::format("{}: {} ({:.2f})", mention.type, mention.entity, mention.confidence);
  Html html;
  if (value) {
    return html << "<span" << Attr("class", "mention value") << Attr("title", about)
                << ">";
  }
  return html << "<a" << Attr("class", "mention " + mention.type)
              << Attr("title", about) << Href(EntityUrl(mention.entity, mention.type))
              << ">";
}

void AddMentions(const ArticleView& article, bool title, Side side,
                 std::vector<Mark>& marks) {
  for (const StoredMention& mention : article.mentions) {
    if (mention.in_title != title) continue;
    Mark mark = PlaceOf(mention, side);
    if (mark.end <= mark.start) continue;
    mark.open = MentionLink(mention);
    const bool link = mark.open.str().starts_with("<a");
    mark.close << (link ? HtmlLiteral("</a>") : HtmlLiteral("</span>"));
    marks.push_back(std::move(mark));
  }
}

void AddFacts(const ArticleView& article, bool title, Side side,
              std::vector<Mark>& marks) {
  for (const StoredFact& fact : article.facts) {
    if (fact.in_title != title) continue;
    Mark mark = PlaceOf(fact, side);
    mark.open << "<span class=\"fact\"" << Attr("id", "f" + std::to_string(fact.id))
              << ">";
    mark.close << "</span>";
    marks.push_back(std::move(mark));
  }
}

void AddRepairs(const ArticleView& article, bool title, std::vector<Mark>& marks) {
  for (const StoredRepair& repair : article.repairs) {
    if (repair.in_title != title) continue;
    Mark mark = PlaceOf(repair, Side::kRepaired);
    const std::string about =
        fmt::format("{} ({:.2f})", repair.kind, repair.confidence);
    if (!repair.source.empty()) {
      mark.instead << "<del" << Attr("title", about) << ">" << Text(repair.source)
                   << "</del>";
    }
    if (!repair.text.empty()) {
      mark.instead << "<ins" << Attr("title", about) << ">" << Text(repair.text)
                   << "</ins>";
    }
    if (!mark.instead.empty()) marks.push_back(std::move(mark));
  }
}

Html TextOf(const ArticleView& article, bool title, Side side) {
  std::vector<Mark> marks;
  if (side == Side::kDifferences) {
    AddRepairs(article, title, marks);
  } else {
    AddFacts(article, title, side, marks);
    AddMentions(article, title, side, marks);
  }
  const std::string& repaired = title ? article.title : article.text;
  const std::string& original = title ? article.original_title : article.original;
  return WithMarks(side == Side::kOriginal ? original : repaired, std::move(marks));
}

Html Tabs(const ArticleView& article, Side side) {
  Html html;
  html << "<nav class=\"tabs\" aria-label=\"Form of the text\"><ul>";
  for (const Tab& tab : kTabs) {
    const bool usual = tab.side == Side::kRepaired;
    html << "<li><a" << Attr("data-view", tab.name)
         << Href(ArticleUrl(article.id).With("view", usual ? "" : tab.name));
    if (tab.side == side) html << " aria-current=\"page\"";
    html << ">" << tab.title << "</a></li>";
  }
  return html << "</ul></nav>";
}

// The parts of the head that are known.
Html Meta(const ArticleView& article) {
  Html html;
  html << "<p class=\"meta\">";
  if (!article.published.empty()) {
    html << "<span class=\"when\">" << Text(article.published) << "</span> ";
  }
  for (const std::string* part :
       {&article.source, &article.author, &article.language}) {
    if (!part->empty()) html << "<span>" << Text(*part) << "</span> ";
  }
  if (article.spun_profile.empty()) {
    html << Badge("clean", "calm");
  } else {
    html << Badge(
        fmt::format("spun by {}, {:.2f}", article.spun_profile, article.spun_score),
        "warm");
  }
  html << " <span>" << static_cast<int64_t>(article.repairs.size())
       << " repairs</span> <span class=\"id\">" << Text(article.id) << "</span>";
  const bool web =
      article.url.starts_with("https://") || article.url.starts_with("http://");
  if (web) {
    html << " <a rel=\"noopener noreferrer external\"" << Attr("href", article.url)
         << ">Where it was published</a>";
  }
  return html << "</p>";
}

// "provider: Acme; began: 2022-12-18".
Html Fields(const std::string& fields) {
  Html html;
  const auto json = nlohmann::ordered_json::parse(fields, nullptr, false);
  if (!json.is_object()) return html << Text(fields);
  html << "<dl>";
  for (const auto& [name, value] : json.items()) {
    if (value.is_null()) continue;
    std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
    if (value.is_array()) {
      shown.clear();
      for (const auto& item : value) {
        shown += (shown.empty() ? "" : ", ") +
                 (item.is_string() ? item.get<std::string>() : item.dump());
      }
    }
    std::string words = name;
    std::ranges::replace(words, '_', ' ');
    html << "<div><dt>" << Text(words) << "</dt><dd><bdi>" << Text(shown)
         << "</bdi></dd></div>";
  }
  return html << "</dl>";
}

Html FactList(const ArticleView& article) {
  Html html;
  html << "<section aria-labelledby=\"facts\"><h2 id=\"facts\">Facts</h2>";
  if (article.facts.empty()) html << "<p class=\"nothing\">None.</p>";
  html << "<ul class=\"factlist\">";
  for (const StoredFact& fact : article.facts) {
    const std::string id = "f" + std::to_string(fact.id);
    html << "<li><a" << Attr("href", "#" + id) << ">" << Text(fact.type)
         << "</a> <small>" << Text(fmt::format("{:.2f}", fact.confidence)) << "</small>"
         << Fields(fact.fields) << "</li>";
  }
  return html << "</ul></section>";
}

Html EntityList(const ArticleView& article) {
  Html html;
  html << "<section aria-labelledby=\"entities\"><h2 id=\"entities\">Entities</h2>"
          "<ul class=\"entities\">";
  for (const StoredEntity& entity : article.entities) {
    html << "<li><a" << Attr("class", "mention " + entity.type)
         << Href(EntityUrl("e" + std::to_string(entity.id), "")) << "><bdi>"
         << Text(entity.name) << "</bdi></a> <small>" << Text(entity.type)
         << "</small></li>";
  }
  return html << "</ul></section>";
}

}  // namespace

Page ArticlePage(const Ask& ask, const Reader& reader) {
  const auto id = ask.parameters.find("id");
  if (id == ask.parameters.end()) throw HttpError(400, "id=ARTICLE is missing");
  const Side side = SideOf(ask);
  const std::optional<ArticleView> article = reader.Show(id->second);
  if (!article) throw HttpError(404, "no article has the id " + id->second);
  Page page;
  page.title = article->title.empty() ? article->id : article->title;
  page.titled = false;
  // An original often begins with its headline.
  const bool inside = side == Side::kOriginal && !article->original_title.empty() &&
                      article->original.starts_with(article->original_title);
  page.body << "<article><h1 dir=\"auto\">"
            << (inside ? TextOf(*article, true, Side::kRepaired)
                       : TextOf(*article, true, side))
            << "</h1>" << Meta(*article) << Tabs(*article, side)
            << "<div class=\"reader\"><div class=\"text\" dir=\"auto\">"
            << TextOf(*article, false, side) << "</div><aside>" << FactList(*article)
            << EntityList(*article) << "</aside></div></article>";
  return page;
}

}  // namespace unspin::serve
