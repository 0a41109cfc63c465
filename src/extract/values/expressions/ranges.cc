#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

bool IsYear(const DateNode& node) { return node.period.grain == Grain::kYear; }

// The "Jan" of "Apr-May 2019", which alone would be no month.
std::optional<DateNode> ShortMonth(const FineText& text, size_t i) {
  const int month = MonthNameAt(text, i, true);
  const bool joined = text.Any(i + 1, {"-", "–", "to", "through"}) &&
                      MonthNameAt(text, i + 2, true) > 0;
  if (month == 0 || !joined || !text.published()) return std::nullopt;
  const auto year = NearestYear(text.context(), text.Coarse(i, i + 1), month, month);
  DateNode node = MakeNode(i, i + 1, MonthPeriod(*year, month));
  node.open_year = true;
  return node;
}

// "now", "the current date", and the weekdays of "Monday-Friday".
std::optional<DateNode> NearEnd(const FineText& text, size_t i) {
  const CivilDate now = *text.published();
  const size_t next = text.Is(i, "the") ? i + 1 : i;
  if (text.Any(next, {"current", "present"}) && text.Any(next + 1, {"date", "day"})) {
    return MakeNode(i, next + 2, DayPeriod(now));
  }
  if (text.Is(i, "now")) return MakeNode(i, i + 1, DayPeriod(now));
  const int weekday = WeekdayNameAt(text, i);
  const bool before = text.Is(i + 1, "-") && text.Attached(i + 1);
  const bool behind = text.Before(i) == "-" && text.Attached(i);
  if (weekday == 0 || (!before && !behind)) return std::nullopt;
  return MakeNode(i, i + 1, DayPeriod(AddDays(now, weekday - WeekdayOf(now))));
}

// A date as one end of a range.
std::optional<DateNode> EndAt(const FineText& text, size_t i) {
  if (i >= text.size()) return std::nullopt;
  if (auto month = ShortMonth(text, i)) return month;
  if (text.published()) {
    if (auto near = NearEnd(text, i)) return near;
  }
  if (auto node = ReadPart(text, i)) return node;
  if (text.Is(i, "the")) {
    if (auto node = ReadPart(text, i + 1)) {
      node->begin = i;
      return node;
    }
  }
  return ReadPlainYear(text, i);
}

// The number of a day whose month the other end names: "3 and 12 of Sept".
int BareDay(const FineText& text, size_t& i) {
  if (text.Is(i, "the")) ++i;
  size_t end = i;
  int day = text.Ordinal(end);
  if (day == 0) {
    day = text.Digits(i, 2).value_or(0);
    end = i + 1;
  }
  if (day < 1 || day > 31) return 0;
  i = end;
  return day;
}

bool IsJoint(const FineText& text, size_t i, bool between) {
  if (between && text.Is(i, "and")) return true;
  return text.Any(i, {"to", "through", "thru", "till", "until", "-", "–", "—", "~"});
}

std::optional<Period> SameMonth(const Period& day, int number) {
  const auto date = MakeDay(YearOf(day.from), MonthOf(day.from), number);
  if (!date) return std::nullopt;
  return DayPeriod(*date);
}

// Lets an end without a year lie where the other one says.
void AlignYears(DateNode& first, DateNode& last) {
  const auto shift = [](DateNode& node, int years) {
    node.period = ShiftYears(node.period, years);
  };
  if (last.open_year) {
    while (last.period.from < first.period.from) shift(last, 1);
    if (!first.open_year) {
      while (ShiftYears(last.period, -1).from >= first.period.from) shift(last, -1);
    } else if (AddMonths(first.period.from, 12) <= last.period.from) {
      shift(last, -1);
    }
  } else if (first.open_year) {
    while (first.period.from > last.period.from) shift(first, -1);
    while (ShiftYears(first.period, 1).from <= last.period.from) shift(first, 1);
  }
}

bool NamesMonth(const FineText& text, const DateNode& node) {
  for (size_t i = node.begin; i < node.end; ++i) {
    if (MonthNameAt(text, i, true) > 0 || text.Is(i, "/")) return true;
  }
  return false;
}

// The two ends of a range.
struct TwoEnds {
  DateNode first;
  DateNode last;
};

// "4-23 next month", "between the 4th and the 23rd of this month".
std::optional<TwoEnds> DaysOfMonth(const FineText& text, size_t at, size_t joint,
                                   int first_day) {
  size_t next = joint + 1;
  const int last_day = BareDay(text, next);
  if (last_day <= first_day || !text.published()) return std::nullopt;
  if (text.Any(next, {"of", "in"})) ++next;
  const int step = text.Is(next, "next") ? 1 : text.Is(next, "last") ? -1 : 0;
  if ((step == 0 && !text.Any(next, {"this", "the"})) || !text.Is(next + 1, "month")) {
    return std::nullopt;
  }
  const Period month = PeriodOf(AddMonths(*text.published(), step), TimeUnit::kMonth);
  const auto first = SameMonth(month, first_day);
  const auto last = SameMonth(month, last_day);
  if (!first || !last) return std::nullopt;
  return TwoEnds{MakeNode(at, joint, *first), MakeNode(joint + 1, next + 2, *last)};
}

