#include <algorithm>

#include "extract/abbreviations.h"
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
  if (!year) {
    if (!context.published()) return std::nullopt;
    const CivilDate published = *context.published();
    const int now = YearOf(published);
    const auto same = MakeDay(now, month, std::min(day, 28));
    const auto distance = [&](CivilDate d) {
      return (std::chrono::sys_days(d) - std::chrono::sys_days(published)).count();
    };
    const Tense tense = TenseAround(context, tokens);
    const auto days = distance(*same);
    year = now;
    // A day without a year is seldom eleven months away, whatever the verb says.
    if (tense == Tense::kPast ? days > 45 : days > 150 && tense == Tense::kUnknown)
      --*year;
    if (tense == Tense::kFuture ? days < -60
                                : days < -270 && tense == Tense::kUnknown) {
      ++*year;
    }
  }
  const auto date = MakeDay(*year, month, day);
  if (!date) return std::nullopt;
  return DayPeriod(*date);
}

// A year behind a date: "2023", ", 2023".
std::optional<int> TrailingYear(const ValueContext& context, size_t& end) {
  const size_t i = context.Is(end, ",") || context.Is(end, "of") ? end + 1 : end;
  const std::optional<int> year = YearAt(context, i);
  if (year) end = i + 1;
  return year;
}

// "this year", "of last year" behind a month or quarter, as in "March last year".
std::optional<int> TrailingRelativeYear(const ValueContext& context, size_t& end) {
  const size_t i = context.Is(end, "of") ? end + 1 : end;
  if (!context.Is(i + 1, "year") || !context.published()) return std::nullopt;
  const std::string_view word = context.lower(i);
  const int step = word == "last" ? -1 : word == "next" ? 1 : 0;
  if (step == 0 && word != "this") return std::nullopt;
  end = i + 2;
  return YearOf(*context.published()) + step;
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
    const auto from = DayOf(context, {begin, end}, month->month, range->first, year);
    const auto to = DayOf(context, {begin, end}, month->month, range->second, year);
    if (!from || !to) return std::nullopt;
    return MakeMatch(context, begin, end, Period{Grain::kInterval, from->from, to->to},
                     0.9, "month day range");
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
  const auto from = DayOf(context, {begin, end}, month->month, range->first, year);
  const auto to = DayOf(context, {begin, end}, month->month, range->second, year);
  if (!from || !to) return std::nullopt;
  return MakeMatch(context, begin, end, Period{Grain::kInterval, from->from, to->to},
                   0.9, "day month range");
}

