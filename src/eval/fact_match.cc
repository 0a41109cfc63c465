#include "eval/fact_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "base/unicode.h"
#include "eval/normal_form.h"

namespace unspin {
namespace {

constexpr char kNone[] = "None";

std::string ToText(const FactValue* value) {
  if (value == nullptr) return kNone;
  if (const auto* text = std::get_if<std::string>(value)) return *text;
  if (const auto* number = std::get_if<double>(value))
    return fmt::format("{}", *number);
  return fmt::format("{}", fmt::join(std::get<std::vector<std::string>>(*value), ", "));
}

std::optional<double> ToNumber(const FactValue* value) {
  if (value == nullptr) return std::nullopt;
  if (const auto* number = std::get_if<double>(value)) return *number;
  return std::nullopt;
}

// Reads the fields of one fact for Comparable.
class Fields {
 public:
  Fields(const ScoredFact& fact, const NameTable& names) : fact_(fact), names_(names) {}

  std::string Text(std::string_view field) const { return ToText(fact_.Find(field)); }
  std::string Lower(std::string_view field) const {
    return fact_.Find(field) == nullptr ? std::string() : ToLower(Text(field));
  }
  std::string Name(std::string_view field) const {
    const FactValue* value = fact_.Find(field);
    return value == nullptr ? kNone : names_.Canonical(ToText(value));
  }
  std::string Role() const {
    return fact_.Find("role") == nullptr ? std::string() : ScoredRole(Text("role"));
  }
  // To three digits: "1.2 billion" and "1,204 million" are one figure.
  std::string RoundedAmount() const {
    const std::optional<double> value = ToNumber(fact_.Find("value"));
    return value ? fmt::format("{:.3g}", std::fabs(*value)) : kNone;
  }

  void Copy(std::string_view field, ComparableFact& to) const {
    if (const FactValue* value = fact_.Find(field)) to.extra.emplace(field, *value);
  }
  template <typename Form>
  void CopyList(std::string_view field, const Form& form, ComparableFact& to) const {
    const FactValue* value = fact_.Find(field);
    if (value == nullptr) return;
    std::vector<std::string> list;
    if (const auto* items = std::get_if<std::vector<std::string>>(value)) {
      for (const std::string& item : *items) list.push_back(form(item));
    }
    if (list.empty()) return;
    std::sort(list.begin(), list.end());
    to.extra.emplace(field, std::move(list));
  }
  void CopyNames(std::string_view field, ComparableFact& to) const {
    CopyList(
        field, [&](const std::string& name) { return names_.Canonical(name); }, to);
  }

 private:
  const ScoredFact& fact_;
  const NameTable& names_;
};

ComparableFact ComparableOutage(const Fields& fields, const ScoredFact& fact) {
  ComparableFact out{{fields.Name("provider")}, {}};
  fields.Copy("began", out);
  fields.CopyList("regions", ScoredName, out);
  fields.CopyNames("affected", out);
  fields.Copy("status", out);
  for (const std::string_view bound : {"duration_hours_max", "duration_hours_min"}) {
    const std::optional<double> hours = ToNumber(fact.Find(bound));
    if (hours.value_or(0) != 0) {
      out.extra.emplace("hours", *hours);
      break;
    }
  }
  return out;
}

ComparableFact ComparableRoleChange(const Fields& fields) {
  std::string change = fields.Text("change");
  if (change == "acting" || change == "appointed" || change == "promoted") {
    change = "joins";
  }
  ComparableFact out{{fields.Name("person"), fields.Name("company"), change}, {}};
  out.extra.emplace("role", fields.Role());
  return out;
}

ComparableFact ComparableRelation(const Fields& fields) {
  const std::string kind = fields.Text("kind");
  std::string subject = fields.Name("subject");
  std::string object = fields.Name("object");
  if ((kind == "competitor" || kind == "partner") && object < subject) {
    subject.swap(object);
  }
  return {{kind, subject, object}, {}};
}

bool SameDate(const std::string& a, const std::string& b) {
  const std::string_view day_a = std::string_view(a).substr(0, 10);
  const std::string_view day_b = std::string_view(b).substr(0, 10);
  return !a.empty() && !b.empty() &&
         (day_a.starts_with(day_b) || day_b.starts_with(day_a));
}

}  // namespace

NameTable::NameTable(const GoldArticle& article) {
  for (const Entity& entity : article.entities) {
    names_.emplace(ScoredName(entity.name), entity.name);
    for (const std::string& alias : entity.aliases) {
      names_.emplace(ScoredName(alias), entity.name);
    }
  }
  for (const ScoredMentionText& mention : article.mentions) {
    if (!IsValue(mention.type))
      names_.emplace(ScoredName(mention.text), mention.entity);
  }
}

const std::string* NameTable::Find(std::string_view name) const {
  const auto found = names_.find(ScoredName(name));
  return found == names_.end() ? nullptr : &found->second;
}

std::string NameTable::Canonical(std::string_view name) const {
  if (name.empty()) return kNone;
  const std::string* found = Find(name);
  return found != nullptr ? *found : ScoredName(name);
}

std::string ComparableFact::KeyText() const {
  return fmt::format("{}", fmt::join(key, ", "));
}

ComparableFact Comparable(const ScoredFact& fact, const NameTable& names) {
  const Fields fields(fact, names);
  if (fact.type == "outage") return ComparableOutage(fields, fact);
  if (fact.type == "role_change") return ComparableRoleChange(fields);
  if (fact.type == "relation") return ComparableRelation(fields);
  ComparableFact out;
  if (fact.type == "role") {
    out.key = {fields.Name("person"), fields.Name("company"), fields.Role()};
    fields.Copy("status", out);
  } else if (fact.type == "figure") {
    out.key = {fields.Name("company"), fields.RoundedAmount(), fields.Lower("unit")};
    fields.Copy("metric", out);
    fields.Copy("period", out);
  } else if (fact.type == "funding") {
    out.key = {fields.Name("company"), fields.Text("amount")};
    fields.Copy("round", out);
    fields.CopyNames("investors", out);
  } else if (fact.type == "layoff") {
    out.key = {fields.Name("company")};
    fields.Copy("count", out);
    fields.Copy("share_percent", out);
  } else {
    out.key = {fields.Name("company"), fields.Text("kind")};
    fields.Copy("records", out);
  }
  return out;
}

bool FieldIsRight(std::string_view field, const FactValue& gold,
                  const FactValue* found) {
  if (field == "began") {
    return found != nullptr && SameDate(ToText(&gold), ToText(found));
  }
  if (const auto* number = std::get_if<double>(&gold)) {
    const double tolerance = field == "hours" ? 0.25 : 0.01;
    const std::optional<double> value = ToNumber(found);
    return value && std::fabs(*number - *value) <= tolerance * std::fabs(*number);
  }
  if (const auto* list = std::get_if<std::vector<std::string>>(&gold)) {
    const auto* items =
        found == nullptr ? nullptr : std::get_if<std::vector<std::string>>(found);
    if (items == nullptr) return list->empty();
    return std::set(list->begin(), list->end()) ==
           std::set(items->begin(), items->end());
  }
  return ToLower(ToText(&gold)) == ToLower(ToText(found));
}

}  // namespace unspin
