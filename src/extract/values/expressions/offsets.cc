#include <cmath>

#include "extract/values/date_match.h"
#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

// Decades and centuries that are counted farther would leave the calendar.
constexpr int kFarthest = 50;

// Counted units of time, added up: "2 years 1 month 21 days".
struct Steps {
  std::vector<std::pair<TimeUnit, int>> parts;
  size_t end = 0;

  CivilDate From(CivilDate day, int sign) const {
    for (const auto& [unit, count] : parts) day = MoveBy(day, unit, sign * count);
    return day;
  }
  TimeUnit smallest() const { return parts.back().first; }
};

// "half a year", "two and a half weeks" in the next smaller unit.
std::optional<Steps> HalfSteps(const FineText& text, size_t i) {
  const auto length = ReadLength(text, i);
  if (!length || length->amount == std::floor(length->amount) ||
      length->amount > kFarthest) {
    return std::nullopt;
  }
  Steps steps;
  steps.end = length->end;
  const auto add = [&](TimeUnit unit, double factor) {
    steps.parts.emplace_back(unit,
                             static_cast<int>(std::lround(length->amount * factor)));
  };
  if (length->unit == TimeUnit::kYear) add(TimeUnit::kMonth, 12);
  if (length->unit == TimeUnit::kDecade) add(TimeUnit::kYear, 10);
  if (length->unit == TimeUnit::kMonth) add(TimeUnit::kDay, 30);
  if (length->unit == TimeUnit::kWeek) add(TimeUnit::kDay, 7);
  if (steps.parts.empty()) return std::nullopt;
  return steps;
}

// "two Sundays from now", "3 Fridays ago".
std::optional<DateNode> CountedWeekdays(const FineText& text, size_t i) {
  size_t next = i;
  const auto count = text.Count(next, false);
  std::string_view day = text.lower(next);
  if (!count || *count < 1 || !day.ends_with("days")) return std::nullopt;
  day.remove_suffix(1);
  const Term term = FindTerm(day);
  if (term.kind != TermKind::kWeekday) return std::nullopt;
  const bool ahead = text.Any(next + 1, {"later", "hence"}) ||
                     (text.Is(next + 1, "from") && text.Is(next + 2, "now"));
  if (!ahead && !text.Is(next + 1, "ago")) return std::nullopt;
  const size_t end = text.Is(next + 1, "from") ? next + 3 : next + 2;
  const CivilDate now = *text.published();
  const int back = (WeekdayOf(now) - term.value + 7) % 7;
  const int days =
      ahead ? 7 * *count - back : 7 * (back == 0 ? *count : *count - 1) + back;
  return MakeNode(i, end, DayPeriod(AddDays(now, ahead ? days : -days)));
}

std::optional<Steps> ReadSteps(const FineText& text, size_t i) {
  Steps steps;
  for (size_t next = i; steps.parts.size() < 5;) {
    const auto count = text.Count(next);
    const auto unit = UnitAt(text, next);
    if (!count || !unit || *unit <= TimeUnit::kHour) break;
    if (!steps.parts.empty() && *unit >= steps.smallest()) break;
    steps.parts.emplace_back(*unit, *count);
    steps.end = ++next;
    if (text.Any(next, {"and", ","})) ++next;
  }
  if (steps.parts.empty()) return std::nullopt;
  if (steps.parts.front().second > kFarthest &&
      steps.parts.front().first >= TimeUnit::kDecade) {
    return std::nullopt;
  }
  return steps;
}

DateNode AtPoint(size_t begin, size_t end, CivilDate point, TimeUnit unit) {
  DateNode node = MakeNode(begin, end, PeriodOf(point, unit));
  node.point = point;
  return node;
}

// "now", "today", "the current date" as the day to count from.
std::optional<DateNode> Anchor(const FineText& text, size_t i) {
  if (text.Is(i, "now")) return MakeNode(i, i + 1, DayPeriod(*text.published()));
  const size_t next = text.Is(i, "the") ? i + 1 : i;
  if (text.Is(next, "year") && next > i) ++i;  // "since the year 2011"
  return ReadSimpleDate(text, i);
}

