#include <algorithm>

#include "extract/values/date_match.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

std::optional<Period> DayFrom(const ValueContext& context, int days) {
  if (!context.published()) return std::nullopt;
  return DayPeriod(AddDays(*context.published(), days));
}

// The period of a unit `steps` away from `base`: weeks as ISO weeks, years as years.
std::optional<Period> Step(CivilDate base, TimeUnit unit, int steps) {
  switch (unit) {
    case TimeUnit::kDay:
      return DayPeriod(AddDays(base, steps));
    case TimeUnit::kWeek:
      return WeekPeriod(AddDays(base, 7 * steps));
    case TimeUnit::kFortnight:
      return WeekPeriod(AddDays(base, 14 * steps));
    case TimeUnit::kMonth: {
      const CivilDate day = AddMonths(base, steps);
      return MonthPeriod(YearOf(day), MonthOf(day));
    }
    case TimeUnit::kQuarter: {
      const CivilDate day = AddMonths(base, 3 * steps);
      return QuarterPeriod(YearOf(day), (MonthOf(day) + 2) / 3);
    }
    case TimeUnit::kYear:
      return YearPeriod(YearOf(base) + steps);
    case TimeUnit::kDecade:
      return YearPeriod(YearOf(base) + 10 * steps);
    default:
      return std::nullopt;
  }
}

// Names in which a weekday is no day of the text: "Black Friday", "Sunday Times".
bool IsWeekdayName(const ValueContext& context, size_t i) {
  if (OneOf(context.before(i), {"black", "good", "cyber", "super", "ash", "bloody",
                                "blue", "patch", "taco", "casual", "giving", "every",
                                "each", "fat", "ruby", "any", "manic", "boxing"})) {
    return true;
  }
  return context.HasShape(i + 1, Shape::kCapitalised) && !context.text().title_case() &&
         OneOf(context.lower(i + 1),
               {"times", "telegraph", "mail", "mirror", "express", "night", "post",
                "club", "group", "games", "capital"});
}

// "Thursday", "last Friday", "next Tuesday".
std::optional<DateMatch> Weekday(const ValueContext& context, size_t begin, size_t i) {
  const Term term = context.term(i);
  if (term.kind != TermKind::kWeekday || IsWeekdayName(context, i)) return std::nullopt;
  if (begin == i && context.HasShape(i, Shape::kUpper) &&
      !context.text().title_case() && context.before(i).empty()) {
    return std::nullopt;
  }
  std::optional<Period> period;
  if (context.published()) {
    const CivilDate now = *context.published();
    const int today = WeekdayOf(now);
    const int back = (today - term.value + 7) % 7;
    const std::string_view word = begin < i ? context.lower(begin) : "";
    // "Tuesday last week", "Monday of next week"
    const size_t of = context.Is(i + 1, "of") ? i + 2 : i + 1;
    const bool of_week = context.Is(of + 1, "week");
    int days = -back;
    if (word.empty() && of_week && OneOf(context.lower(of), {"last", "next", "this"})) {
      const std::string_view which = context.lower(of);
      days = term.value - today + (which == "last" ? -7 : which == "next" ? 7 : 0);
    } else if (word == "last") {
      days = back == 0 ? -7 : -back;
    } else if (word == "next") {
      days = term.value - today + 7;
    } else if (word == "this") {
      days = term.value - today;
    } else if (OneOf(word, {"coming", "following"}) ||
               TenseAround(context, {begin, i + 1}) == Tense::kFuture) {
      days = back == 0 ? 0 : 7 - back;
    }
    period = DayFrom(context, days);
  }
  return MakeMatch(context, begin, i + 1, period, 0.95, "weekday");
}

