// All types of facts that need no reckoning of their own: what a pattern captures is
// what the fact says.

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>
#include <vector>

#include "extract/facts/assembly.h"

namespace unspin {
namespace {

constexpr size_t kAddReach = 3;  // sentences that "outage+" rules look back and forth

// What a capture says, in the form that the kind of field wants.
FactValue ValueOf(const FactContext& context, const RuleMatch& match,
                  const Capture& capture, std::optional<FieldKind> kind) {
  const auto text_of = [&](const Edge& edge) -> std::string {
    if (edge.entity != kNoEntity) return context.NameOf(edge.entity);
    if (edge.value != nullptr) return edge.value->normalised;
    return edge.text;
  };
  if (capture.edges.empty()) {
    return std::string(capture.span.In(match.sentence->text->text()));
  }
  const Edge& first = *capture.edges.front();
  const bool list = kind ? kind == FieldKind::kEntityList : capture.edges.size() > 1;
  if (list) {
    std::vector<std::string> values;
    for (const Edge* const edge : capture.edges) values.push_back(text_of(*edge));
    return values;
  }
  const bool number =
      first.value != nullptr && (kind ? kind == FieldKind::kNumber
                                      : first.value->kind == ValueKind::kCount ||
                                            first.value->kind == ValueKind::kPercent);
  if (number) return first.value->number;
  return text_of(first);
}

std::optional<FieldKind> KindOf(const FactTypeSpec* type, std::string_view field) {
  if (type == nullptr) return std::nullopt;
  const auto found = std::ranges::find(type->fields, field, &FactFieldSpec::name);
  if (found == type->fields.end()) return std::nullopt;
  return found->kind;
}

void FillFields(const FactContext& context, const RuleMatch& match, Fact& fact) {
  const FactTypeSpec* const type = FindFactType(fact.type);
  for (const Capture& capture : match.captures) {
    // A capture that counts people is a count, whatever the noun.
    SetField(fact, capture.field,
             ValueOf(context, match, capture, KindOf(type, capture.field)),
             capture.span);
  }
  for (const RuleConstant& constant : match.rule->rule.constants) {
    // "share_percent=50" is a number like a captured one.
    const std::string& text = constant.value;
    double number = 0;
    const bool is_number =
        KindOf(type, constant.field) == FieldKind::kNumber &&
        std::from_chars(text.data(), text.data() + text.size(), number).ec ==
            std::errc();
    SetField(fact, constant.field, is_number ? FactValue(number) : FactValue(text));
  }
}

struct Placed {
  Fact fact;
  size_t sentence = 0;
};

// The name that a fact is about: the first field of its type, or `company`.
std::string_view Subject(const Fact& fact) { return fact.Text("company"); }

// Whether the company is one of the investors: "Northgate led the round" says who gave
// the money, not who got it.
bool IsInvestor(const Fact& fact) {
  const FactValue* const value = fact.Find("investors");
  const auto* const investors =
      value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  return investors != nullptr &&
         std::ranges::find(*investors, fact.Text("company")) != investors->end();
}

// Whether `from` tells of the same event as `into`.
bool IsSameEvent(const Fact& into, const Fact& from) {
  if (Subject(into) != Subject(from)) return false;
  constexpr std::string_view kTelling[] = {"kind", "amount", "count", "round"};
  return std::ranges::all_of(kTelling, [&](std::string_view name) {
    const FactValue* const a = into.Find(name);
    const FactValue* const b = from.Find(name);
    return a == nullptr || b == nullptr || *a == *b;
  });
}

// Gives a fact a field that it lacks, and a list what it lacks of another.
void AddField(Fact& fact, const FactField& field) {
  const auto known = std::ranges::find(fact.fields, field.name, &FactField::name);
  if (known == fact.fields.end()) {
    fact.fields.push_back(field);
    return;
  }
  auto* const list = std::get_if<std::vector<std::string>>(&known->value);
  const auto* const more = std::get_if<std::vector<std::string>>(&field.value);
  if (list == nullptr || more == nullptr) return;
  for (const std::string& value : *more) {
    if (std::ranges::find(*list, value) == list->end()) list->push_back(value);
  }
}

// The fact that a rule "TYPE+" adds to: the nearest one before, or else behind.
Placed* Nearest(std::vector<Placed>& placed, size_t sentence) {
  Placed* best = nullptr;
  size_t best_distance = SIZE_MAX;
  for (Placed& candidate : placed) {
    const bool before = candidate.sentence <= sentence;
    const size_t gap =
        before ? sentence - candidate.sentence : candidate.sentence - sentence;
    const size_t distance = 2 * gap + (before ? 0 : 1);
    if (gap > kAddReach || distance >= best_distance) continue;
    best = &candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace

std::vector<Fact> FindOthers(const FactContext& context, std::string_view type) {
  std::vector<Placed> placed;
  const FactTypeSpec* const spec = FindFactType(type);
  const bool has_company = spec == nullptr || KindOf(spec, "company").has_value();
  for (const RuleMatch* const match : context.Matches(type, FactRule::Action::kMake)) {
    Fact fact = StartFact(*match, type);
    FillFields(context, *match, fact);
    if (has_company && fact.Find("company") == nullptr) {
      const size_t firm = FirmOf(context, *match, "company");
      if (firm == kNoEntity) continue;
      SetField(fact, "company", context.NameOf(firm));
    }
    if (IsInvestor(fact)) continue;
    if (fact.Find("date") == nullptr && (spec == nullptr || KindOf(spec, "date"))) {
      if (const std::optional<std::string> date = DateOf(context, *match)) {
        SetField(fact, "date", *date);
      }
    }
    const auto same = std::ranges::find_if(
        placed, [&](const Placed& other) { return IsSameEvent(other.fact, fact); });
    if (same != placed.end()) {
      MergeFact(same->fact, fact);
    } else {
      placed.push_back({std::move(fact), match->sentence_index});
    }
  }
  for (const RuleMatch* const match : context.Matches(type, FactRule::Action::kAdd)) {
    Placed* const nearest = Nearest(placed, match->sentence_index);
    if (nearest == nullptr) continue;
    Fact more = StartFact(*match, type);
    FillFields(context, *match, more);
    for (const FactField& field : more.fields) AddField(nearest->fact, field);
  }
  for (const RuleMatch* const match : context.Matches(type, FactRule::Action::kDeny)) {
    const size_t firm = FirmOf(context, *match, "company");
    if (firm == kNoEntity) continue;
    for (Placed& candidate : placed) {
      if (Subject(candidate.fact) == context.NameOf(firm)) {
        candidate.fact.modality = Modality::kDenied;
      }
    }
  }
  std::vector<Fact> facts;
  for (Placed& each : placed) facts.push_back(std::move(each.fact));
  return facts;
}

}  // namespace unspin
