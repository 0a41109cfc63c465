#include "extract/values/date_match.h"
#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

struct DayNumber {
  int day = 0;
  size_t end = 0;
  bool ordinal = false;
};

// "14", "14th", "fourteenth", "twenty third"; nothing above 31.
std::optional<DayNumber> DayNumberAt(const FineText& text, size_t i) {
  size_t end = i;
  if (const int ordinal = text.Ordinal(end); ordinal > 0 && ordinal <= 31) {
    return DayNumber{ordinal, end, true};
  }
  const auto digits = text.Digits(i, 2);
  if (digits && *digits >= 1 && *digits <= 31) return DayNumber{*digits, i + 1, false};
  // "twenty five January": words serve as day only before a month.
  end = i;
  const auto count = text.Count(end, false);
  if (!count || *count < 1 || *count > 31 || text.IsDigits(i)) return std::nullopt;
  if (MonthNameAt(text, end, true) == 0) return std::nullopt;
  return DayNumber{*count, end, false};
}

// A day of a month in the year given or in the nearest that has it.
std::optional<DateNode> MakeDayNode(const FineText& text, size_t begin, size_t end,
                                    int month, int day, std::optional<int> year) {
  if (year) {
    const auto date = MakeDay(*year, month, day);
    if (!date) return std::nullopt;
    return MakeNode(begin, end, DayPeriod(*date));
  }
  if (!text.published()) return std::nullopt;
  auto period = DayWithoutYear(text.context(), text.Coarse(begin, end), month, day);
  // "29 February" in the leap year that is next.
  const int now = YearOf(*text.published());
  for (int ahead = 1; !period && ahead <= 8; ++ahead) {
    if (const auto date = MakeDay(now + ahead, month, day)) period = DayPeriod(*date);
  }
  if (!period) return std::nullopt;
  DateNode node = MakeNode(begin, end, *period);
  node.open_year = true;
  return node;
}

// The separator inside "Jan/3", "Aug-19-2021"; an empty step elsewhere.
size_t BehindSeparator(const FineText& text, size_t i) {
  const bool joined =
      text.Any(i, {"/", "-", "."}) && text.Attached(i) && text.Attached(i + 1);
  return joined ? i + 1 : i;
}

// "May 9", "jan/3", "april the ninth", "Dec31, 1994", "Aug-19-2021".
std::optional<DateNode> MonthFirst(const FineText& text, size_t begin, size_t i) {
  const int month = MonthNameAt(text, i, true);
  if (month == 0) return std::nullopt;
  size_t next = i + 1;
  if (text.Is(next, ".") && text.Attached(next)) ++next;
  next = BehindSeparator(text, next);
  if (text.Is(next, "the")) ++next;
  const auto day = DayNumberAt(text, next);
  if (!day) return std::nullopt;
  // "May 5.2", "in March 20 people", "May 10:30".
  if (text.Any(day->end, {".", ":", "%"}) && text.Attached(day->end) &&
      text.Attached(day->end + 1) && text.IsDigits(day->end + 1)) {
    return std::nullopt;
  }
  size_t end = day->end;
  size_t year_at = BehindSeparator(text, end);
  const auto year = YearBehindAt(text, year_at);
  if (year) end = year_at;
  return MakeDayNode(text, begin, end, month, day->day, year);
}

// "12 of Nov", "19/Aug/2021", "twenty second day of August", "26 June in 2019".
std::optional<DateNode> DayFirst(const FineText& text, size_t begin, size_t i) {
  if (text.Is(i, "the")) ++i;
  const auto day = DayNumberAt(text, i);
  if (!day) return std::nullopt;
  size_t next = day->end;
  if (day->ordinal && text.Is(next, "day")) ++next;
  if (text.Is(next, "of")) ++next;
  next = BehindSeparator(text, next);
  const int month = MonthNameAt(text, next, true);
  if (month == 0) return std::nullopt;
  size_t end = next + 1;
  size_t year_at = BehindSeparator(text, end);
  const auto year = YearBehindAt(text, year_at);
  if (year) end = year_at;
  return MakeDayNode(text, begin, end, month, day->day, year);
}

// "the 15th day of next month", "the twenty-sixth day of the month".
std::optional<DateNode> DayOfMonth(const FineText& text, size_t i) {
  const size_t begin = i;
  if (text.Is(i, "the")) ++i;
  const int day = text.Ordinal(i);
  if (day == 0 || !text.published()) return std::nullopt;
  if (text.Is(i, "day")) ++i;
  if (!text.Is(i, "of") || !text.Is(i + 2, "month")) return std::nullopt;
  const std::string_view word = text.lower(i + 1);
  const int step = word == "next" ? 1 : word == "last" ? -1 : 0;
  if (step == 0 && !OneOf(word, {"this", "the"})) return std::nullopt;
  const CivilDate there = AddMonths(*text.published(), step);
  const auto date = MakeDay(YearOf(there), MonthOf(there), day);
  if (!date) return std::nullopt;
  return MakeNode(begin, i + 3, DayPeriod(*date));
}