// "yesterday", "today", "tonight", "this morning", "last night".
std::optional<DateMatch> DayWord(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  if (context.HasShape(i, Shape::kUpper) && !context.text().title_case()) {
    return std::nullopt;  // "USA TODAY"
  }
  if (word == "today" && context.HasShape(i, Shape::kCapitalised) &&
      !context.at(i).sentence_start && !context.text().title_case()) {
    return std::nullopt;  // "USA Today"
  }
  if (word == "yesterday") {
    return MakeMatch(context, i, i + 1, DayFrom(context, -1), 0.97, "day word");
  }
  if (word == "today" || word == "tonight") {
    return MakeMatch(context, i, i + 1, DayFrom(context, 0), 0.97, "day word");
  }
  if (word == "tomorrow") {
    return MakeMatch(context, i, i + 1, DayFrom(context, 1), 0.97, "day word");
  }
  if (word == "this" &&
      OneOf(context.lower(i + 1), {"morning", "afternoon", "evening"})) {
    return MakeMatch(context, i, i + 2, DayFrom(context, 0), 0.95, "day word");
  }
  if (word == "last" && OneOf(context.lower(i + 1), {"night", "evening"})) {
    return MakeMatch(context, i, i + 2, DayFrom(context, -1), 0.95, "day word");
  }
  return std::nullopt;
}

// "last March", "this April", "next June": the month of that year.
std::optional<DateMatch> NearMonth(const ValueContext& context, size_t i,
                                   int direction) {
  const auto month = MonthAt(context, i + 1);
  if (!month || !month->full) return std::nullopt;
  std::optional<Period> period;
  if (context.published()) {
    const int now = MonthOf(*context.published());
    int year = YearOf(*context.published());
    if (direction < 0 && month->month >= now) --year;
    if (direction > 0 && month->month <= now) ++year;
    period = MonthPeriod(year, month->month);
  }
  return MakeMatch(context, i, month->end, period, 0.95, "near month");
}

// "last week", "this year", "next quarter", "last Friday", "last March".
std::optional<DateMatch> NearUnit(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  int direction = 0;
  if (OneOf(word, {"last", "previous"})) {
    direction = -1;
  } else if (OneOf(word, {"next", "coming"})) {
    direction = 1;
  } else if (!OneOf(word, {"this", "current"})) {
    return std::nullopt;
  }
  const bool plain = OneOf(word, {"last", "this", "next"});
  const Term term = context.term(i + 1);
  if (term.kind == TermKind::kWeekday) {
    if (context.Is(i + 2, "of") && !context.Is(i + 3, "last")) {
      return std::nullopt;  // "the last Tuesday of August": the day stands alone
    }
    return plain || word == "coming" ? Weekday(context, i, i + 1) : std::nullopt;
  }
  if (plain) {
    if (auto match = NearMonth(context, i, direction)) return match;
  }
  if (term.kind != TermKind::kUnit || context.lower(i + 1).ends_with("s")) {
    return std::nullopt;
  }
  const auto unit = static_cast<TimeUnit>(term.value);
  const bool known = unit == TimeUnit::kWeek || unit == TimeUnit::kMonth ||
                     unit == TimeUnit::kQuarter || unit == TimeUnit::kYear;
  // "the previous year" and "the current week" name no fixed time; quarters do.
  if (!known || (!plain && unit != TimeUnit::kQuarter)) return std::nullopt;
  // "the last year of the deal", "the next week or two"; but "In the last week" is a
  // span of days, not the week before.
  if (OneOf(context.before(i), {"the", "past", "very"}) && plain &&
      unit != TimeUnit::kQuarter) {
    return std::nullopt;
  }
  std::optional<Period> period;
  if (context.published()) period = Step(*context.published(), unit, direction);
  return MakeMatch(context, i, i + 2, period, 0.95, "near unit");
}

bool Precedes(const ValueContext& context, const DateMatch& match, size_t i) {
  return match.period &&
         context.text().SentenceOf(match.tokens.begin) == context.text().SentenceOf(i);
}

// What "a year earlier" goes back from: a month, quarter or year in the same sentence,
// else the latest quarter or half that the text named.
std::optional<Period> ComparisonBase(const ValueContext& context, size_t i,
                                     const std::vector<DateMatch>& earlier) {
  for (auto match = earlier.rbegin(); match != earlier.rend(); ++match) {
    if (!Precedes(context, *match, i)) break;
    const Grain grain = match->period->grain;
    if (grain != Grain::kDay && grain != Grain::kWeek) return match->period;
  }
  std::optional<Period> latest;
  for (const DateMatch& match : earlier) {
    if (!match.period || match.period->from > *context.published()) continue;
    const Grain grain = match.period->grain;
    if (grain != Grain::kQuarter && grain != Grain::kHalf) continue;
    if (!latest || latest->from <= match.period->from) latest = match.period;
  }
  return latest;
}

