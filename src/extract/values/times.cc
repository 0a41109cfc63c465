#include <cmath>
#include <cstdio>

#include "extract/values/amounts.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

Value MakeTime(const ValueContext& context, size_t begin, size_t end, int minutes) {
  Value value;
  value.kind = ValueKind::kTimeOfDay;
  value.tokens = {begin, end};
  value.span = context.text().SpanOf(value.tokens);
  value.number = minutes / 60.0;
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%02d:%02d", minutes / 60, minutes % 60);
  value.normalised = buffer;
  value.confidence = 0.95;
  value.rule = "time of day";
  return value;
}

// "a.m.", "am", "pm" at token `i`: hours to add, or nothing.
struct HalfDay {
  bool afternoon = false;
  size_t end = 0;
};

std::optional<HalfDay> HalfDayAt(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  if (OneOf(word, {"a.m.", "am", "a.m"})) return HalfDay{false, i + 1};
  if (OneOf(word, {"p.m.", "pm", "p.m"})) return HalfDay{true, i + 1};
  return std::nullopt;
}

std::optional<int> Minutes(int hour, int minute, std::optional<bool> afternoon) {
  if (minute > 59 || hour > 23) return std::nullopt;
  if (afternoon) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (*afternoon ? 12 : 0);
  }
  return hour * 60 + minute;
}

// A whole number of at most two digits.
std::optional<int> SmallNumber(std::string_view text) {
  const auto digits = text.size() <= 2 ? ParseDigits(text) : std::nullopt;
  if (!digits || digits->decimals > 0) return std::nullopt;
  return static_cast<int>(digits->digits);
}

// "7am", "11pm", "7.30pm"
std::optional<Value> JoinedHalfDay(const ValueContext& context, size_t i) {
  std::string_view word = context.lower(i);
  if (!context.HasShape(i, Shape::kAlphanumeric) || word.size() < 3)
    return std::nullopt;
  const bool afternoon = word.ends_with("pm");
  if (!afternoon && !word.ends_with("am")) return std::nullopt;
  word.remove_suffix(2);
  const size_t dot = word.find('.');
  const auto hour = SmallNumber(word.substr(0, dot));
  const auto minute = dot == std::string_view::npos ? std::optional(0)
                                                    : SmallNumber(word.substr(dot + 1));
  if (!hour || !minute) return std::nullopt;
  const auto minutes = Minutes(*hour, *minute, afternoon);
  if (!minutes) return std::nullopt;
  return MakeTime(context, i, i + 1, *minutes);
}

// "6:12 a.m.", "16:00", "6:12am", "7.45 p.m.", "3 p.m."
std::optional<Value> ClockNumber(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  const size_t dot = word.find('.');
  auto hour = SmallNumber(word.substr(0, dot));
  if (!hour) return std::nullopt;
  int minute = 0;
  size_t end = i + 1;
  const bool colon = dot == std::string_view::npos && context.Is(end, ":") &&
                     context.Attached(end) && context.Attached(end + 1);
  std::optional<HalfDay> half;
  if (colon) {
    std::string_view rest = context.lower(i + 2);
    if (rest.size() == 4 && (rest.ends_with("am") || rest.ends_with("pm"))) {
      half = HalfDay{rest.ends_with("pm"), i + 3};
      rest.remove_suffix(2);
    }
    const auto value = rest.size() == 2 ? SmallNumber(rest) : std::nullopt;
    if (!value) return std::nullopt;
    minute = *value;
    end = i + 3;
    if (context.Is(end, ":") && context.Attached(end + 1)) end += 2;  // seconds
  } else if (dot != std::string_view::npos) {
    const auto value = SmallNumber(word.substr(dot + 1));
    if (!value || word.size() < dot + 3) return std::nullopt;
    minute = *value;
  }
  if (!half) half = HalfDayAt(context, end);
  if (!half && !colon) return std::nullopt;
  if (half) end = std::max(end, half->end);
  const auto minutes =
      Minutes(*hour, minute, half ? std::optional(half->afternoon) : std::nullopt);
  if (!minutes) return std::nullopt;
  return MakeTime(context, i, end, *minutes);
}

// Hours of a time unit; months and years by their average.
double HoursOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
      return 1.0 / 3600;
    case TimeUnit::kMinute:
      return 1.0 / 60;
    case TimeUnit::kHour:
      return 1;
    case TimeUnit::kDay:
      return 24;
    case TimeUnit::kWeek:
      return 168;
    case TimeUnit::kFortnight:
      return 336;
    case TimeUnit::kMonth:
      return 730.5;
    case TimeUnit::kQuarter:
      return 2191.5;
    case TimeUnit::kYear:
      return 8766;
    case TimeUnit::kDecade:
      return 87660;
    case TimeUnit::kCentury:
      return 876600;
  }
  return 0;
}

