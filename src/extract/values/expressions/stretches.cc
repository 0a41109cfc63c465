#include <algorithm>

#include "extract/values/date_match.h"
#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

Period Interval(CivilDate from, CivilDate to) { return {Grain::kInterval, from, to}; }

bool LooksBack(std::string_view word) {
  return OneOf(word, {"last", "past", "previous"});
}

bool LooksAhead(std::string_view word) {
  return OneOf(word, {"next", "coming", "following", "upcoming"});
}

// `count` working days behind or before `day`.
Period WorkingDays(CivilDate day, int count, bool ahead) {
  const int step = ahead ? 1 : -1;
  CivilDate near = day;
  CivilDate far = day;
  for (int left = count; left > 0;) {
    far = AddDays(far, step);
    if (WeekdayOf(far) > 5) continue;
    if (left-- == count) near = far;
  }
  // Looking back, the stretch runs up to the day itself.
  return ahead ? Interval(near, far) : Interval(far, AddDays(day, -1));
}

// `count` units up to yesterday or from tomorrow on; whole quarters.
Period Counted(CivilDate now, TimeUnit unit, int count, bool ahead) {
  if (unit >= TimeUnit::kDecade) {
    const int years = unit == TimeUnit::kDecade ? 10 : 100;
    const int here = YearOf(now) / years * years;
    return ahead ? YearsPeriod(here + years, here + years * (count + 1) - 1)
                 : YearsPeriod(here - years * count, here - 1);
  }
  if (unit == TimeUnit::kQuarter) {
    const CivilDate here = PeriodOf(now, unit).from;
    return ahead ? Interval(AddMonths(here, 3),
                            AddDays(AddMonths(here, 3 * count + 3), -1))
                 : Interval(AddMonths(here, -3 * count), AddDays(here, -1));
  }
  if (ahead) {
    const CivilDate from = AddDays(now, 1);
    return Interval(from, AddDays(MoveBy(from, unit, count), -1));
  }
  return Interval(MoveBy(now, unit, -count), AddDays(now, -1));
}

// "last three weeks", "next couple months", "6 upcoming years", "2 next days", "the
// next 4 business days", "last 3 months and 2 weeks".
std::optional<DateNode> CountedStretch(const FineText& text, size_t i) {
  if (!text.published()) return std::nullopt;
  size_t next = i;
  std::string_view word = text.lower(next);
  const bool lead = LooksBack(word) || LooksAhead(word);
  if (lead) ++next;
  auto count = text.Count(next, lead);
  if (!count && lead && text.Any(next, {"couple", "few"})) {
    count = text.Is(next, "couple") ? 2 : 3;
    ++next;
  }
  if (!count || *count < 1) return std::nullopt;
  if (!lead) {
    word = text.lower(next);
    if (!LooksBack(word) && !LooksAhead(word)) return std::nullopt;
    ++next;
  }
  const bool working = text.Any(next, {"business", "working"});
  if (working) ++next;
  const auto unit = UnitAt(text, next);
  if (!unit || *unit <= TimeUnit::kHour) return std::nullopt;
  if (*unit >= TimeUnit::kDecade && *count > 15) return std::nullopt;
  if (!lead && *count > 1 && !text.lower(next).ends_with("s")) return std::nullopt;
  const bool ahead = LooksAhead(word);
  const CivilDate now = *text.published();
  if (working) {
    if (*unit != TimeUnit::kDay || *count > 300) return std::nullopt;
    return MakeNode(i, next + 1, WorkingDays(now, *count, ahead));
  }
  // "the last 2 weeks of this month" counts in the year.
  if (text.Is(next + 1, "of")) return std::nullopt;
  DateNode node = MakeNode(i, next + 1, Counted(now, *unit, *count, ahead));
  while (text.Is(node.end, "and") && *unit != TimeUnit::kQuarter) {
    size_t more = node.end + 1;
    const auto extra = text.Count(more, false);
    const auto smaller = UnitAt(text, more);
    if (!extra || !smaller || *smaller <= TimeUnit::kHour || *smaller >= *unit ||
        text.Any(more + 1, {"ago", "later", "earlier"})) {
      break;
    }
    if (ahead) node.period.to = MoveBy(node.period.to, *smaller, *extra);
    if (!ahead) node.period.from = MoveBy(node.period.from, *smaller, -*extra);
    node.end = more + 1;
  }
  return node;
}

// The week of a month or year by the rule of ISO 8601: it belongs where its Thursday
// is.
Period WeekIn(const Period& whole, int number) {
  if (number > 0) {
    const CivilDate thursday =
        AddDays(whole.from, (4 - WeekdayOf(whole.from) + 7) % 7 + 7 * (number - 1));
    return WeekPeriod(thursday);
  }
  return WeekPeriod(AddDays(whole.to, -((WeekdayOf(whole.to) - 4 + 7) % 7)));
}

