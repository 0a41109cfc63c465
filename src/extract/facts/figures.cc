// Figures of companies: a metric with a value and the time it is for.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "extract/facts/assembly.h"

namespace unspin {
namespace {

std::string UnitOf(const Value& value) {
  if (value.kind == ValueKind::kPercent) return "percent";
  if (value.kind == ValueKind::kCount) return "count";
  // "USD 2500000000"
  const size_t space = value.normalised.find(' ');
  return space == std::string::npos ? value.unit : value.normalised.substr(0, space);
}

std::string MetricOf(const RuleMatch& match) {
  const std::string_view constant = match.Constant("metric");
  if (!constant.empty()) return std::string(constant);
  const Edge* const metric = match.FindEdge("metric");
  if (metric != nullptr) return metric->text;
  const Edge* const counted = match.FindEdge("counted");
  return counted == nullptr ? std::string() : counted->text;
}

// A period reads as one ("first quarter", "2023"); the day of an announcement does not,
// unless the figure is of that day, as a share price is.
bool IsPeriod(const Value& value, bool daily) {
  const bool day = value.normalised.size() == 10 &&
                   value.normalised.find('W') == std::string::npos &&
                   value.normalised.find('Q') == std::string::npos;
  return day == daily;
}

// "Up 14% from a year earlier" is no figure of a year earlier.
bool IsCompared(const SentenceGraph& sentence, const Value& date) {
  if (date.tokens.begin <= sentence.tokens.begin) return false;
  const std::string_view before = sentence.token(date.tokens.begin - 1).lower;
  return before == "from" || before == "than" || before == "with" ||
         before == "since" || before == "against";
}

std::string PeriodOf(const FactContext& context, const RuleMatch& match,
                     std::string_view metric) {
  const Edge* const captured = match.FindEdge("period");
  if (captured != nullptr && captured->value != nullptr) {
    return captured->value->normalised;
  }
  const bool daily = metric == "share price";
  const Value* best = nullptr;
  size_t best_distance = SIZE_MAX;
  for (const Value* const value : match.sentence->values) {
    if (value->kind != ValueKind::kDate || value->normalised.empty() ||
        !IsPeriod(*value, daily) || IsCompared(*match.sentence, *value)) {
      continue;
    }
    const size_t distance = value->tokens.begin >= match.tokens.end
                                ? value->tokens.begin - match.tokens.end
                            : value->tokens.end <= match.tokens.begin
                                ? match.tokens.begin - value->tokens.end
                                : 0;
    if (distance >= best_distance) continue;
    best = value;
    best_distance = distance;
  }
  if (best != nullptr) return best->normalised;
  return daily && context.published ? ToIso(*context.published) : std::string();
}

// Rounded as it is compared: 1.24 billion is 1240000000 however it was reckoned.
double Rounded(double value) {
  const double scaled = std::round(value * 1e4) / 1e4;
  return scaled == 0 ? 0 : scaled;
}

// A count of what is no metric, or of a handful: "lost two large accounts".
bool IsStray(const RuleMatch& match, const Edge& amount) {
  constexpr double kHandful = 10;
  const Edge* const counted = match.FindEdge("counted");
  if (counted != nullptr && !counted->counted) return true;
  // "Gave its customers a credit of $15".
  const Edge* const metric = match.FindEdge("metric");
  if (metric != nullptr && metric->counted && amount.value->kind == ValueKind::kMoney) {
    return true;
  }
  return amount.value->kind == ValueKind::kCount && amount.value->number < kHandful;
}

// Results without a period of their own are for that of the results before: "Revenue
// rose in the third quarter. Net profit was ..." What is compared with does not count.
std::string PeriodSpokenOf(const std::vector<Fact>& facts, const Fact& fact,
                           std::string_view metric) {
  constexpr std::array<std::string_view, 5> kResults = {
      "revenue", "profit", "earnings per share", "operating margin",
      "average revenue per user"};
  const auto is_result = [&](std::string_view name) {
    return std::ranges::find(kResults, name) != kResults.end();
  };
  if (!is_result(metric)) return {};
  for (const Fact& before : facts) {
    if (before.Text("company") == fact.Text("company") &&
        is_result(before.Text("metric")) && !before.Text("period").empty() &&
        before.rule.find("prior") == std::string::npos) {
      return std::string(before.Text("period"));
    }
  }
  return {};
}

// A body that is not named with the figure has none: "The council put it at $9
// million".
size_t CompanyOf(const FactContext& context, const RuleMatch& match) {
  const size_t company = FirmOf(context, match, "company");
  const bool body = company != kNoEntity && match.FindEdge("company") == nullptr &&
                    context.TypeOf(company) == EntityType::kOrganization;
  return body ? kNoEntity : company;
}

}  // namespace

std::vector<Fact> FindFigures(const FactContext& context) {
  std::vector<Fact> facts;
  constexpr std::array<std::string_view, 3> kKey = {"company", "value", "unit"};
  for (const RuleMatch* const match :
       context.Matches("figure", FactRule::Action::kMake)) {
    const Edge* const amount = match->FindEdge("value");
    const size_t company = CompanyOf(context, *match);
    std::string metric = MetricOf(*match);
    if (amount == nullptr || amount->value == nullptr || company == kNoEntity ||
        metric.empty() || IsStray(*match, *amount)) {
      continue;
    }
    Fact fact = StartFact(*match, "figure");
    const Edge* const named = match->FindEdge("company");
    if (named == nullptr) fact.confidence *= 0.9;
    SetField(fact, "company", context.NameOf(company));
    // A loss is a negative profit.
    const bool loss = metric == "loss" && amount->value->kind == ValueKind::kMoney;
    if (loss) metric = "profit";
    const bool negative = loss || match->Constant("sign") == "-";
    const double number = Rounded(amount->value->number);
    SetField(fact, "metric", metric);
    SetField(fact, "value", negative ? -number : number, amount->span);
    SetField(fact, "unit", UnitOf(*amount->value));
    std::string period = PeriodOf(context, *match, metric);
    if (period.empty()) period = PeriodSpokenOf(facts, fact, metric);
    if (!period.empty()) SetField(fact, "period", period);
    const auto same = std::ranges::find_if(facts, [&](const Fact& other) {
      return other.evidence == fact.evidence &&
             std::abs(Number(other, "value")) == std::abs(Number(fact, "value")) &&
             other.Text("unit") == fact.Text("unit");
    });
    const auto repeated = std::ranges::find_if(
        facts, [&](const Fact& other) { return SameFields(other, fact, kKey); });
    if (repeated != facts.end()) {
      MergeFact(*repeated, fact);
    } else if (same == facts.end()) {
      facts.push_back(std::move(fact));
    } else if (fact.confidence > same->confidence) {
      // Two rules read the same words differently: the surer one stays.
      *same = std::move(fact);
    }
  }
  return facts;
}

}  // namespace unspin
