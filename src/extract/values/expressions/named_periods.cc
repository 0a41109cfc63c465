#include "extract/values/date_match.h"
#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

// "August 2015", "May of 91", "Dec, 2018", "Dec-2018", "feb".
std::optional<DateNode> ReadMonth(const FineText& text, size_t i) {
  // "2018 Nov"
  size_t behind_year = i;
  if (const auto year = YearNumberAt(text, behind_year)) {
    const int month = text.IsDigits(i) ? MonthNameAt(text, behind_year, true) : 0;
    if (month == 0 || text.IsDigits(behind_year + 1)) return std::nullopt;
    return MakeNode(i, behind_year + 1, MonthPeriod(*year, month));
  }
  const bool lead = text.Is(i, "this") && text.published();
  const size_t at = lead ? i + 1 : i;
  const int sure = MonthNameAt(text, at, true);
  if (sure == 0) return std::nullopt;
  // "this may", "as march": verbs.
  if (lead && !text.at(at).raised && OneOf(text.lower(at), {"may", "march", "mar"})) {
    return std::nullopt;
  }
  size_t end = at + 1;
  if (text.Is(end, ".") && text.Attached(end) && text.Attached(end + 1) == false &&
      text.at(at).lower.size() <= 4 && end + 1 < text.size() &&
      !text.at(end + 1).raised) {
    ++end;
  }
  size_t year_at = text.Is(end, "-") && text.Attached(end) ? end + 1 : end;
  if (const auto year = YearBehindAt(text, year_at)) {
    return MakeNode(i, year_at, MonthPeriod(*year, sure));
  }
  if (lead) {
    return MakeNode(i, end, MonthPeriod(YearOf(*text.published()), sure));
  }
  const int month = MonthNameAt(text, i, false);
  if (month == 0) return std::nullopt;
  const auto year = NearestYear(text.context(), text.Coarse(i, end), month, month);
  if (!year) return std::nullopt;
  DateNode node = MakeNode(i, end, MonthPeriod(*year, month));
  node.open_year = true;
  return node;
}

// "2017 q1", "q1-2019", "next year's first quarter", "first quarter of the year".
std::optional<DateNode> ReadQuarter(const FineText& text, size_t i) {
  size_t next = i;
  auto year = YearNumberAt(text, next);
  if (!year && text.published() && text.Is(i + 1, "year") &&
      text.Any(i + 2, {"'s", "’s"})) {
    const std::string_view word = text.lower(i);
    const int step = word == "next" ? 1 : word == "last" ? -1 : 0;
    if (step != 0 || word == "this") {
      year = YearOf(*text.published()) + step;
      next = i + 3;
    }
  }
  if (text.Is(next, "-") && year) ++next;
  if (text.Is(next, "the")) ++next;
  int part = 0;
  bool half = false;
  if (text.Any(next, {"q", "h"}) && text.Attached(next + 1)) {
    const auto digits = text.Digits(next + 1, 1);
    half = text.Is(next, "h");
    part = digits.value_or(0);
    next += 2;
  } else {
    part = text.Ordinal(next);
    half = text.Is(next, "half");
    if (!half && !text.Is(next, "quarter")) return std::nullopt;
    ++next;
  }
  if (part < 1 || part > (half ? 2 : 4)) return std::nullopt;
  if (!year) {
    size_t behind = text.Is(next, "-") && text.Attached(next) ? next + 1 : next;
    year = YearBehindAt(text, behind);
    if (year) next = behind;
  }
  if (!year) return std::nullopt;
  return MakeNode(i, next, half ? HalfPeriod(*year, part) : QuarterPeriod(*year, part));
}

// "the 90s", "the nineties", "the ’80s".
std::optional<DateNode> ReadShortDecade(const FineText& text, size_t i) {
  if (!OneOf(text.Before(i), {"the", "early", "late", "mid", "'", "’", "‘"})) {
    return std::nullopt;
  }
  constexpr std::string_view kWords[] = {"twenties", "thirties", "forties",
                                         "fifties",  "sixties",  "seventies",
                                         "eighties", "nineties"};
  for (int k = 0; k < 8; ++k) {
    if (!text.Is(i, kWords[k])) continue;
    const int year = (k == 0 ? 2000 : 1900) + 20 + 10 * k;
    return MakeNode(i, i + 1, YearsPeriod(year, year + 9));
  }
  const auto digits = text.Digits(i, 2);
  if (!digits || text.at(i).lower.size() != 2 || *digits % 10 != 0 ||
      !text.Any(i + 1, {"s", "'s", "’s"}) || !text.Attached(i + 1)) {
    return std::nullopt;
  }
  const int year = *digits < 30 ? 2000 + *digits : 1900 + *digits;
  return MakeNode(i, i + 2, YearsPeriod(year, year + 9));
}