// `count` units that start with the `number`th of `whole`, or end with its last (0).
std::optional<Period> UnitsIn(const Period& whole, TimeUnit unit, int number,
                              int count) {
  if (number > 366 || count > 366) return std::nullopt;
  switch (unit) {
    case TimeUnit::kDay:
      if (count == 1) {
        return DayPeriod(number == 0 ? whole.to : AddDays(whole.from, number - 1));
      }
      if (number == 0) return Interval(AddDays(whole.to, 1 - count), whole.to);
      return Interval(AddDays(whole.from, number - 1),
                      AddDays(whole.from, number + count - 2));
    case TimeUnit::kWeek: {
      Period week = WeekIn(whole, number);
      if (number == 0) week.from = AddDays(week.from, -7 * (count - 1));
      if (number > 0) week.to = AddDays(week.to, 7 * (count - 1));
      if (count > 1) week.grain = Grain::kInterval;
      return week;
    }
    case TimeUnit::kMonth: {
      const CivilDate last =
          number == 0 ? whole.to : AddMonths(whole.from, number + count - 2);
      return MonthsEnding(YearOf(last), MonthOf(last), count);
    }
    case TimeUnit::kQuarter: {
      const CivilDate last =
          number == 0 ? whole.to : AddMonths(whole.from, 3 * (number + count - 2));
      const Period quarter = PeriodOf(last, unit);
      return MonthsEnding(YearOf(quarter.to), MonthOf(quarter.to), 3 * count);
    }
    default:
      return std::nullopt;
  }
}

// "the month", "this year" as what a stretch lies in.
std::optional<DateNode> Container(const FineText& text, size_t i) {
  size_t next = text.Is(i, "the") ? i + 1 : i;
  if (const auto unit = UnitAt(text, next);
      unit && next > i && text.published() && *unit > TimeUnit::kDay) {
    return MakeNode(i, next + 1, PeriodOf(*text.published(), *unit));
  }
  return ReadSimpleDate(text, next);
}

// "first week of Mar 2019", "last 2 weeks of this month", "the 8th month of last year".
std::optional<DateNode> StretchInside(const FineText& text, size_t i) {
  size_t next = text.Is(i, "the") ? i + 1 : i;
  int number = 0;
  if (text.Any(next, {"last", "final"})) {
    ++next;
  } else {
    number = text.Ordinal(next);
    if (number == 0) return std::nullopt;
  }
  int count = 1;
  if (const auto given = text.Count(next, false)) count = *given;
  const auto unit = UnitAt(text, next);
  if (!unit || count < 1 || !text.Any(next + 1, {"of", "in"})) return std::nullopt;
  const auto whole = Container(text, next + 2);
  if (!whole || whole->period.grain == Grain::kDay) return std::nullopt;
  const auto period = UnitsIn(whole->period, *unit, number, count);
  if (!period) return std::nullopt;
  DateNode node = MakeNode(i, whole->end, *period);
  node.open_year = whole->open_year;
  return node;
}

// "weekend", "this weekend", "last weekend".
std::optional<DateNode> Weekend(const FineText& text, size_t i) {
  const CivilDate now = *text.published();
  const std::string_view word = text.lower(i);
  const bool lead = OneOf(word, {"this", "that", "last", "next", "past", "coming"});
  const size_t at = lead ? i + 1 : i;
  if (!text.Is(at, "weekend")) return std::nullopt;
  const int step = LooksBack(word) ? -7 : word == "next" ? 7 : 0;
  const CivilDate saturday = AddDays(now, 6 - WeekdayOf(now) + step);
  return MakeNode(i, at + 1, Interval(saturday, AddDays(saturday, 1)));
}

// "the same week", "the coming month", "this decade", "the next fortnight".
std::optional<DateNode> Pointed(const FineText& text, size_t i) {
  size_t next = i;
  const bool the = text.Is(next, "the");
  const bool decade =
      UnitAt(text, next + 2).value_or(TimeUnit::kDay) >= TimeUnit::kDecade;
  if (the && decade) ++next;
  const std::string_view word = text.lower(next);
  if (text.Any(next + 1, {"calendar"})) ++next;
  const bool working = text.Any(next + 1, {"working", "business", "work"});
  if (working) ++next;
  const auto unit = UnitAt(text, next + 1);
  if (!unit || *unit < TimeUnit::kDay || text.lower(next + 1).ends_with("s") ||
      (working && *unit != TimeUnit::kWeek)) {
    return std::nullopt;
  }
  int step = 0;
  if (LooksBack(word)) {
    step = -1;
  } else if (LooksAhead(word)) {
    step = 1;
  } else if (!OneOf(word, {"same", "that", "this", "current"})) {
    return std::nullopt;
  }
  if (*unit == TimeUnit::kDay && step == 0) return std::nullopt;
  if (text.Is(next + 2, "of") && step != 0) return std::nullopt;
  const Period here = PeriodOf(*text.published(), *unit);
  Period there = PeriodOf(MoveBy(here.from, *unit, step), *unit);
  if (working) there = Interval(there.from, AddDays(there.from, 4));
  return MakeNode(i, next + 2, there);
}