// "PT6H", "PT40M", "P2.5D".
std::string IsoDuration(double amount, TimeUnit unit) {
  char number[32];
  std::snprintf(number, sizeof number, "%.10g", amount);
  const std::string text = number;
  switch (unit) {
    case TimeUnit::kSecond:
      return "PT" + text + "S";
    case TimeUnit::kMinute:
      return "PT" + text + "M";
    case TimeUnit::kHour:
      return "PT" + text + "H";
    case TimeUnit::kDay:
      return "P" + text + "D";
    case TimeUnit::kWeek:
      return "P" + text + "W";
    case TimeUnit::kMonth:
      return "P" + text + "M";
    case TimeUnit::kYear:
      return "P" + text + "Y";
    default:
      std::snprintf(number, sizeof number, "%.10g", amount * HoursOf(unit));
      return "PT" + std::string(number) + "H";
  }
}

struct Measured {
  double amount = 0;
  TimeUnit unit = TimeUnit::kHour;
  size_t end = 0;
  TextSpan span;
};

std::optional<TimeUnit> UnitOf(std::string_view word) {
  const Term term = FindTerm(word);
  if (term.kind == TermKind::kUnit) return static_cast<TimeUnit>(term.value);
  if (word == "second") return TimeUnit::kSecond;
  return std::nullopt;
}

// One amount and its unit: "six hours", "36-hour", "36hr", "an hour", "half an hour",
// "an hour and a half", "a day and a half".
std::optional<Measured> MeasureAt(const ValueContext& context, size_t i) {
  Measured out;
  out.span = context.at(i).span;
  double amount = 0;
  size_t unit_at = i + 1;
  if (OneOf(context.lower(i), {"a", "an", "half"})) {
    const bool half = context.Is(i, "half");
    amount = half ? 0.5 : 1;
    if (half && OneOf(context.lower(unit_at), {"a", "an"})) ++unit_at;
    if (!half && context.Is(unit_at, "half")) {
      amount = 0.5;
      ++unit_at;
    }
    if (!half && context.Is(unit_at, "half-hour")) {
      return Measured{0.5, TimeUnit::kHour, i + 2, context.text().SpanOf({i, i + 2})};
    }
    const auto unit = UnitOf(context.lower(unit_at));
    if (!unit || context.lower(unit_at).ends_with("s") || *unit == TimeUnit::kQuarter ||
        *unit == TimeUnit::kSecond) {
      return std::nullopt;
    }
    out.unit = *unit;
  } else {
    const auto number = ParseNumber(context, i, false);
    if (!number || number->short_magnitude) return std::nullopt;
    amount = number->high ? number->high->value() : number->value.value();
    unit_at = number->end;
    if (!number->tail.empty()) {
      std::string_view tail = number->tail;
      if (tail.front() == '-') tail.remove_prefix(1);
      const std::string_view word = tail.substr(0, tail.find('-'));
      const auto unit = UnitOf(word);
      if (!unit || tail.ends_with("-old") || *unit == TimeUnit::kQuarter)
        return std::nullopt;
      out.unit = *unit;
      out.amount = amount;
      out.end = number->end;
      out.span.end =
          number->span.end + (number->tail.size() - tail.size()) + word.size();
      return out;
    }
    if (context.Is(unit_at, "full") || context.Is(unit_at, "straight") ||
        context.Is(unit_at, "long")) {
      ++unit_at;
    }
    const auto unit = UnitOf(context.lower(unit_at));
    if (!unit || *unit == TimeUnit::kQuarter) return std::nullopt;
    out.unit = *unit;
  }
  out.end = unit_at + 1;
  if (context.Is(out.end, "and") && context.Is(out.end + 1, "a") &&
      context.Is(out.end + 2, "half")) {
    amount += 0.5;
    out.end += 3;
  }
  out.amount = amount;
  out.span.end = context.at(out.end - 1).span.end;
  return out;
}

}  // namespace

std::optional<Value> FindTimeOfDay(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  if (word == "noon" || word == "midday") return MakeTime(context, i, i + 1, 12 * 60);
  if (word == "midnight") return MakeTime(context, i, i + 1, 0);
  if (word.empty() || word.front() < '0' || word.front() > '9') return std::nullopt;
  if (auto value = JoinedHalfDay(context, i)) return value;
  return ClockNumber(context, i);
}

std::optional<Value> FindDuration(const ValueContext& context, size_t i) {
  const auto first = MeasureAt(context, i);
  if (!first) return std::nullopt;
  // "six years old" is an age.
  if (first->unit == TimeUnit::kYear && context.Is(first->end, "old"))
    return std::nullopt;
  Value value;
  value.kind = ValueKind::kDuration;
  value.tokens = {i, first->end};
  value.span = first->span;
  value.number = first->amount * HoursOf(first->unit);
  value.normalised = IsoDuration(first->amount, first->unit);
  // "six hours and 12 minutes"
  const size_t next = first->end + 1;
  if (context.Is(first->end, "and") && next < context.size()) {
    const auto second = MeasureAt(context, next);
    if (second && second->unit < first->unit && first->unit <= TimeUnit::kDay) {
      value.tokens.end = second->end;
      value.span.end = second->span.end;
      value.number += second->amount * HoursOf(second->unit);
      value.normalised = IsoDuration(std::round(value.number * 60), TimeUnit::kMinute);
    }
  }
  value.unit = "hours";
  value.bound = BoundAround(context, value.tokens);
  value.confidence = 0.95;
  value.rule = "duration";
  return value;
}

}  // namespace unspin