// "on Friday" behind an offset picks that day, the first one from there on.
void PickWeekday(const FineText& text, DateNode& node) {
  if (!text.Is(node.end, "on")) return;
  const int weekday = WeekdayNameAt(text, node.end + 1);
  if (weekday == 0) return;
  const int here = WeekdayOf(*node.point);
  // Days and weeks lead to a week, whose days run from Sunday; months to the next such
  // day.
  const bool near =
      node.period.grain == Grain::kDay || node.period.grain == Grain::kWeek;
  const int move = near ? weekday % 7 - here % 7 : (weekday - here + 7) % 7;
  node.point = AddDays(*node.point, move);
  node.period = DayPeriod(*node.point);
  node.end += 2;
}

// "3 weeks ago", "two months from Tuesday", "3 weeks before June 11 1997".
std::optional<DateNode> Directed(const FineText& text, size_t i, const Steps& steps) {
  const CivilDate now = *text.published();
  std::string_view word = text.lower(steps.end);
  size_t next = steps.end + 1;
  if (word == "prior" && text.Is(next, "to")) {
    word = "before";
    ++next;
  }
  if (OneOf(word, {"ago", "earlier", "back", "previously"})) {
    return AtPoint(i, next, steps.From(now, -1), steps.smallest());
  }
  if (OneOf(word, {"later", "hence"})) {
    return AtPoint(i, next, steps.From(now, 1), steps.smallest());
  }
  const bool ahead = OneOf(word, {"from", "after", "since"});
  if (!ahead && word != "before") return std::nullopt;
  const auto anchor = Anchor(text, next);
  if (!anchor) return std::nullopt;
  // "from Friday" looks ahead.
  const bool weekday = WeekdayNameAt(text, next) > 0 && anchor->end == next + 1;
  if (weekday && word == "from" && anchor->period.from < now) {
    const CivilDate later = AddDays(anchor->period.from, 7);
    return AtPoint(i, anchor->end, steps.From(later, 1), TimeUnit::kDay);
  }
  const CivilDate base = ahead && anchor->period.grain != Grain::kYear
                             ? anchor->point.value_or(anchor->period.to)
                             : anchor->point.value_or(anchor->period.from);
  return AtPoint(i, anchor->end, steps.From(base, ahead ? 1 : -1), TimeUnit::kDay);
}

// "the day before yesterday", "the day before", "the next day".
std::optional<DateNode> NearDay(const FineText& text, size_t i) {
  const size_t next = text.Is(i, "the") ? i + 1 : i;
  const CivilDate now = *text.published();
  if (text.Any(next, {"next", "following"}) && text.Is(next + 1, "day") && next > i) {
    return MakeNode(i, next + 2, DayPeriod(AddDays(now, 1)));
  }
  if (!text.Is(next, "day") || !text.Any(next + 1, {"before", "after"}))
    return std::nullopt;
  const int sign = text.Is(next + 1, "before") ? -1 : 1;
  if (text.Any(next + 2, {"yesterday", "tomorrow", "today"})) {
    const int shift = text.Is(next + 2, "yesterday")  ? -1
                      : text.Is(next + 2, "tomorrow") ? 1
                                                      : 0;
    return MakeNode(i, next + 3, DayPeriod(AddDays(now, sign + shift)));
  }
  const bool closed =
      next + 2 >= text.size() || text.at(next + 2).kind == FineKind::kSign;
  if (!closed || next == i) return std::nullopt;
  return MakeNode(i, next + 2, DayPeriod(AddDays(now, sign)));
}

}  // namespace

std::optional<DateNode> ReadOffset(const FineText& text, size_t i) {
  if (!text.published()) return std::nullopt;
  if (auto node = NearDay(text, i)) return node;
  const bool in = text.Is(i, "in");
  if (auto node = CountedWeekdays(text, i)) return node;
  auto steps = ReadSteps(text, in ? i + 1 : i);
  if (!steps || text.Any(steps->end, {"and", "a"})) {
    if (auto half = HalfSteps(text, in ? i + 1 : i)) steps = half;
  }
  if (!steps) return std::nullopt;
  std::optional<DateNode> node = Directed(text, i, *steps);
  if (!node && in && !text.Any(steps->end, {"of", "-"})) {
    const size_t end = text.Is(steps->end, "time") ? steps->end + 1 : steps->end;
    node = AtPoint(i, end, steps->From(*text.published(), 1), steps->smallest());
  }
  if (node && node->point) PickWeekday(text, *node);
  return node;
}

}  // namespace unspin