// "on the 18th": that day of this month.
std::optional<DateNode> DayAlone(const FineText& text, size_t i) {
  if (text.Before(i) != "on" || !text.published()) return std::nullopt;
  const size_t begin = i;
  if (text.Is(i, "the")) ++i;
  const int day = text.IsDigits(i) ? text.Ordinal(i) : 0;
  const FineToken* next = i < text.size() ? &text.at(i) : nullptr;
  if (day == 0 || (next != nullptr && next->kind == FineKind::kLetters &&
                   !OneOf(next->lower, {"and", "at", "to", "with", "for", "he", "she",
                                        "they", "it", "we", "i"}))) {
    return std::nullopt;
  }
  const CivilDate now = *text.published();
  const auto date = MakeDay(YearOf(now), MonthOf(now), day);
  if (!date) return std::nullopt;
  return MakeNode(begin, i, DayPeriod(*date));
}

// The nearest month in which `day` falls on `weekday`.
std::optional<CivilDate> DayOnWeekday(CivilDate now, int weekday, int day) {
  for (int step = 0; step <= 12; ++step) {
    for (const int sign : {1, -1}) {
      const CivilDate month = AddMonths(now, sign * step);
      const auto date = MakeDay(YearOf(month), MonthOf(month), day);
      if (date && WeekdayOf(*date) == weekday) return date;
    }
  }
  return std::nullopt;
}

// "Monday 21", "Monday the twelfth".
std::optional<DateNode> WeekdayAndNumber(const FineText& text, size_t begin, size_t i,
                                         int weekday) {
  if (text.Is(i, "the")) ++i;
  const auto day = DayNumberAt(text, i);
  if (!day || !text.published()) return std::nullopt;
  // "Monday 10 am", "Friday 12:30", "Monday 3 people".
  const size_t end = day->end;
  const bool goes_on = end < text.size() && text.at(end).kind != FineKind::kSign &&
                       !text.Any(end, {"and", "to", "at", "with"});
  if (goes_on || (text.Any(end, {":", "/", ".", "-", "%"}) && text.Attached(end) &&
                  end + 1 < text.size() && text.Attached(end + 1))) {
    return std::nullopt;
  }
  const auto date = DayOnWeekday(*text.published(), weekday, day->day);
  if (!date) return std::nullopt;
  return MakeNode(begin, end, DayPeriod(*date));
}

// "this monday (jul-16)", "monday 8/5", "Monday March 6", "next 5/12".
std::optional<DateNode> WithLead(const FineText& text, size_t i) {
  size_t next = i;
  const bool lead = text.Any(next, {"this", "next"});
  if (lead) ++next;
  const int weekday = WeekdayNameAt(text, next);
  if (weekday > 0) ++next;
  if (!lead && weekday == 0) return std::nullopt;
  const bool bracket = text.Is(next, "(") && weekday > 0;
  if (bracket || text.Is(next, ",") || text.Is(next, ".")) ++next;
  std::optional<DateNode> node = MonthFirst(text, i, next);
  if (!node) node = DayFirst(text, i, next);
  if (!node) {
    node = ReadNumericDate(text, next);
    if (!node && weekday > 0) return WeekdayAndNumber(text, i, next, weekday);
  }
  if (!node) return node;
  node->begin = i;
  if (bracket) {
    if (!text.Is(node->end, ")")) return std::nullopt;
    ++node->end;
  }
  if (node->open_year && lead && text.published()) {
    const CivilDate day = node->period.from;
    const int year = YearOf(*text.published());
    const auto here =
        MakeDay(year, MonthOf(day), static_cast<int>(static_cast<unsigned>(day.day())));
    const bool passed = here && *here <= *text.published();
    if (here && weekday == 0 && text.Is(i, "next") && passed) {
      node->period = DayPeriod(AddMonths(*here, 12));
    } else if (here) {
      node->period = DayPeriod(*here);
    }
    node->open_year = false;
  }
  return node;
}

}  // namespace

std::optional<DateNode> ReadDay(const FineText& text, size_t i) {
  if (auto node = WithLead(text, i)) return node;
  if (auto node = MonthFirst(text, i, i)) return node;
  if (auto node = DayFirst(text, i, i)) return node;
  if (auto node = ReadNumericDate(text, i)) return node;
  if (auto node = DayOfMonth(text, i)) return node;
  return DayAlone(text, i);
}

}  // namespace unspin
