#include <algorithm>

#include "extract/values/date_match.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

// The first, second ... of the parts of a year that a word speaks of.
enum class Part { kQuarter, kHalf };

struct PartOfYear {
  Part part = Part::kQuarter;
  int number = 0;
  size_t end = 0;
  std::optional<int> year;  // "Q3'23", "3Q23"
};

// Indian business years run from April, so their first quarter is the second of the
// calendar.
struct CalendarPart {
  int number = 0;
  int year_shift = 0;  // from the business year's name to the calendar year
};

CalendarPart ToCalendar(const ValueContext& context, const PartOfYear& part) {
  if (!context.indian() || part.part == Part::kHalf) return {part.number, 0};
  return part.number == 4 ? CalendarPart{1, 0} : CalendarPart{part.number + 1, -1};
}

// A year in two or four digits.
std::optional<int> ShortYear(std::string_view digits) {
  const auto value = ParseDigits(digits);
  if (!value || value->decimals > 0) return std::nullopt;
  if (digits.size() == 2) return 2000 + static_cast<int>(value->digits);
  if (digits.size() != 4 || value->digits < 1990 || value->digits > 2099)
    return std::nullopt;
  return static_cast<int>(value->digits);
}

// "Q2", "2Q", "2Q23", "H1", "1H", "H1FY24" without its year.
std::optional<PartOfYear> ShortPart(const ValueContext& context, size_t i) {
  if (!context.HasShape(i, Shape::kAlphanumeric)) return std::nullopt;
  std::string_view word = context.lower(i);
  PartOfYear out;
  out.end = i + 1;
  if (word.size() == 7 && word[4] == '-') {  // "2019-Q1"
    out.year = ShortYear(word.substr(0, 4));
    if (!out.year) return std::nullopt;
    word = word.substr(5);
  }
  const bool letter_first = word.front() == 'q' || word.front() == 'h';
  const char letter = letter_first ? word[0] : word[1];
  const char digit = letter_first ? word[1] : word[0];
  if ((letter != 'q' && letter != 'h') || digit < '1' || digit > '4')
    return std::nullopt;
  out.part = letter == 'q' ? Part::kQuarter : Part::kHalf;
  out.number = digit - '0';
  if (out.part == Part::kHalf && out.number > 2) return std::nullopt;
  if (word.size() == 2) {
    // "Q1'23" and "Q1 ’23": the apostrophe is a token of its own.
    if (OneOf(context.lower(i + 1), {"'", "’", "‘"}) && context.Attached(i + 2)) {
      if (const auto year = ShortYear(context.lower(i + 2))) {
        out.year = year;
        out.end = i + 3;
      }
    }
    return out;
  }
  std::string_view rest = word.substr(2);
  if (rest.starts_with("-")) rest.remove_prefix(1);
  if (rest.starts_with("fy")) rest.remove_prefix(2);
  out.year = ShortYear(rest);
  if (!out.year) return std::nullopt;
  return out;
}

// "second quarter", "second-quarter", "first half", "half" of "2nd half".
std::optional<PartOfYear> LongPart(const ValueContext& context, size_t i) {
  std::string_view word = context.lower(i);
  PartOfYear out;
  const size_t dash = word.find('-');
  std::string_view noun;
  if (dash != std::string_view::npos) {
    noun = word.substr(dash + 1);
    word = word.substr(0, dash);
    out.end = i + 1;
  } else {
    noun = context.lower(i + 1);
    out.end = i + 2;
    if (noun == "fiscal" || noun == "financial") {
      noun = context.lower(i + 2);
      out.end = i + 3;
    }
    if (noun == "-" && context.Is(i + 2, "quarter")) {
      noun = "quarter";
      out.end = i + 3;
    }
  }
  const Term term = FindTerm(word);
  if (term.kind == TermKind::kOrdinal) out.number = term.value;
  const bool of_year = context.Is(out.end, "of");  // "the last quarter of 2022"
  if ((word == "final" || (word == "last" && of_year)) && noun == "quarter")
    out.number = 4;
  if (word == "opening" && noun == "quarter") out.number = 1;
  if (noun == "quarter" || noun == "quarter-on-quarter") {
    out.part = Part::kQuarter;
  } else if (noun == "half" && out.number <= 2) {
    out.part = Part::kHalf;
  } else {
    return std::nullopt;
  }
  if (out.number == 0) return std::nullopt;
  // "a second half an hour later" is no half-year, "the third quarter in a row" no
  // quarter.
  if (out.part == Part::kHalf && OneOf(context.lower(out.end), {"an", "hour"})) {
    return std::nullopt;
  }
  if (context.Is(out.end, "in") && context.Is(out.end + 1, "a")) return std::nullopt;
  return out;
}

struct TrailingYearWords {
  int year = 0;
  size_t end = 0;
  bool fiscal = false;
};

