#include <algorithm>

#include "extract/values/date_match.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

// "14", "14th"; 0 for anything else.
int DayNumberAt(const ValueContext& context, size_t i) {
  std::string_view word = context.lower(i);
  if (word.empty() || word.front() < '0' || word.front() > '9') return 0;
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(ending)) {
      word.remove_suffix(2);
      break;
    }
  }
  int day = 0;
  if (word.size() > 2) return 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return 0;
    day = day * 10 + (c - '0');
  }
  return day <= 31 ? day : 0;
}

// "14-16" as two days.
std::optional<std::pair<int, int>> DayRangeAt(const ValueContext& context, size_t i,
                                              size_t& end) {
  const std::string_view word = context.lower(i);
  const size_t dash = word.find('-');
  if (dash != std::string_view::npos && context.HasShape(i, Shape::kNumber)) {
    const auto low = ParseDigits(word.substr(0, dash));
    const auto high = ParseDigits(word.substr(dash + 1));
    if (!low || !high || low->decimals + high->decimals > 0) return std::nullopt;
    if (low->digits < 1 || high->digits <= low->digits || high->digits > 31) {
      return std::nullopt;
    }
    end = i + 1;
    return std::pair(static_cast<int>(low->digits), static_cast<int>(high->digits));
  }
  const int first = DayNumberAt(context, i);
  if (first > 0 && (context.Is(i + 1, "–") || context.Is(i + 1, "to"))) {
    const int last = DayNumberAt(context, i + 2);
    if (last > first) {
      end = i + 3;
      return std::pair(first, last);
    }
  }
  return std::nullopt;
}

// The period of a day whose year may be missing.
std::optional<Period> DayOf(const ValueContext& context, TokenRange tokens, int month,
                            int day, std::optional<int> year) {
  if (!year) return DayWithoutYear(context, tokens, month, day);
  const auto date = MakeDay(*year, month, day);
  if (!date) return std::nullopt;
  return DayPeriod(*date);
}

// The days of a range in one month, both in the year of the last.
std::optional<Period> DaysOf(const ValueContext& context, TokenRange tokens, int month,
                             std::pair<int, int> days, std::optional<int> year) {
  const auto last = DayOf(context, tokens, month, days.second, year);
  if (!last) return std::nullopt;
  const auto first = MakeDay(YearOf(last->to), month, days.first);
  if (!first) return std::nullopt;
  return Period{Grain::kInterval, *first, last->to};
}

// Whether people or things are counted at `i`: "In March 20 people left".
bool IsCounted(const ValueContext& context, size_t i) {
  return OneOf(context.lower(i),
               {"people", "employees", "staff", "users", "workers", "companies",
                "million", "billion", "thousand", "%", "percent", "per", "hours",
                "minutes", "days", "customers"});
}

std::optional<DateMatch> FinishDay(const ValueContext& context, size_t begin,
                                   size_t end, int month, int day,
                                   std::optional<int> year, std::string_view rule) {
  const auto period = DayOf(context, {begin, end}, month, day, year);
  if (!period && context.published()) return std::nullopt;
  return MakeMatch(context, begin, end, period, 0.98, rule);
}

// "March 14", "March 14, 2023", "March 14-16".
std::optional<DateMatch> MonthDay(const ValueContext& context, size_t begin,
                                  size_t month_at) {
  const auto month = MonthAt(context, month_at);
  if (!month) return std::nullopt;
  size_t end = month->end;
  if (const auto range = DayRangeAt(context, end, end)) {
    const auto year = TrailingYear(context, end);
    const auto range_period = DaysOf(context, {begin, end}, month->month, *range, year);
    if (!range_period) return std::nullopt;
    return MakeMatch(context, begin, end, range_period, 0.9, "month day range");
  }
  const int day = DayNumberAt(context, end);
  if (day == 0 || IsCounted(context, end + 1)) return std::nullopt;
  ++end;
  const auto year = TrailingYear(context, end);
  return FinishDay(context, begin, end, month->month, day, year, "month day");
}

