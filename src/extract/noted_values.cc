#include "extract/noted_values.h"

#include <algorithm>
#include <string_view>

#include "extract/tokens.h"
#include "extract/values/expressions.h"

namespace unspin {
namespace {

std::string_view KindName(ValueKind kind) {
  switch (kind) {
    case ValueKind::kDate:
      return "date";
    case ValueKind::kMoney:
      return "money";
    case ValueKind::kPercent:
      return "percent";
    case ValueKind::kDuration:
      return "duration";
    case ValueKind::kTimeOfDay:
      return "time";
    case ValueKind::kCount:
      return "count";
  }
  return {};
}

// Adds those of `more` that touch nothing found before; both are sorted and disjoint.
void AddBetween(const std::vector<ValueExpression>& more, std::string_view kind,
                Field field, std::vector<NotedValue>& noted) {
  const auto by_begin = [](const NotedValue& a, const NotedValue& b) {
    return a.span.begin < b.span.begin;
  };
  std::vector<NotedValue> added;
  auto next = noted.begin();
  for (const ValueExpression& each : more) {
    while (next != noted.end() && next->span.end <= each.span.begin) ++next;
    if (next != noted.end() && next->span.begin < each.span.end) continue;
    added.push_back(
        {field, each.span, kind.empty() ? KindName(each.kind) : kind, each.ToText()});
  }
  const auto old = static_cast<std::ptrdiff_t>(noted.size());
  noted.insert(noted.end(), added.begin(), added.end());
  std::inplace_merge(noted.begin(), noted.begin() + old, noted.end(), by_begin);
}

}  // namespace

std::vector<NotedValue> NoteValues(const Document& document) {
  if (document.language != "en" && document.language != "und") return {};
  std::optional<CivilDate> published;
  if (document.published) published = document.published->date();
  std::vector<NotedValue> all;
  for (const Field field : {Field::kTitle, Field::kBody}) {
    const TokenizedText text(document.field(field).text, field);
    std::vector<NotedValue> noted;
    AddBetween(FindExpressions(text, published), {}, field, noted);
    AddBetween(FindNumberRanges(text), "range", field, noted);
    AddBetween(FindNumbers(text), "number", field, noted);
    all.insert(all.end(), noted.begin(), noted.end());
  }
  return all;
}

}  // namespace unspin