// "of 2022", "2022", ", 2022", "of this year", "last year", "of fiscal 2023", "FY23".
std::optional<TrailingYearWords> YearBehind(const ValueContext& context, size_t i) {
  bool fiscal = false;
  if (OneOf(context.lower(i), {"of", "in", ",", "for"})) ++i;
  if (context.Is(i, "the")) ++i;
  while (OneOf(context.lower(i), {"fiscal", "financial", "calendar"}) ||
         (context.Is(i, "year") && fiscal)) {
    fiscal = !context.Is(i, "calendar");
    ++i;
  }
  if (const auto year = YearAt(context, i))
    return TrailingYearWords{*year, i + 1, fiscal};
  const std::string_view word = context.lower(i);
  if (word.starts_with("fy")) {
    if (const auto year = ShortYear(word.substr(2))) {
      return TrailingYearWords{*year, i + 1, true};
    }
  }
  // "2022-23": the business year by its last half.
  if (word.size() == 7 && word[4] == '-' && context.HasShape(i, Shape::kNumber)) {
    if (const auto year = ShortYear(word.substr(0, 4))) {
      return TrailingYearWords{*year + 1, i + 1, true};
    }
  }
  if (!context.Is(i + 1, "year") || !context.published()) return std::nullopt;
  const int now = YearOf(*context.published());
  if (word == "this") return TrailingYearWords{now, i + 2, fiscal};
  if (word == "last") return TrailingYearWords{now - 1, i + 2, fiscal};
  if (word == "next") return TrailingYearWords{now + 1, i + 2, fiscal};
  return std::nullopt;
}

// Whether the quarter is one that has just been reported on: "reports first-quarter
// results on May 23" looks ahead to the report, not to the quarter.
bool IsReported(const ValueContext& context, size_t end) {
  for (size_t i = end; i < end + 3 && i < context.size(); ++i) {
    if (OneOf(context.lower(i), {"results", "earnings", "figures", "numbers", "report",
                                 "profit", "loss", "update"})) {
      return true;
    }
  }
  return false;
}

std::optional<DateMatch> PartMatch(const ValueContext& context, size_t i) {
  std::optional<PartOfYear> part = ShortPart(context, i);
  if (!part) part = LongPart(context, i);
  if (!part) return std::nullopt;
  size_t end = part->end;
  std::optional<int> year = part->year;
  if (const auto behind = YearBehind(context, end); behind && !year) {
    year = behind->year;
    end = behind->end;
  }
  const CalendarPart calendar = ToCalendar(context, *part);
  const bool quarter = part->part == Part::kQuarter;
  if (year) *year += calendar.year_shift;
  if (!year) {
    const int months = quarter ? 3 : 6;
    const int last = calendar.number * months;
    year = NearestYear(context, {i, end}, last - months + 1, last, 0);
    if (year && IsReported(context, end)) {
      // The results of a quarter come out after it.
      const int now = MonthOf(*context.published());
      year = YearOf(*context.published()) - (last - months + 1 > now ? 1 : 0);
    }
  }
  std::optional<Period> period;
  if (year) {
    period = quarter ? QuarterPeriod(*year, calendar.number)
                     : HalfPeriod(*year, calendar.number);
  }
  return MakeMatch(context, i, end, period, 0.9, quarter ? "quarter" : "half");
}

// "June quarter", "the June-quarter".
std::optional<DateMatch> MonthQuarter(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  const size_t dash = word.find('-');
  const Term term = FindTerm(word.substr(0, dash));
  if (term.kind != TermKind::kMonth) return std::nullopt;
  size_t end = i + 1;
  if (dash == std::string_view::npos ? !context.Is(end++, "quarter")
                                     : word.substr(dash + 1) != "quarter") {
    return std::nullopt;
  }
  std::optional<int> year;
  if (const auto behind = YearBehind(context, end)) {
    year = behind->year;
    end = behind->end;
  }
  if (!year) {
    year = NearestYear(context, {i, end}, std::max(1, term.value - 2), term.value);
  }
  std::optional<Period> period;
  if (year) period = MonthsEnding(*year, term.value, 3);
  return MakeMatch(context, i, end, period, 0.9, "month quarter");
}

// The words of a stretch that ends in a month: months it has and the token behind them.
struct Stretch {
  int months = 0;
  size_t end = 0;
};

// "quarter", "three months", "12 months", "half", "half-year", "year", "fiscal year".
std::optional<Stretch> StretchAt(const ValueContext& context, size_t i) {
  if (context.Is(i, "quarter")) return Stretch{3, i + 1};
  if (OneOf(context.lower(i), {"half", "half-year"})) return Stretch{6, i + 1};
  if (OneOf(context.lower(i), {"year", "full-year"})) return Stretch{12, i + 1};
  if (OneOf(context.lower(i), {"fiscal", "financial", "business"}) &&
      context.Is(i + 1, "year")) {
    return Stretch{12, i + 2};
  }
  const auto number = ParseNumber(context, i, false);
  if (!number || !context.Is(number->end, "months") || number->value.decimals > 0) {
    return std::nullopt;
  }
  const int64_t months = number->value.digits;
  if (months < 2 || months > 24) return std::nullopt;
  return Stretch{static_cast<int>(months), number->end + 1};
}