// "15th century", "1990 s", "the 1990s".
std::optional<DateNode> ReadAge(const FineText& text, size_t i) {
  size_t next = i;
  if (const int number = text.Ordinal(next);
      number > 0 && number < 40 && text.Is(next, "century")) {
    return MakeNode(i, next + 1, YearsPeriod(number * 100 - 100, number * 100 - 1));
  }
  if (auto node = ReadShortDecade(text, i)) return node;
  const auto year = text.Digits(i);
  if (!year || text.at(i).lower.size() != 4 || *year % 10 != 0 || *year < 1500 ||
      *year > 2100) {
    return std::nullopt;
  }
  next = i + 1;
  if (text.Any(next, {"'", "’"})) ++next;
  if (!text.Any(next, {"s", "'s", "’s"})) return std::nullopt;
  const bool possessive = text.at(next).lower.size() > 1 || next > i + 1;
  if (possessive && text.Before(i) != "the") return std::nullopt;
  return MakeNode(i, next + 1, YearsPeriod(*year, *year + 9));
}

// "year 2012", "the year of 2008", "cy18", "nineteen eighty four", "in 2150".
std::optional<DateNode> ReadYear(const FineText& text, size_t i) {
  size_t next = i;
  const bool the = text.Is(next, "the");
  if (the) ++next;
  const bool calendar = text.Is(next, "calendar") || text.Is(next, "cy");
  const bool cy = text.Is(next, "cy");
  if (calendar) ++next;
  const bool named = !cy && text.Is(next, "year");
  if (named) ++next;
  const size_t begin = cy ? next - 1 : i;
  if (cy && text.IsDigits(next) && text.at(next).lower.size() == 2) {
    return MakeNode(begin, next + 1, YearPeriod(2000 + *text.Digits(next)));
  }
  if ((the || calendar) && !named && !cy) return std::nullopt;
  const bool digits = text.IsDigits(next);
  const auto year = YearNumberAt(text, next);
  if (!year) return std::nullopt;
  // Four figures alone are left to the finder of mentions, which asks their context.
  const bool far =
      digits && *year >= 2100 && OneOf(text.Before(i), {"in", "by", "until"});
  if (!named && !cy && digits && !far) return std::nullopt;
  return MakeNode(begin, next, YearPeriod(*year));
}

// Monday of week `week` by ISO 8601.
CivilDate MondayOfWeek(int year, int week) {
  const CivilDate fourth = *MakeDay(year, 1, 4);
  return AddDays(WeekPeriod(fourth).from, 7 * (week - 1));
}

// "week 10", "week 5 of 2031".
std::optional<DateNode> ReadWeekNumber(const FineText& text, size_t i) {
  if (!text.Is(i, "week") || !text.published()) return std::nullopt;
  const auto week = text.Digits(i + 1, 2);
  if (!week || *week < 1 || *week > 53 || text.Attached(i + 1)) return std::nullopt;
  size_t end = i + 2;
  int year = YearOf(*text.published());
  if (text.Any(end, {"of", ","})) {
    size_t behind = end;
    if (const auto given = YearBehindAt(text, behind)) {
      year = *given;
      end = behind;
    }
  }
  return MakeNode(i, end, WeekPeriod(MondayOfWeek(year, *week)));
}

}  // namespace

std::optional<DateNode> ReadNamedPeriod(const FineText& text, size_t i) {
  if (auto node = ReadQuarter(text, i)) return node;
  if (auto node = ReadMonth(text, i)) return node;
  if (auto node = ReadAge(text, i)) return node;
  if (auto node = ReadWeekNumber(text, i)) return node;
  return ReadYear(text, i);
}

}  // namespace unspin
