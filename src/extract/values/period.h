#pragma once

// Stretches of calendar time and their ISO-like names.

#include <optional>
#include <string>

#include "base/civil_date.h"

namespace unspin {

enum class Grain { kDay, kWeek, kMonth, kQuarter, kHalf, kYear, kInterval };

struct Period {
  Grain grain = Grain::kDay;
  CivilDate from;
  CivilDate to;

  // "2022-12-18", "2022-W51", "2022-12", "2022-Q4", "2022-H2", "2022"; intervals by
  // month ("2023-04/2024-03") when they are whole months, else by day; years
  // "1990/1999".
  std::string ToIso() const;
};

Period DayPeriod(CivilDate day);
Period WeekPeriod(CivilDate day);  // the ISO week that holds `day`
Period MonthPeriod(int year, int month);
Period QuarterPeriod(int year, int quarter);
Period HalfPeriod(int year, int half);
Period YearPeriod(int year);
Period YearsPeriod(int first, int last);
// `months` whole months that end with the given one; named as quarter, half or year
// where they are one.
Period MonthsEnding(int year, int month, int months);

int YearOf(CivilDate day);
int MonthOf(CivilDate day);
// ISO number of the weekday, Monday = 1.
int WeekdayOf(CivilDate day);
CivilDate AddDays(CivilDate day, int days);
// The same day `months` later, or the last of that month.
CivilDate AddMonths(CivilDate day, int months);
// A day of the calendar, or nothing ("31 February").
std::optional<CivilDate> MakeDay(int year, int month, int day);

// `period` moved by years, keeping its grain.
Period ShiftYears(const Period& period, int years);

}  // namespace unspin