// "quarter ended March 2022", "three months to June", "fiscal year that ended in June",
// "year to 31 March 2023". Refused: "a year to build".
std::optional<DateMatch> StretchEnding(const ValueContext& context, size_t i) {
  const auto stretch = StretchAt(context, i);
  if (!stretch) return std::nullopt;
  size_t next = stretch->end;
  if (OneOf(context.lower(next), {"that", "which"})) ++next;
  if (!OneOf(context.lower(next),
             {"ended", "ending", "ends", "end", "to", "through"})) {
    return std::nullopt;
  }
  ++next;
  if (OneOf(context.lower(next), {"in", "on"})) ++next;
  if (OneOf(context.lower(next), {"the"})) ++next;
  if (OneOf(context.lower(next), {"end"}) && context.Is(next + 1, "of")) next += 2;
  std::optional<DateMatch> last = FindCalendarDate(context, next);
  if (!last || !(last->rule.starts_with("month") || last->rule == "day month")) {
    return std::nullopt;
  }
  std::optional<Period> period;
  if (last->period) {
    const CivilDate to = last->period->to;
    period = MonthsEnding(YearOf(to), MonthOf(to), stretch->months);
  }
  return MakeMatch(context, i, last->tokens.end, period, 0.9, "period ended");
}

// "first six months of 2024", "first nine months".
std::optional<DateMatch> FirstMonths(const ValueContext& context, size_t i) {
  if (!context.Is(i, "first")) return std::nullopt;
  const auto number = ParseNumber(context, i + 1, false);
  if (!number || !context.Is(number->end, "months")) return std::nullopt;
  const int64_t months = number->value.digits;
  if (months < 2 || months > 11 || number->value.decimals > 0) return std::nullopt;
  size_t end = number->end + 1;
  std::optional<int> year;
  if (const auto behind = YearBehind(context, end)) {
    year = behind->year;
    end = behind->end;
  } else if (context.Is(end, "of") || !context.published()) {
    return std::nullopt;  // "the first six months of her tenure"
  } else {
    year = NearestYear(context, {i, end}, 1, static_cast<int>(months));
  }
  std::optional<Period> period;
  const int last = static_cast<int>(months);
  if (year) period = MonthsEnding(*year, last, last);
  return MakeMatch(context, i, end, period, 0.85, "first months");
}

// The month that business years end in: as an earlier "fiscal year ended in March"
// says, else the custom of the country whose money the text counts.
int FiscalEnd(const ValueContext& context, const std::vector<DateMatch>& earlier) {
  for (const DateMatch& match : earlier) {
    if (match.rule != "period ended" || !match.period) continue;
    if (AddMonths(match.period->from, 12) == AddDays(match.period->to, 1)) {
      return MonthOf(match.period->to);
    }
  }
  return context.indian() ? 3 : 12;
}

// "current fiscal year", "last financial year".
std::optional<DateMatch> NearFiscalYear(const ValueContext& context, size_t i,
                                        const std::vector<DateMatch>& earlier) {
  if (!OneOf(context.lower(i + 1), {"fiscal", "financial", "business"}) ||
      !context.Is(i + 2, "year")) {
    return std::nullopt;
  }
  const std::string_view word = context.lower(i);
  int shift = 0;
  if (OneOf(word, {"last", "previous", "past"})) {
    shift = -1;
  } else if (OneOf(word, {"next", "coming"})) {
    shift = 1;
  } else if (!OneOf(word, {"this", "current"})) {
    return std::nullopt;
  }
  std::optional<Period> period;
  if (context.published()) {
    const int end = FiscalEnd(context, earlier);
    const bool over = MonthOf(*context.published()) > end;
    period =
        MonthsEnding(YearOf(*context.published()) + (over ? 1 : 0) + shift, end, 12);
  }
  return MakeMatch(context, i, i + 3, period, 0.85, "fiscal year");
}

}  // namespace

std::optional<DateMatch> FindBusinessPeriod(const ValueContext& context, size_t i,
                                            const std::vector<DateMatch>& earlier) {
  if (context.at(i).shape == Shape::kPunctuation) return std::nullopt;
  if (auto match = FirstMonths(context, i)) return match;
  if (auto match = PartMatch(context, i)) return match;
  if (auto match = MonthQuarter(context, i)) return match;
  if (auto match = NearFiscalYear(context, i, earlier)) return match;
  return StretchEnding(context, i);
}

}  // namespace unspin