// Numbers joined by hyphens, slashes or dots; `parts` are in the order of the text.
std::optional<CivilDate> FromParts(int a, int b, int c) {
  if (a >= 1900) return MakeDay(a, b, c);
  if (c < 100) c += 2000;
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

bool IsPreposition(std::string_view word) {
  return OneOf(
      word, {"in",     "since",      "by",       "until",   "till",  "from",    "of",
             "during", "before",     "after",    "through", "to",    "between", "and",
             "last",   "next",       "this",     "early",   "late",  "mid",     "for",
             "around", "throughout", "than",     "to",      "ended", "ending",  "or",
             "on",     "previous",   "following"});
}

// Whether the bare word at `i` (no day, no year) is a month, not a name or a verb: "in
// May". Refused: "Theresa May", "it may", "March on", "April Lee".
bool IsBareMonth(const ValueContext& context, size_t i, const MonthName& month) {
  const Token& token = context.at(i);
  const bool preposition = i > 0 && IsPreposition(context.before(i));
  if (!month.full) {
    const bool dot = month.end == i + 2;
    return preposition && (dot || (month.month != 1 && month.month != 3)) &&
           token.shape == Shape::kCapitalised;
  }
  const bool doubtful = month.month == 3 || month.month == 5 || month.month == 8;
  if (token.shape == Shape::kLower) return !doubtful;
  if (preposition) {
    // "of April Lee": a name goes on behind it.
    return !(OneOf(token.lower, {"april", "may", "june", "august"}) &&
             context.HasShape(i + 1, Shape::kCapitalised) &&
             OneOf(context.before(i), {"of", "by", "to", "from", "for", "and"}) &&
             !context.text().title_case());
  }
  if (token.sentence_start) {
    const bool name = OneOf(token.lower, {"april", "may", "june", "august"}) &&
                      context.HasShape(i + 1, Shape::kCapitalised);
    return month.month != 5 && !name && !context.Is(i + 1, "on");
  }
  if (context.text().title_case()) return month.month != 5;
  // "Theresa May spoke.", but "When May came"
  const bool start_before = i > 0 && context.at(i - 1).sentence_start;
  const bool name_before = i > 0 &&
                           !(start_before && StartsSentences(context.before(i))) &&
                           (context.HasShape(i - 1, Shape::kCapitalised) ||
                            context.HasShape(i - 1, Shape::kMixed));
  const bool name_behind = context.HasShape(i + 1, Shape::kCapitalised) &&
                           OneOf(token.lower, {"april", "may", "june", "august"});
  return !name_before && !name_behind;
}

// "March 2023", "March", "January-March", "April-June quarter", "mid-September".
std::optional<DateMatch> MonthAlone(const ValueContext& context, size_t i) {
  const auto month = MonthAt(context, i);
  if (!month) return std::nullopt;
  size_t end = month->end;
  std::optional<int> year = TrailingYear(context, end);
  if (!year) year = TrailingRelativeYear(context, end);
  if (year) {
    return MakeMatch(context, i, end, MonthPeriod(*year, month->month), 0.97,
                     "month year");
  }
  if (!IsBareMonth(context, i, *month)) return std::nullopt;
  // The stop of "Nov." is part of the span only inside a sentence.
  const auto near = NearestYear(context, {i, end}, month->month, month->month);
  std::optional<Period> period;
  if (near) period = MonthPeriod(*near, month->month);
  return MakeMatch(context, i, end, period, 0.9, "month");
}

// "January-March", "January–March 2023", "April to June quarter".
std::optional<DateMatch> MonthRange(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  const size_t dash = word.find('-');
  int first = 0;
  int last = 0;
  size_t end = i + 1;
  const auto number = [](std::string_view w) {
    const Term t = FindTerm(w);
    return t.kind == TermKind::kMonth || t.kind == TermKind::kShortMonth ? t.value : 0;
  };
  if (dash != std::string_view::npos) {
    first = number(word.substr(0, dash));
    last = number(word.substr(dash + 1));
  } else if (const auto from = MonthAt(context, i)) {
    const bool to = context.Is(from->end, "to");
    if (!to && !context.Is(from->end, "–")) return std::nullopt;
    const auto until = MonthAt(context, from->end + 1);
    if (!until) return std::nullopt;
    if (to && !OneOf(context.lower(until->end), {"quarter", "period", "half"})) {
      return std::nullopt;
    }
    first = from->month;
    last = until->month;
    end = until->end;
  }
  if (first == 0 || last == 0 || first == last) return std::nullopt;
  if (OneOf(context.lower(end), {"quarter", "period", "half"})) ++end;
  std::optional<int> year = TrailingYear(context, end);
  if (!year) year = NearestYear(context, {i, end}, first < last ? first : 1, last);
  const int months = last > first ? last - first + 1 : last - first + 13;
  std::optional<Period> period;
  if (year) period = MonthsEnding(*year, last, months);
  return MakeMatch(context, i, end, period, 0.9, "month range");
}

// "mid-September", "late-2022": the part behind the hyphen.
std::optional<DateMatch> AfterPrefix(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  const size_t dash = word.find('-');
  if (dash == std::string_view::npos ||
      !OneOf(word.substr(0, dash), {"mid", "early", "late", "end", "pre", "post"})) {
    return std::nullopt;
  }
  const std::string_view rest = word.substr(dash + 1);
  const Term term = FindTerm(rest);
  size_t end = i + 1;
  std::optional<Period> period;
  if (term.kind == TermKind::kMonth) {
    std::optional<int> year = TrailingYear(context, end);
    if (!year) year = NearestYear(context, {i, end}, term.value, term.value);
    if (year) period = MonthPeriod(*year, term.value);
  } else {
    const auto digits = ParseDigits(rest);
    if (rest.size() != 4 || !digits || digits->digits < 1900 || digits->digits > 2099) {
      return std::nullopt;
    }
    period = YearPeriod(static_cast<int>(digits->digits));
  }
  DateMatch match = MakeMatch(context, i, end, period, 0.9, "prefixed date");
  match.span.begin += dash + 1;
  return match;
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

std::optional<MonthName> MonthAt(const ValueContext& context, size_t i) {
  const Term term = context.term(i);
  if (term.kind == TermKind::kMonth) {
    // "it may", "they march": verbs.
    const bool verb = term.value == 5 || term.value == 3;
    if (verb && context.HasShape(i, Shape::kLower)) return std::nullopt;
    return MonthName{term.value, i + 1, true};
  }
  if (term.kind != TermKind::kShortMonth) return std::nullopt;
  if (!context.HasShape(i, Shape::kCapitalised) &&
      !context.HasShape(i, Shape::kUpper)) {
    return std::nullopt;
  }
  const bool dot = context.Is(i + 1, ".") && context.Attached(i + 1) &&
                   i + 2 < context.size() && context.Sentence(i).end > i + 2;
  return MonthName{term.value, dot ? i + 2 : i + 1, false};
}

DateMatch MakeMatch(const ValueContext& context, size_t begin, size_t end,
                    std::optional<Period> period, double confidence,
                    std::string_view rule) {
  return {{begin, end}, context.text().SpanOf({begin, end}), period, confidence, rule};
}

std::optional<int> NearestYear(const ValueContext& context, TokenRange tokens,
                               int first, int last, int ahead) {
  if (!context.published()) return std::nullopt;
  const int year = YearOf(*context.published());
  const int now = MonthOf(*context.published());
  if (first <= now && now <= last) return year;
  const int wait = first > now ? first - now : first + 12 - now;  // months to the next
  const int next = first > now ? year : year + 1;
  switch (TenseAround(context, tokens)) {
    case Tense::kFuture:
      // "before August" in September looks back at a plan, not eleven months ahead.
      return wait > 10 ? year : next;
    case Tense::kPast:
      return last < now ? year : year - 1;
    case Tense::kUnknown:
      break;
  }
  if (wait <= ahead) return next;
  return last < now ? year : year - 1;
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
    if (auto match = AfterPrefix(context, i)) return match;
    return MonthRange(context, i);
  }
  if (auto match = WeekdayAndDate(context, i)) return match;
  if (auto match = MonthRange(context, i)) return match;
  if (auto match = MonthDay(context, i, i)) return match;
  return MonthAlone(context, i);
}

}  // namespace unspin