// Where "four years later" starts: the last date before it.
std::optional<Period> LastBase(const std::vector<DateMatch>& earlier) {
  for (auto match = earlier.rbegin(); match != earlier.rend(); ++match) {
    if (match->period) return match->period;
  }
  return std::nullopt;
}

std::optional<Period> Offset(const ValueContext& context, size_t i, TimeUnit unit,
                             int count, std::string_view word,
                             const std::vector<DateMatch>& earlier) {
  if (!context.published()) return std::nullopt;
  const CivilDate now = *context.published();
  if (word == "ago") {
    // "$3.1 billion in the third quarter, up from $2.9 billion a year ago"
    if (unit == TimeUnit::kYear && count == 1) {
      const auto base = ComparisonBase(context, i, earlier);
      const bool part =
          base && (base->grain == Grain::kQuarter || base->grain == Grain::kHalf);
      if (part && !earlier.empty() && Precedes(context, earlier.back(), i)) {
        return ShiftYears(*base, -1);
      }
    }
    return Step(now, unit, -count);
  }
  if (word == "later") {
    const auto base = LastBase(earlier);
    if (!base) return Step(now, unit, count);
    return Step(base->to, unit, count);
  }
  if (unit == TimeUnit::kYear) {
    if (const auto base = ComparisonBase(context, i, earlier)) {
      // "two years earlier" is a year, "a year earlier" the same quarter of it.
      return count == 1 ? ShiftYears(*base, -1)
                        : YearPeriod(YearOf(base->from) - count);
    }
    return Step(now, unit, -count);
  }
  const auto base = LastBase(earlier);
  const bool near = base && base->from <= now && AddDays(base->from, 366) > now &&
                    base->grain != Grain::kYear;
  return Step(near ? base->from : now, unit, -count);
}

// "two weeks ago", "a year earlier", "four years later".
std::optional<DateMatch> CountedUnits(const ValueContext& context, size_t i,
                                      const std::vector<DateMatch>& earlier) {
  int count = 0;
  size_t next = i + 1;
  if (OneOf(context.lower(i), {"a", "an", "one"})) {
    count = 1;
  } else {
    const auto number = ParseNumber(context, i, false);
    if (!number || number->value.decimals > 0 || number->value.digits > 400 ||
        number->value.power > 0 || !number->tail.empty()) {
      return std::nullopt;
    }
    count = static_cast<int>(number->value.digits);
    next = number->end;
  }
  const Term term = context.term(next);
  if (term.kind != TermKind::kUnit) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(term.value);
  if (unit <= TimeUnit::kHour || unit == TimeUnit::kCentury) return std::nullopt;
  size_t last = next + 1;
  std::string_view word = context.lower(last);
  // "two years back", "a year previously"
  if (context.Is(last, "in") && context.Is(last + 1, "the") &&
      context.Is(last + 2, "past")) {
    last += 2;  // "two weeks in the past", of a spinner
    word = "ago";
  }
  if (OneOf(word, {"back", "agone"})) word = "ago";
  if (word == "prior" && !context.Is(last + 1, "to")) word = "earlier";
  if (!OneOf(word, {"ago", "earlier", "later", "before"})) return std::nullopt;
  if (word == "before") {
    // "a year before he left" and "a month before the outage" count from something
    // else.
    if (last + 1 < context.size() && !context.HasShape(last + 1, Shape::kPunctuation) &&
        context.Sentence(i).end > last + 1) {
      return std::nullopt;
    }
    word = "earlier";
  }
  // "a week later than planned"
  if (OneOf(word, {"later", "earlier"}) && context.Is(last + 1, "than"))
    return std::nullopt;
  const auto period = Offset(context, i, unit, count, word, earlier);
  return MakeMatch(context, i, last + 1, period, 0.9, "counted units");
}

}  // namespace

std::optional<DateMatch> FindRelativeDate(const ValueContext& context, size_t i,
                                          const std::vector<DateMatch>& earlier) {
  const Token& token = context.at(i);
  if (token.shape == Shape::kPunctuation) return std::nullopt;
  if (context.term(i).kind == TermKind::kWeekday) return Weekday(context, i, i);
  if (token.lower.size() > 9 && token.shape == Shape::kLower) return std::nullopt;
  if (auto match = DayWord(context, i)) return match;
  if (auto match = NearUnit(context, i)) return match;
  return CountedUnits(context, i, earlier);
}

}  // namespace unspin
