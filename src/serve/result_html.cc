#include "serve/result_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/fact.h"
#include "export/cell_text.h"
#include "serve/page.h"

namespace unspin::serve {
namespace {

// Topics of entities, and the type of each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntityTopics = {
    {{"companies", "company"},
     {"organizations", "organization"},
     {"people", "person"},
     {"products", "product"},
     {"places", "place"}}};

std::string_view EntityTypeOf(std::string_view topic) {
  for (const auto& [name, type] : kEntityTopics) {
    if (name == topic) return type;
  }
  return {};
}

FieldKind KindOf(std::string_view topic, std::string_view column) {
  for (const FactTypeSpec& type : FactTypes()) {
    if (type.query != topic) continue;
    const auto field = std::ranges::find(type.fields, column, &FactFieldSpec::name);
    if (field != type.fields.end()) return field->kind;
  }
  return FieldKind::kText;
}

Html Link(const Url& url, std::string_view text) {
  Html html;
  return html << "<a" << Href(url) << ">" << Text(text) << "</a>";
}

class Writer {
 public:
  Writer(const ResultTable& table, const std::string& topic)
      : table_(table), rows_(table), topic_(topic) {}

  Html CellHtml(const Row& row, size_t i) const;
  bool IsRight(size_t column) const {
    const ColumnType type = table_.columns[column].type;
    return type == ColumnType::kInteger || type == ColumnType::kReal;
  }

 private:
  Html List(const std::string& json, bool entities) const;
  Html Identity(const Row& row, const std::string& text) const;

  const ResultTable& table_;
  Rows rows_;
  const std::string& topic_;
};

Html Writer::List(const std::string& json, bool entities) const {
  Html html;
  const auto items = nlohmann::json::parse(json, nullptr, false);
  if (!items.is_array()) return html << Text(json);
  html << "<ul class=\"inline\">";
  for (const auto& item : items) {
    const std::string name = item.is_string() ? item.get<std::string>() : item.dump();
    html << "<li>";
    if (entities) {
      html << Link(EntityUrl(name, ""), name);
    } else {
      html << Text(name);
    }
    html << "</li>";
  }
  return html << "</ul>";
}

// The column "id".
Html Writer::Identity(const Row& row, const std::string& text) const {
  if (topic_ == "articles") return Link(ArticleUrl(text), text);
  if (topic_ == "events") return Link(EventUrl(text), text);
  const std::string article = rows_.Get(row, "article");
  if (!article.empty()) return Link(FactUrl(article, text), text);
  Html html;
  return html << Text(text);
}

Html Writer::CellHtml(const Row& row, size_t i) const {
  const Column& column = table_.columns[i];
  const std::string text = CellText(row[i], column.type);
  Html html;
  if (text.empty()) return html;
  if (column.type == ColumnType::kList) {
    const auto* const json = std::get_if<std::string>(&row[i]);
    const bool entities = KindOf(topic_, column.name) == FieldKind::kEntityList;
    return List(json ? *json : text, entities);
  }
  if (column.name == "id") return Identity(row, text);
  if (column.name == "event") return Link(EventUrl(text), text);
  if (column.name == "article") return Link(ArticleUrl(text), text);
  if (column.name == "name" && !EntityTypeOf(topic_).empty()) {
    return Link(EntityUrl(text, EntityTypeOf(topic_)), text);
  }
  const bool side =
      topic_ == "events" && (column.name == "subject" || column.name == "object");
  if (side || column.name == "entity" ||
      KindOf(topic_, column.name) == FieldKind::kEntity) {
    return Link(EntityUrl(text, ""), text);
  }
  if (column.name == "spun") {
    return text == "true" ? Badge("spun", "warm") : Badge("clean", "calm");
  }
  if (const auto* real = std::get_if<double>(&row[i])) {
    if (column.name == "confidence") return html << Text(fmt::format("{:.2f}", *real));
  }
  if (const auto* number = std::get_if<int64_t>(&row[i])) {
    if (!column.name.ends_with("id") && !column.name.ends_with("_unix")) {
      return html << *number;
    }
  }
  return html << Text(text);
}

// Columns of sentences and more, which want room.
bool IsLong(std::string_view column) {
  return column == "evidence" || column == "title" || column == "text" ||
         column == "original" || column == "reason";
}

bool IsTime(std::string_view column) {
  return column == "date" || column == "began" || column == "ended" ||
         column.starts_with("published") || column.ends_with("_seen") ||
         column.ends_with("_published");
}

void Heading(const Column& column, bool right, const ResultLinks& links, Html& html) {
  const bool up = links.order == column.name;
  const bool down = links.order == "-" + column.name;
  html << "<th scope=\"col\"";
  if (right) html << " class=\"number\"";
  if (up) html << " aria-sort=\"ascending\"";
  if (down) html << " aria-sort=\"descending\"";
  html << ">";
  if (links.page == nullptr) {
    html << Text(column.name) << "</th>";
    return;
  }
  const std::string next = down ? column.name : "-" + column.name;
  html << "<a" << Href(links.page->With("order", next)) << ">" << Text(column.name)
       << "</a></th>";
}

}  // namespace

Html ToHtml(const ResultTable& table, const std::string& topic,
            const std::string& caption, const ResultLinks& links) {
  const Writer writer(table, topic);
  Html html;
  html << "<div class=\"scroll\" tabindex=\"0\" role=\"region\""
       << Attr("aria-label", caption) << "><table><caption>" << Text(caption)
       << "</caption><thead><tr>";
  for (size_t i = 0; i < table.columns.size(); ++i) {
    Heading(table.columns[i], writer.IsRight(i), links, html);
  }
  html << "</tr></thead><tbody>";
  for (const Row& row : table.rows) {
    html << "<tr>";
    for (size_t i = 0; i < row.size(); ++i) {
      html << "<td";
      if (writer.IsRight(i)) html << " class=\"number\"";
      if (IsLong(table.columns[i].name)) html << " class=\"long\"";
      if (IsTime(table.columns[i].name) && !writer.IsRight(i)) {
        html << " class=\"when\"";
      }
      html << ">" << writer.CellHtml(row, i) << "</td>";
    }
    html << "</tr>";
  }
  return html << "</tbody></table></div>";
}

}  // namespace unspin::serve