// "3 and 12 of Sept": the first end is a day of the month that the other names.
std::optional<TwoEnds> WithBareFirst(const FineText& text, size_t at, size_t joint,
                                     int number) {
  const std::optional<DateNode> last = EndAt(text, joint + 1);
  if (!last || last->period.grain != Grain::kDay || !NamesMonth(text, *last)) {
    return DaysOfMonth(text, at, joint, number);
  }
  const auto day = SameMonth(last->period, number);
  if (!day) return std::nullopt;
  DateNode first = MakeNode(at, joint, *day);
  first.open_year = last->open_year;
  if (first.period.from > last->period.from) {
    first.period = DayPeriod(AddMonths(first.period.from, -1));
  }
  return TwoEnds{first, *last};
}

// "October 17-18", "June 8th through sixteenth": the second is one of the same
// month.
std::optional<TwoEnds> WithBareLast(const FineText& text, DateNode first,
                                    size_t joint) {
  if (first.period.grain != Grain::kDay) return std::nullopt;
  size_t end = joint + 1;
  const int number = BareDay(text, end);
  const auto day = number > 0 ? SameMonth(first.period, number) : std::nullopt;
  if (!day || day->from <= first.period.from) return std::nullopt;
  DateNode last = MakeNode(joint + 1, end, *day);
  // "October 17-18, 2016": the year stands behind the second.
  if (const auto year = YearBehindAt(text, end); year && first.open_year) {
    const int years = *year - YearOf(day->from);
    last.period = ShiftYears(last.period, years);
    first.period = ShiftYears(first.period, years);
    last.end = end;
  }
  return TwoEnds{first, last};
}

// "Monday to Friday": the one behind the other.
void AlignWeeks(const FineText& text, const DateNode& first, DateNode& last) {
  const bool weekday =
      last.end == last.begin + 1 && WeekdayNameAt(text, last.begin) > 0;
  if (!weekday || last.period.from > first.period.from) return;
  const auto days = std::chrono::sys_days(first.period.from) -
                    std::chrono::sys_days(last.period.from);
  const int weeks = static_cast<int>(days.count() / 7) + 1;
  last.period = DayPeriod(AddDays(last.period.from, 7 * weeks));
}

// The two ends that start at token `at`.
std::optional<TwoEnds> Ends(const FineText& text, size_t at, bool between) {
  const std::optional<DateNode> first = EndAt(text, at);
  size_t joint = first ? first->end : at;
  int bare = 0;
  if (!first || !IsJoint(text, joint, between)) {
    joint = at;
    bare = BareDay(text, joint);
    if (bare == 0 || !IsJoint(text, joint, between)) return std::nullopt;
  }
  // A hyphen joins what it touches on both sides or on neither.
  if (text.Any(joint, {"-", "–", "—"}) &&
      text.Attached(joint) != text.Attached(joint + 1)) {
    return std::nullopt;
  }
  if (bare > 0) return WithBareFirst(text, at, joint, bare);
  const std::optional<DateNode> last = EndAt(text, joint + 1);
  if (!last) return WithBareLast(text, *first, joint);
  TwoEnds ends{*first, *last};
  AlignYears(ends.first, ends.last);
  AlignWeeks(text, ends.first, ends.last);
  return ends;
}

}  // namespace

std::optional<DateNode> ReadPlainYear(const FineText& text, size_t i) {
  size_t next = i;
  if (!text.IsDigits(i)) return std::nullopt;
  const auto year = YearNumberAt(text, next);
  if (!year || *year < 1900) return std::nullopt;
  if (next < text.size() && text.at(next).kind == FineKind::kLetters &&
      text.Attached(next)) {
    return std::nullopt;
  }
  return MakeNode(i, next, YearPeriod(*year));
}

std::optional<RelatedNode> ReadBetween(const FineText& text, size_t i) {
  const bool between = text.Is(i, "between");
  const bool from = text.Is(i, "from");
  const size_t at = between || from ? i + 1 : i;
  if (at >= text.size()) return std::nullopt;
  // "139-2011-2016" is a number to call.
  if (at > 1 && text.Attached(at) && text.Any(at - 1, {"-", "."}) &&
      text.Attached(at - 1) && text.IsDigits(at - 2)) {
    return std::nullopt;
  }
  const auto ends = Ends(text, at, between);
  if (!ends || ends->first.period.from >= ends->last.period.from) return std::nullopt;
  // "2014 to May" without "from" is no range.
  if (!between && !from && IsYear(ends->first) && !IsYear(ends->last) &&
      ends->last.open_year) {
    return std::nullopt;
  }
  return RelatedNode{i, ends->last.end, Relation::kBetween, ends->first, ends->last};
}

}  // namespace unspin
