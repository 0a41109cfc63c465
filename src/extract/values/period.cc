#include "extract/values/period.h"

#include <cstdio>

namespace unspin {
namespace {

namespace chr = std::chrono;

std::string YearMonth(CivilDate day) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d", YearOf(day), MonthOf(day));
  return buffer;
}

CivilDate LastOfMonth(int year, int month) {
  return CivilDate(chr::sys_days(chr::year(year) /
                                 chr::month(static_cast<unsigned>(month)) / chr::last));
}

CivilDate FirstOfMonth(int year, int month) {
  return chr::year(year) / chr::month(static_cast<unsigned>(month)) / 1;
}

bool WholeMonths(const Period& p) {
  return p.from.day() == chr::day(1) &&
         p.to == LastOfMonth(YearOf(p.to), MonthOf(p.to));
}

}  // namespace

std::string Period::ToIso() const {
  std::string year = std::to_string(YearOf(from));
  switch (grain) {
    case Grain::kDay:
      return unspin::ToIso(from);
    case Grain::kWeek:
      return ToIsoWeek(from);
    case Grain::kMonth:
      return YearMonth(from);
    case Grain::kQuarter:
      return year + "-Q" + std::to_string((MonthOf(from) + 2) / 3);
    case Grain::kHalf:
      return year + (MonthOf(from) == 1 ? "-H1" : "-H2");
    case Grain::kYear:
      return year;
    case Grain::kInterval:
      break;
  }
  if (!WholeMonths(*this)) return unspin::ToIso(from) + "/" + unspin::ToIso(to);
  if (MonthOf(from) == 1 && MonthOf(to) == 12)
    return year + "/" + std::to_string(YearOf(to));
  return YearMonth(from) + "/" + YearMonth(to);
}

Period DayPeriod(CivilDate day) { return {Grain::kDay, day, day}; }

Period WeekPeriod(CivilDate day) {
  const CivilDate monday = AddDays(day, 1 - WeekdayOf(day));
  return {Grain::kWeek, monday, AddDays(monday, 6)};
}

Period MonthPeriod(int year, int month) {
  return {Grain::kMonth, FirstOfMonth(year, month), LastOfMonth(year, month)};
}

Period QuarterPeriod(int year, int quarter) {
  return {Grain::kQuarter, FirstOfMonth(year, quarter * 3 - 2),
          LastOfMonth(year, quarter * 3)};
}

Period HalfPeriod(int year, int half) {
  return {Grain::kHalf, FirstOfMonth(year, half * 6 - 5), LastOfMonth(year, half * 6)};
}

Period YearPeriod(int year) {
  return {Grain::kYear, FirstOfMonth(year, 1), LastOfMonth(year, 12)};
}

Period YearsPeriod(int first, int last) {
  return {Grain::kInterval, FirstOfMonth(first, 1), LastOfMonth(last, 12)};
}

Period MonthsEnding(int year, int month, int months) {
  const CivilDate first = AddMonths(FirstOfMonth(year, month), 1 - months);
  if (months == 1) return MonthPeriod(year, month);
  if (months == 3 && month % 3 == 0) return QuarterPeriod(year, month / 3);
  if (months == 6 && month % 6 == 0) return HalfPeriod(year, month / 6);
  if (months == 12 && month == 12) return YearPeriod(year);
  return {Grain::kInterval, first, LastOfMonth(year, month)};
}

int YearOf(CivilDate day) { return static_cast<int>(day.year()); }
int MonthOf(CivilDate day) {
  return static_cast<int>(static_cast<unsigned>(day.month()));
}

int WeekdayOf(CivilDate day) {
  return static_cast<int>(chr::weekday(chr::sys_days(day)).iso_encoding());
}

CivilDate AddDays(CivilDate day, int days) {
  return CivilDate(chr::sys_days(day) + chr::days(days));
}

CivilDate AddMonths(CivilDate day, int months) {
  const CivilDate moved = day + chr::months(months);
  return moved.ok() ? moved : LastOfMonth(YearOf(moved), MonthOf(moved));
}

std::optional<CivilDate> MakeDay(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const CivilDate date = chr::year(year) / chr::month(static_cast<unsigned>(month)) /
                         chr::day(static_cast<unsigned>(day));
  if (!date.ok()) return std::nullopt;
  return date;
}

Period ShiftYears(const Period& period, int years) {
  if (period.grain == Grain::kWeek)
    return WeekPeriod(AddDays(period.from, 364 * years));
  return {period.grain, AddMonths(period.from, 12 * years),
          AddMonths(period.to, 12 * years)};
}

}  // namespace unspin
