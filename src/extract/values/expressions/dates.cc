#include <algorithm>

#include "extract/values/date_match.h"
#include "extract/values/expressions/date_node.h"
#include "extract/values/number_words.h"

namespace unspin {
namespace {

// The last of `candidates` that reaches farthest.
void Keep(std::optional<DateNode>& best, const std::optional<DateNode>& candidate) {
  if (candidate && (!best || candidate->end > best->end)) best = candidate;
}

bool HasYearIn(const FineText& text, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (text.IsDigits(i) && text.at(i).lower.size() == 4) return true;
    if (text.Is(i, "year") && text.Any(i - 1, {"last", "this", "next"})) return true;
  }
  return false;
}

// What the finders of mentions read at `i`.
std::optional<DateNode> ReadMention(const FineText& text, size_t i) {
  const ValueContext& context = text.context();
  const FineToken& token = text.at(i);
  if (context.at(token.coarse).span.begin != token.span.begin) return std::nullopt;
  std::optional<DateMatch> match = FindBusinessPeriod(context, token.coarse, {});
  if (!match) match = FindCalendarDate(context, token.coarse);
  if (!match) match = FindRelativeDate(context, token.coarse, {});
  if (!match) match = FindYear(context, token.coarse);
  if (!match || !match->period) return std::nullopt;
  // Ranges are joined from their ends.
  if (match->rule.ends_with("range") || match->rule == "years") return std::nullopt;
  DateNode node = MakeNode(i, text.Behind(i, match->span.end), *match->period);
  node.open_year = node.period.grain != Grain::kYear &&
                   (match->rule.starts_with("month") || match->rule == "day month" ||
                    match->rule == "quarter" || match->rule == "half") &&
                   !HasYearIn(text, i, node.end);
  return node;
}

Period Days(CivilDate from, CivilDate to) { return {Grain::kInterval, from, to}; }

}  // namespace

DateNode MakeNode(size_t begin, size_t end, const Period& period) {
  DateNode node;
  node.begin = begin;
  node.end = end;
  node.period = period;
  return node;
}

