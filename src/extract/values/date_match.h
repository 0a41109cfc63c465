#pragma once

// What the finders of dates return and share.

#include <optional>
#include <string>
#include <vector>

#include "extract/values/context.h"
#include "extract/values/period.h"
#include "extract/values/tense.h"

namespace unspin {

struct DateMatch {
  TokenRange tokens;
  TextSpan span;
  std::optional<Period> period;  // nothing without a day of publication
  double confidence = 0;
  std::string_view rule;
};

// A year of four digits (1900 to 2099) at token `i`.
std::optional<int> YearAt(const ValueContext& context, size_t i);

// A month at token `i`, with the full stop of "Nov.".
struct MonthName {
  int month = 0;
  size_t end = 0;     // token behind it
  bool full = false;  // "November"
};
std::optional<MonthName> MonthAt(const ValueContext& context, size_t i);

// A match over whole tokens.
DateMatch MakeMatch(const ValueContext& context, size_t begin, size_t end,
                    std::optional<Period> period, double confidence,
                    std::string_view rule);

// The year of a month or quarter that the text leaves open: the nearest that fits the
// tense. `first` and `last` are its months, 1 to 12. Without a tense it is taken to lie
// ahead when it starts within `ahead` months.
std::optional<int> NearestYear(const ValueContext& context, TokenRange tokens,
                               int first, int last, int ahead = 2);

// A day whose year the text leaves open; nothing when that year lacks it or without a
// day of publication.
std::optional<Period> DayWithoutYear(const ValueContext& context, TokenRange tokens,
                                     int month, int day);

// The year that two figures mean: from 40 on one of the last century.
int FullYear(int two_figures);

// A year at `end` behind a month or day: "2023", ", 2023", "of 2023". Moves `end` past
// it.
std::optional<int> TrailingYear(const ValueContext& context, size_t& end);

// A month that has no day: "March 2023", "in March", "March last year",
// "mid-September". REQUIRES: i < context.size().
std::optional<DateMatch> FindMonth(const ValueContext& context, size_t i);
// "January-March", "April to June quarter".
std::optional<DateMatch> FindMonthRange(const ValueContext& context, size_t i);

// Days and months written out (nothing behind the end of the text): "March 14, 2023",
// "14 Mar.", "2022-12-18", "3/14/2023".
std::optional<DateMatch> FindCalendarDate(const ValueContext& context, size_t i);
// Bare years: "2023", "1990s", "2019-2021".
std::optional<DateMatch> FindYear(const ValueContext& context, size_t i);
// Quarters, halves, business years: "Q2", "first-quarter", "year to March". `earlier`
// are the dates found so far: they tell when the business year ends.
std::optional<DateMatch> FindBusinessPeriod(const ValueContext& context, size_t i,
                                            const std::vector<DateMatch>& earlier);
// "Thursday", "yesterday", "last month", "two weeks ago", "a year earlier". `earlier`
// are the dates found so far, which "a year later" counts from.
std::optional<DateMatch> FindRelativeDate(const ValueContext& context, size_t i,
                                          const std::vector<DateMatch>& earlier);

}  // namespace unspin