// "14 March", "14th of March 2023", "14-16 March".
std::optional<DateMatch> DayMonth(const ValueContext& context, size_t begin,
                                  size_t day_at) {
  size_t end = day_at + 1;
  const auto range = DayRangeAt(context, day_at, end);
  const int day = range ? range->second : DayNumberAt(context, day_at);
  if (day == 0) return std::nullopt;
  if (context.Is(end, "of")) ++end;
  const auto month = MonthAt(context, end);
  if (!month || (!month->full && !context.at(end).space_before)) return std::nullopt;
  end = month->end;
  const auto year = TrailingYear(context, end);
  if (!range)
    return FinishDay(context, begin, end, month->month, day, year, "day month");
  const auto range_period = DaysOf(context, {begin, end}, month->month, *range, year);
  if (!range_period) return std::nullopt;
  return MakeMatch(context, begin, end, range_period, 0.9, "day month range");
}

// Numbers joined by hyphens, slashes or dots; `parts` are in the order of the text.
std::optional<CivilDate> FromParts(int a, int b, int c) {
  if (a >= 1900) return MakeDay(a, b, c);
  if (c < 100) c = FullYear(c);
  if (c < 1900 || c > 2099) return std::nullopt;
  return a > 12 ? MakeDay(c, b, a) : MakeDay(c, a, b);  // US order where both can be
}

// "2022-12-18", "18.12.2022", the first part of "2022-12-18T06".
std::optional<DateMatch> NumericToken(const ValueContext& context, size_t i) {
  const std::string_view text = context.at(i).text;
  int parts[3] = {0, 0, 0};
  int count = 0;
  char separator = 0;
  size_t length = 0;
  for (; length < text.size(); ++length) {
    const char c = text[length];
    if (c >= '0' && c <= '9') {
      if (parts[count] > 9999) return std::nullopt;
      parts[count] = parts[count] * 10 + (c - '0');
    } else if ((c == '-' || c == '.') && count < 2 &&
               (separator == 0 || separator == c)) {
      separator = c;
      ++count;
    } else {
      break;
    }
  }
  if (count != 2 || (length < text.size() && text[length] != 'T')) return std::nullopt;
  std::optional<CivilDate> day;
  if (separator == '-' && parts[0] >= 1900) {
    day = MakeDay(parts[0], parts[1], parts[2]);
  } else if (parts[2] >= 1900) {
    day = separator == '.' ? MakeDay(parts[2], parts[1], parts[0])
                           : FromParts(parts[0], parts[1], parts[2]);
  }
  if (!day) return std::nullopt;
  DateMatch match = MakeMatch(context, i, i + 1, DayPeriod(*day), 0.97, "numeric date");
  match.span.end = match.span.begin + length;
  return match;
}

// "3/14/2023", "2023/03/14"
std::optional<DateMatch> SlashDate(const ValueContext& context, size_t i) {
  if (!context.Is(i + 1, "/") || !context.Is(i + 3, "/") || i + 4 >= context.size()) {
    return std::nullopt;
  }
  int parts[3];
  for (size_t k = 0; k < 3; ++k) {
    const auto digits = ParseDigits(context.lower(i + 2 * k));
    if (!digits || digits->decimals > 0 || digits->digits > 9999) return std::nullopt;
    parts[k] = static_cast<int>(digits->digits);
  }
  if (parts[0] < 1900 && context.lower(i + 4).size() % 2 != 0) return std::nullopt;
  const auto day = FromParts(parts[0], parts[1], parts[2]);
  if (!day) return std::nullopt;
  return MakeMatch(context, i, i + 5, DayPeriod(*day), 0.95, "slash date");
}

