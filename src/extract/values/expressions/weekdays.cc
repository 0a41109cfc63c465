#include "extract/values/date_match.h"
#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

// "this", "next", "last week": weeks from the one of publication.
std::optional<int> WeekStep(const FineText& text, size_t i) {
  if (!text.Is(i + 1, "week")) return std::nullopt;
  if (text.Is(i, "this")) return 0;
  if (text.Is(i, "next")) return 1;
  if (text.Any(i, {"last", "previous"})) return -1;
  return std::nullopt;
}

std::optional<DateNode> DayOfWeek(const FineText& text, size_t begin, size_t end,
                                  int weekday, int step) {
  const CivilDate now = *text.published();
  const CivilDate day = AddDays(now, weekday - WeekdayOf(now) + 7 * step);
  return MakeNode(begin, end, DayPeriod(day));
}

// "next week [on] Tuesday".
std::optional<DateNode> WeekFirst(const FineText& text, size_t i) {
  const auto step = WeekStep(text, i);
  if (!step) return std::nullopt;
  size_t next = i + 2;
  if (text.Is(next, "on")) ++next;
  const int weekday = WeekdayNameAt(text, next);
  if (weekday == 0) return std::nullopt;
  return DayOfWeek(text, i, next + 1, weekday, *step);
}

// "Tuesday of last week", "Tuesday next week".
std::optional<DateNode> WeekLast(const FineText& text, size_t i) {
  const int weekday = WeekdayNameAt(text, i);
  if (weekday == 0) return std::nullopt;
  const size_t next = text.Is(i + 1, "of") ? i + 2 : i + 1;
  const auto step = WeekStep(text, next);
  if (!step) return std::nullopt;
  return DayOfWeek(text, i, next + 2, weekday, *step);
}

// "the first Friday of July", "last Monday in October 2018".
std::optional<DateNode> WeekdayInMonth(const FineText& text, size_t i) {
  size_t next = text.Is(i, "the") ? i + 1 : i;
  int number = 0;
  if (text.Is(next, "last")) {
    ++next;
  } else {
    number = text.Ordinal(next);
    if (number < 1 || number > 5) return std::nullopt;
  }
  const int weekday = WeekdayNameAt(text, next);
  if (weekday == 0 || !text.Any(next + 1, {"of", "in"})) return std::nullopt;
  const size_t at = next + 2;
  std::optional<DateNode> month = ReadNamedPeriod(text, at);
  const size_t unit_at = text.Any(at, {"the", "this", "next", "last"}) ? at + 1 : at;
  if (!month && unit_at > at && text.Is(unit_at, "month")) {
    const int step = text.Is(at, "next") ? 1 : text.Is(at, "last") ? -1 : 0;
    const CivilDate there = AddMonths(*text.published(), step);
    month = MakeNode(at, unit_at + 1, PeriodOf(there, TimeUnit::kMonth));
  }
  if (!month || month->period.grain != Grain::kMonth) return std::nullopt;
  DateNode node =
      MakeNode(i, month->end, DayPeriod(NthWeekday(month->period, weekday, number)));
  node.open_year = month->open_year;
  return node;
}

}  // namespace

std::optional<DateNode> ReadWeekday(const FineText& text, size_t i) {
  if (!text.published()) return std::nullopt;
  if (auto node = WeekdayInMonth(text, i)) return node;
  if (auto node = WeekFirst(text, i)) return node;
  if (auto node = WeekLast(text, i)) return node;
  size_t next = i;
  const bool leading_this = text.Any(next, {"this", "the"});
  if (leading_this) ++next;
  const std::string_view word = text.lower(next);
  const int weekday = WeekdayNameAt(text, next + 1);
  if (weekday > 0 && OneOf(word, {"past", "last", "previous", "upcoming", "coming",
                                  "following", "next"})) {
    const CivilDate now = *text.published();
    const int back = (WeekdayOf(now) - weekday + 7) % 7;
    if (OneOf(word, {"past", "last"})) {
      const int days = back == 0 ? 7 : back;
      return MakeNode(i, next + 2, DayPeriod(AddDays(now, -days)));
    }
    if (OneOf(word, {"upcoming", "coming"})) {
      return MakeNode(i, next + 2, DayPeriod(AddDays(now, back == 0 ? 7 : 7 - back)));
    }
    return DayOfWeek(text, i, next + 2, weekday, word == "previous" ? -1 : 1);
  }
  // "Tue" and "Fri", which the finder of mentions leaves alone.
  const Term term = text.term(i);
  const bool listed = i + 1 >= text.size() || !text.at(i + 1).raised;
  if (term.kind == TermKind::kShortWeekday && text.at(i).raised && listed &&
      !OneOf(term.word, {"sun", "sat", "wed", "fri", "mon"})) {
    return DayOfWeek(text, i, i + 1, term.value, 0);
  }
  return std::nullopt;
}

}  // namespace unspin
