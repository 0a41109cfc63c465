#include <cstdio>

#include "extract/values/expressions/date_node.h"
#include "extract/values/number_words.h"

namespace unspin {
namespace {

// "3h", "3Y", "90s": a unit by its letter behind digits.
std::optional<TimeUnit> ShortUnit(std::string_view word) {
  if (word == "h") return TimeUnit::kHour;
  if (word == "d") return TimeUnit::kDay;
  if (word == "w") return TimeUnit::kWeek;
  if (word == "y") return TimeUnit::kYear;
  return std::nullopt;
}

std::optional<TimeUnit> LengthUnit(const FineText& text, size_t i) {
  if (text.Any(i, {"second", "seconds"})) return TimeUnit::kSecond;
  const auto unit = UnitAt(text, i);
  if (unit && *unit == TimeUnit::kQuarter) return std::nullopt;
  return unit;
}

// "and a half", "and half", "and a quarter" behind a unit.
double PartBehind(const FineText& text, size_t& i) {
  if (!text.Is(i, "and")) return 0;
  const size_t next = text.Is(i + 1, "a") ? i + 2 : i + 1;
  const double part = text.Is(next, "half") ? 0.5 : text.Is(next, "quarter") ? 0.25 : 0;
  if (part > 0) i = next + 1;
  return part;
}

// "all day", "few hours", "some days".
std::optional<LengthNode> VagueLength(const FineText& text, size_t i) {
  if (text.Is(i, "a") && text.Any(i + 1, {"few", "couple"})) ++i;
  if (text.Is(i, "couple")) {
    const size_t at = text.Is(i + 1, "of") ? i + 2 : i + 1;
    const auto unit = LengthUnit(text, at);
    if (!unit || !text.lower(at).ends_with("s")) return std::nullopt;
    return LengthNode{at + 1, 2, *unit};
  }
  const auto unit = LengthUnit(text, i + 1);
  if (!unit) return std::nullopt;
  const bool plural = text.lower(i + 1).ends_with("s");
  if (text.Is(i, "all") && !plural && *unit >= TimeUnit::kDay) {
    return LengthNode{i + 2, 1, *unit};
  }
  if (plural && text.Any(i, {"few", "some", "several"})) {
    return LengthNode{i + 2, 3, *unit};
  }
  return std::nullopt;
}

struct UnitName {
  std::string_view letter;  // of ISO 8601
  double factor;            // how many of the letter's units
  double hours;
};

UnitName NameOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
      return {"S", 1, 1.0 / 3600};
    case TimeUnit::kMinute:
      return {"M", 1, 1.0 / 60};
    case TimeUnit::kHour:
      return {"H", 1, 1};
    case TimeUnit::kDay:
      return {"D", 1, 24};
    case TimeUnit::kWeek:
      return {"W", 1, 168};
    case TimeUnit::kFortnight:
      return {"W", 2, 336};
    case TimeUnit::kMonth:
      return {"M", 1, 730.5};
    case TimeUnit::kQuarter:
      return {"M", 3, 2191.5};
    case TimeUnit::kYear:
      return {"Y", 1, 8766};
    case TimeUnit::kDecade:
      return {"Y", 10, 87660};
    case TimeUnit::kCentury:
      return {"Y", 100, 876600};
  }
  return {"D", 1, 24};
}

}  // namespace

std::string LengthNode::ToIso() const {
  const UnitName name = NameOf(unit);
  char number[32];
  std::snprintf(number, sizeof number, "%.10g", amount * name.factor);
  return std::string(unit <= TimeUnit::kHour ? "PT" : "P") + number +
         std::string(name.letter);
}

double LengthNode::Hours() const { return amount * NameOf(unit).hours; }

std::optional<LengthNode> ReadLength(const FineText& text, size_t i) {
  if (i >= text.size()) return std::nullopt;
  if (auto vague = VagueLength(text, i)) return vague;
  const FineToken& token = text.at(i);
  const ValueContext& context = text.context();
  if (context.at(token.coarse).span.begin != token.span.begin) return std::nullopt;
  LengthNode node;
  size_t next = i;
  if (text.Is(i, "half") || text.Any(i, {"a", "an"})) {
    node.amount = text.Is(i, "half") ? 0.5 : 1;
    ++next;
    if (text.Is(i, "half") && text.Any(next, {"a", "an"})) ++next;
    if (!text.Is(i, "half") && text.Is(next, "half")) {
      node.amount = 0.5;
      ++next;
    }
  } else if (text.IsDigits(i) && ShortUnit(text.lower(i + 1)) && text.Attached(i + 1) &&
             (!text.Attached(i + 2) || text.at(i + 2).kind == FineKind::kSign)) {
    return LengthNode{i + 2, static_cast<double>(text.Digits(i).value_or(0)),
                      *ShortUnit(text.lower(i + 1))};
  } else {
    const auto number = WideNumberAt(context, token.coarse);
    if (!number || number->value < 0) {
      if (!text.IsDigits(i)) return std::nullopt;
      node.amount = text.Digits(i).value_or(-1);  // "30min"
      if (node.amount < 0) return std::nullopt;
      ++next;
    } else {
      node.amount = number->value;
      next = text.Behind(i, number->span.end);
    }
  }
  if (text.Is(next, "-") && text.Attached(next)) ++next;
  const auto unit = LengthUnit(text, next);
  if (!unit || text.Any(next + 1, {"old"}) ||
      (text.Is(next + 1, "-") && text.Is(next + 2, "old"))) {
    return std::nullopt;
  }
  node.unit = *unit;
  node.end = next + 1;
  node.amount += PartBehind(text, node.end);
  return node;
}

}  // namespace unspin