// "Tuesday, March 14, 2023", "Tue 14 March".
std::optional<DateMatch> WeekdayAndDate(const ValueContext& context, size_t i) {
  const TermKind kind = context.term(i).kind;
  if (kind != TermKind::kWeekday && kind != TermKind::kShortWeekday)
    return std::nullopt;
  size_t next = i + 1;
  if (context.Is(next, ".") && context.Attached(next)) ++next;
  if (context.Is(next, ",")) ++next;
  if (context.Is(next, "the")) ++next;
  std::optional<DateMatch> match = MonthDay(context, i, next);
  if (!match) match = DayMonth(context, i, next);
  if (match && match->period && match->period->grain == Grain::kDay) {
    // "Sunday, Dec. 4" can only be in a year in which the two agree.
    const int weekday = context.term(i).value;
    for (const int shift : {0, -1, 1}) {
      const Period moved = ShiftYears(*match->period, shift);
      if (WeekdayOf(moved.from) != weekday) continue;
      if (!YearAt(context, match->tokens.end - 1)) match->period = moved;
      break;
    }
  }
  return match;
}

}  // namespace

int FullYear(int two_figures) { return two_figures + (two_figures < 40 ? 2000 : 1900); }

std::optional<Period> DayWithoutYear(const ValueContext& context, TokenRange tokens,
                                     int month, int day) {
  if (!context.published()) return std::nullopt;
  const CivilDate published = *context.published();
  int year = YearOf(published);
  const auto same = MakeDay(year, month, std::min(day, 28));
  if (!same) return std::nullopt;
  const auto days =
      (std::chrono::sys_days(*same) - std::chrono::sys_days(published)).count();
  const Tense tense = TenseAround(context, tokens);
  // A day without a year is seldom eleven months away, whatever the verb says.
  if (tense == Tense::kPast ? days > 45 : days > 150 && tense == Tense::kUnknown) {
    --year;
  }
  if (tense == Tense::kFuture ? days < -60 : days < -270 && tense == Tense::kUnknown) {
    ++year;
  }
  const auto date = MakeDay(year, month, day);
  if (!date) return std::nullopt;
  return DayPeriod(*date);
}

std::optional<int> YearAt(const ValueContext& context, size_t i) {
  if (!context.HasShape(i, Shape::kNumber)) return std::nullopt;
  const std::string_view word = context.at(i).text;
  if (word.size() != 4) return std::nullopt;
  const auto digits = ParseDigits(word);
  if (!digits || digits->decimals > 0 || digits->digits < 1900 ||
      digits->digits > 2099) {
    return std::nullopt;
  }
  return static_cast<int>(digits->digits);
}

std::optional<int> TrailingYear(const ValueContext& context, size_t& end) {
  const size_t i = context.Is(end, ",") || context.Is(end, "of") ? end + 1 : end;
  const std::optional<int> year = YearAt(context, i);
  if (year) end = i + 1;
  return year;
}

DateMatch MakeMatch(const ValueContext& context, size_t begin, size_t end,
                    std::optional<Period> period, double confidence,
                    std::string_view rule) {
  return {{begin, end}, context.text().SpanOf({begin, end}), period, confidence, rule};
}

std::optional<DateMatch> FindCalendarDate(const ValueContext& context, size_t i) {
  if (i >= context.size()) return std::nullopt;
  const Token& token = context.at(i);
  if (token.shape == Shape::kPunctuation) return std::nullopt;
  const char first = token.text.front();
  if (first >= '0' && first <= '9') {
    if (auto match = NumericToken(context, i)) return match;
    if (auto match = SlashDate(context, i)) return match;
    return DayMonth(context, i, i);
  }
  if (context.term(i).kind == TermKind::kNone) {
    if (token.text.find('-') == std::string_view::npos) return std::nullopt;
    return FindMonth(context, i);
  }
  if (auto match = WeekdayAndDate(context, i)) return match;
  // "April to June" before "April", "March 14" before "March".
  if (auto match = FindMonthRange(context, i)) return match;
  if (auto match = MonthDay(context, i, i)) return match;
  return FindMonth(context, i);
}

}  // namespace unspin