// "the year before last", "the month after next".
std::optional<DateNode> OneFarther(const FineText& text, size_t i) {
  const size_t at = text.Is(i, "the") ? i + 1 : i;
  const auto unit = UnitAt(text, at);
  if (!unit || *unit < TimeUnit::kWeek) return std::nullopt;
  const bool ahead = text.Is(at + 1, "after") && text.Is(at + 2, "next");
  const bool back = text.Is(at + 1, "before") && text.Is(at + 2, "last");
  if (!ahead && !back) return std::nullopt;
  const Period here = PeriodOf(*text.published(), *unit);
  return MakeNode(i, at + 3, PeriodOf(MoveBy(here.from, *unit, ahead ? 2 : -2), *unit));
}

// "for the day", "of the month": a bare unit that nothing else explains.
std::optional<DateNode> BareUnit(const FineText& text, size_t i) {
  const auto unit = UnitAt(text, i + 1);
  if (!text.Is(i, "the") || !unit || *unit < TimeUnit::kDay ||
      text.lower(i + 1).ends_with("s") || text.Is(i + 1, "night")) {
    return std::nullopt;
  }
  const size_t end = i + 2;
  const bool closed = end >= text.size() || (text.at(end).kind == FineKind::kSign &&
                                             !text.Any(end, {"-", "'", "’", "\""}));
  const bool led = OneOf(text.Before(i), {"for", "of", "in", "during", "within",
                                          "throughout", "unavailable"});
  if (!closed || !led) return std::nullopt;
  return MakeNode(i, end, PeriodOf(*text.published(), *unit));
}

// "the week starting on March 11", "w/c Mar 11".
std::optional<DateNode> WeekFrom(const FineText& text, size_t i) {
  size_t next = text.Is(i, "the") ? i + 1 : i;
  if (text.Is(next, "w") && text.Is(next + 1, "/") && text.Is(next + 2, "c")) {
    next += 3;
  } else if (text.Is(next, "week")) {
    ++next;
    if (!text.Any(next, {"of", "starting", "beginning", "commencing"}))
      return std::nullopt;
    ++next;
    if (text.Is(next, "on")) ++next;
  } else {
    return std::nullopt;
  }
  const auto day = ReadSimpleDate(text, next);
  if (!day || day->period.grain != Grain::kDay) return std::nullopt;
  DateNode node = MakeNode(i, day->end, WeekPeriod(day->period.from));
  node.open_year = day->open_year;
  return node;
}

// "4 days starting from next Friday", "3 weeks starting June 11th", "for 3 days, from
// today".
std::optional<DateNode> LengthFrom(const FineText& text, size_t i) {
  size_t next = text.Is(i, "for") ? i + 1 : i;
  const size_t count_at = next;
  const auto count = text.Count(next, false);
  const auto unit = UnitAt(text, next);
  if (!count || !unit || *unit <= TimeUnit::kHour) return std::nullopt;
  ++next;
  const bool starting = text.Any(next, {"starting", "beginning"});
  const bool comma = text.Is(next, ",") && text.Is(next + 1, "from") && next > i + 2;
  if (!starting && !comma) return std::nullopt;
  next += comma ? 2 : 1;
  if (text.Any(next, {"from", "on"})) ++next;
  const auto day = ReadSimpleDate(text, next);
  if (!day || day->period.grain != Grain::kDay) return std::nullopt;
  const CivilDate from = day->period.from;
  return MakeNode(comma ? i : count_at, day->end,
                  Interval(from, AddDays(MoveBy(from, *unit, *count), -1)));
}

}  // namespace

std::optional<DateNode> ReadStretch(const FineText& text, size_t i) {
  if (auto node = StretchInside(text, i)) return node;
  if (!text.published()) return std::nullopt;
  if (text.Is(i, "year") && text.Is(i + 1, "to") && text.Is(i + 2, "date")) {
    const CivilDate now = *text.published();
    return MakeNode(i, i + 3, Interval(YearPeriod(YearOf(now)).from, AddDays(now, -1)));
  }
  if (text.Is(i, "overnight")) {
    const CivilDate now = *text.published();
    return MakeNode(i, i + 1, Interval(AddDays(now, -1), now));
  }
  if (auto node = CountedStretch(text, i)) return node;
  if (auto node = LengthFrom(text, i)) return node;
  if (auto node = OneFarther(text, i)) return node;
  if (auto node = WeekFrom(text, i)) return node;
  if (auto node = Weekend(text, i)) return node;
  if (auto node = Pointed(text, i)) return node;
  return BareUnit(text, i);
}

}  // namespace unspin