// Early and late are halves of weeks and months, thirds of longer stretches (a third of
// a year is four months); the middle of a month is its second ten days.
Period DateNode::Days() const {
  if (part == Part::kWhole || period.grain == Grain::kDay) return period;
  const CivilDate from = period.from;
  const CivilDate to = period.to;
  const bool early = part == Part::kStart || part == Part::kEarly;
  if (period.grain == Grain::kMonth) {
    if (early) return unspin::Days(from, AddDays(from, 14));
    if (part == Part::kMid) return unspin::Days(AddDays(from, 9), AddDays(from, 19));
    return unspin::Days(AddDays(from, 15), to);
  }
  if (period.grain == Grain::kWeek) {
    if (early) return unspin::Days(from, AddDays(from, 2));
    if (part == Part::kMid) return unspin::Days(AddDays(from, 1), AddDays(from, 3));
    return unspin::Days(AddDays(from, 3), to);
  }
  const auto length = (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count();
  const int months = std::max(1, static_cast<int>(length / 30) / 3);
  if (early) return unspin::Days(from, AddDays(AddMonths(from, months), -1));
  const CivilDate late = AddMonths(AddDays(to, 1), -months);
  if (part == Part::kMid) {
    return unspin::Days(AddMonths(from, months), AddDays(late, -1));
  }
  return unspin::Days(late, to);
}

int MonthNameAt(const FineText& text, size_t i, bool sure) {
  const Term term = text.term(i);
  if (term.kind != TermKind::kMonth && term.kind != TermKind::kShortMonth) return 0;
  if (sure) return term.value;
  const bool led =
      text.Any(i - 1, {"in", "of", "this", "last", "next", "until", "since", "mid",
                       "late", "early", "after", "before", "till", "through", "from",
                       "to", "and", "between", "the"}) &&
      i > 0;
  if (term.kind == TermKind::kShortMonth) return led ? term.value : 0;
  if (!OneOf(term.word, {"may", "march"})) return term.value;
  return led && text.at(i).raised ? term.value : 0;
}

int WeekdayNameAt(const FineText& text, size_t i) {
  const Term term = text.term(i);
  if (term.kind == TermKind::kWeekday) return term.value;
  if (term.kind != TermKind::kShortWeekday || !text.at(i).raised) return 0;
  return term.value;
}

std::optional<int> YearNumberAt(const FineText& text, size_t& i) {
  if (const auto digits = text.Digits(i)) {
    const bool decimal = text.Is(i + 1, ".") && text.Attached(i + 1) &&
                         text.Attached(i + 2) && text.IsDigits(i + 2);
    if (text.at(i).lower.size() != 4 || *digits < 1500 || *digits > 2199 || decimal) {
      return std::nullopt;
    }
    ++i;
    return digits;
  }
  if (i >= text.size() || text.at(i).kind != FineKind::kLetters) return std::nullopt;
  const FineToken& token = text.at(i);
  if (text.context().at(token.coarse).span.begin != token.span.begin)
    return std::nullopt;
  size_t coarse = token.coarse;
  const auto year = YearWordsAt(text.context(), coarse);
  if (year) i = text.Behind(i, text.context().at(coarse - 1).span.end);
  return year;
}

std::optional<int> YearBehindAt(const FineText& text, size_t& i) {
  size_t next = i;
  if (text.Any(next, {",", "of", "in"})) ++next;
  const bool cut = text.Any(next, {"'", "’", "‘"}) && text.Attached(next + 1);
  if (cut) ++next;
  if (text.Is(next, "the") && text.Is(next + 1, "year")) next += 2;
  if (const auto year = YearNumberAt(text, next)) {
    // "at 10 2000 people": only an attached or listed year is one.
    i = next;
    return year;
  }
  const bool two = text.IsDigits(next) && text.at(next).lower.size() == 2;
  if (two && (text.Is(next - 1, "of") || cut || text.at(next).lower[0] == '0')) {
    const int year = *text.Digits(next);
    i = next + 1;
    return year < 50 ? 2000 + year : 1900 + year;
  }
  if (!text.published() || !text.Is(next + 1, "year")) return std::nullopt;
  const std::string_view word = text.lower(next);
  const int step = word == "next" ? 1 : OneOf(word, {"last", "previous"}) ? -1 : 0;
  if (step == 0 && !OneOf(word, {"this", "the", "current"})) return std::nullopt;
  i = next + 2;
  return YearOf(*text.published()) + step;
}

std::optional<TimeUnit> UnitAt(const FineText& text, size_t i) {
  const Term term = text.term(i);
  if (term.kind == TermKind::kUnit) return static_cast<TimeUnit>(term.value);
  if (text.Any(i, {"nights", "night"})) return TimeUnit::kDay;
  return std::nullopt;
}

CivilDate MoveBy(CivilDate day, TimeUnit unit, int count) {
  switch (unit) {
    case TimeUnit::kDay:
      return AddDays(day, count);
    case TimeUnit::kWeek:
      return AddDays(day, 7 * count);
    case TimeUnit::kFortnight:
      return AddDays(day, 14 * count);
    case TimeUnit::kMonth:
      return AddMonths(day, count);
    case TimeUnit::kQuarter:
      return AddMonths(day, 3 * count);
    case TimeUnit::kYear:
      return AddMonths(day, 12 * count);
    case TimeUnit::kDecade:
      return AddMonths(day, 120 * count);
    case TimeUnit::kCentury:
      return AddMonths(day, 1200 * count);
    default:
      return day;
  }
}

Period PeriodOf(CivilDate day, TimeUnit unit) {
  const int year = YearOf(day);
  switch (unit) {
    case TimeUnit::kWeek:
      return WeekPeriod(day);
    case TimeUnit::kFortnight: {
      const Period week = WeekPeriod(day);
      return {Grain::kInterval, week.from, AddDays(week.from, 13)};
    }
    case TimeUnit::kMonth:
      return MonthPeriod(year, MonthOf(day));
    case TimeUnit::kQuarter:
      return QuarterPeriod(year, (MonthOf(day) + 2) / 3);
    case TimeUnit::kYear:
      return YearPeriod(year);
    case TimeUnit::kDecade:
      return YearsPeriod(year / 10 * 10, year / 10 * 10 + 9);
    case TimeUnit::kCentury:
      return YearsPeriod(year / 100 * 100, year / 100 * 100 + 99);
    default:
      return DayPeriod(day);
  }
}

std::optional<DateNode> ReadSimpleDate(const FineText& text, size_t i) {
  std::optional<DateNode> best;
  if (i >= text.size()) return best;
  // "4,205.17 August": the digits go on to the left.
  if (text.IsDigits(i) && i > 1 && text.Attached(i) && text.Any(i - 1, {".", ","}) &&
      text.Attached(i - 1) && text.IsDigits(i - 2)) {
    return best;
  }
  Keep(best, ReadDay(text, i));
  Keep(best, ReadHoliday(text, i));
  Keep(best, ReadWeekday(text, i));
  Keep(best, ReadNamedPeriod(text, i));
  Keep(best, ReadMention(text, i));
  return best;
}

std::optional<DateNode> ReadDate(const FineText& text, size_t i) {
  if (i >= text.size()) return std::nullopt;
  std::optional<DateNode> best = ReadOffset(text, i);
  Keep(best, ReadStretch(text, i));
  Keep(best, ReadSimpleDate(text, i));
  return best;
}

}  // namespace unspin
