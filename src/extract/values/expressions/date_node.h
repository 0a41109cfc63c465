#pragma once

// What the readers of wider dates return and share.

#include <optional>
#include <vector>

#include "extract/values/date_match.h"
#include "extract/values/expressions.h"
#include "extract/values/expressions/fine_text.h"
#include "extract/values/period.h"

namespace unspin {

struct DateNode {
  size_t begin = 0;  // fine tokens
  size_t end = 0;
  Period period;                   // the whole one, also for parts of it
  std::optional<CivilDate> point;  // the day of plain arithmetic
  Part part = Part::kWhole;
  bool open_year = false;  // the text names no year

  // The days that the part takes up.
  Period Days() const;
};

DateNode MakeNode(size_t begin, size_t end, const Period& period);

// A month by its name at token `i`; short and doubtful ones ("may", "mar") only where
// `sure`, that is beside a day or year.
int MonthNameAt(const FineText& text, size_t i, bool sure);
// 1 (Monday) to 7; 0 for other words. Short names need a capital.
int WeekdayNameAt(const FineText& text, size_t i);
// A year at `i` in four figures or words. Moves `i` behind it.
std::optional<int> YearNumberAt(const FineText& text, size_t& i);
// Four figures that nothing but the words around make a year: "2014 to 2018".
std::optional<DateNode> ReadPlainYear(const FineText& text, size_t i);
// The year that belongs to a month or day before `i`: ", 2020", "of 2020", "of this
// year", "'19". Moves `i` behind it.
std::optional<int> YearBehindAt(const FineText& text, size_t& i);
// The unit of time at `i`, singular or plural; the weekend counts as none.
std::optional<TimeUnit> UnitAt(const FineText& text, size_t i);

// `count` units away from `day`.
CivilDate MoveBy(CivilDate day, TimeUnit unit, int count);
// The week, month, quarter, year or decade that holds `day`, or the day itself.
Period PeriodOf(CivilDate day, TimeUnit unit);

// Days by name and number: "05th Feb 2021", "22/04", "fourth of July", "Monday 21",
// "next week on Monday", "the 15th day of next month".
std::optional<DateNode> ReadDay(const FineText& text, size_t i);
// "22/04", "2021/19/Aug", "12-2015".
std::optional<DateNode> ReadNumericDate(const FineText& text, size_t i);
// "Christmas Eve", "next Easter", "Black Friday 2013".
std::optional<DateNode> ReadHoliday(const FineText& text, size_t i);
// Whether a word starts the name of a feast.
bool MayStartHoliday(std::string_view lower);
// The first, second ... `weekday` of `whole`; its last for 0.
CivilDate NthWeekday(const Period& whole, int weekday, int number);
// "this past Wednesday", "next week Thu", "Tuesday of last week", "the last Monday of
// October".
std::optional<DateNode> ReadWeekday(const FineText& text, size_t i);
// Months, quarters, years, decades, centuries, weeks of the year.
std::optional<DateNode> ReadNamedPeriod(const FineText& text, size_t i);
// Stretches that are counted or pointed at: "last three weeks", "6 upcoming years",
// "first week of January", "weekend", "the month".
std::optional<DateNode> ReadStretch(const FineText& text, size_t i);
// "in two weeks", "4 days from Monday", "two months before June 11 1997".
std::optional<DateNode> ReadOffset(const FineText& text, size_t i);
// A date that is no stretch or offset of another, and what FindValues reads; the
// longest.
std::optional<DateNode> ReadSimpleDate(const FineText& text, size_t i);
// Any of these; the longest.
std::optional<DateNode> ReadDate(const FineText& text, size_t i);
// The same with a part: "mid-November", "the end of 2008", "later this week".
std::optional<DateNode> ReadPart(const FineText& text, size_t i);

// A date with the words that relate or join it: "before 2018", "from May to July",
// "2012 or later". `end` is the token behind it.
struct RelatedNode {
  size_t begin = 0;
  size_t end = 0;
  Relation relation = Relation::kIs;
  DateNode date;
  std::optional<DateNode> last;  // of kBetween
};
// "from 2010 to 2015", "between 4 and 11 of Oct", "Apr-May 2019", "Monday to Friday".
std::optional<RelatedNode> ReadBetween(const FineText& text, size_t i);
// Any relation, or none (kIs).
std::optional<RelatedNode> ReadRelated(const FineText& text, size_t i);

// A length of time: "two and a half days", "3h", "all week", "few hours".
struct LengthNode {
  size_t end = 0;
  double amount = 0;
  TimeUnit unit = TimeUnit::kDay;

  // "P2Y", "PT1.5H".
  std::string ToIso() const;
  // Longer units first; the amount in hours, months and years by their average.
  double Hours() const;
};
std::optional<LengthNode> ReadLength(const FineText& text, size_t i);

}  // namespace unspin
