#include <algorithm>
#include <array>

#include "extract/values/date_match.h"
#include "extract/values/expressions/date_node.h"
#include "extract/values/tense.h"

namespace unspin {
namespace {

// How a feast is found in a year.
enum class Rule { kFixed, kWeekday, kEaster };

struct Holiday {
  std::string_view name;  // without apostrophes
  Rule rule;
  int month = 0;
  int day = 0;      // of kFixed; days behind the rule's day otherwise
  int weekday = 0;  // of kWeekday
  int number = 0;   // the first, second ... such weekday; 0 is the last
};

// Longer names stand before those they start with.
constexpr auto kHolidays = std::to_array<Holiday>({
    {"april fools day", Rule::kFixed, 4, 1},
    {"april fools", Rule::kFixed, 4, 1},
    {"black friday", Rule::kWeekday, 11, 1, 4, 4},
    {"boxing day", Rule::kFixed, 12, 26},
    {"christmas day", Rule::kFixed, 12, 25},
    {"christmas eve", Rule::kFixed, 12, 24},
    {"christmas", Rule::kFixed, 12, 25},
    {"xmas", Rule::kFixed, 12, 25},
    {"columbus day", Rule::kWeekday, 10, 0, 1, 2},
    {"cyber monday", Rule::kWeekday, 11, 4, 4, 4},
    {"earth day", Rule::kFixed, 4, 22},
    {"easter monday", Rule::kEaster, 0, 1},
    {"easter sunday", Rule::kEaster, 0, 0},
    {"easter", Rule::kEaster, 0, 0},
    {"fathers day", Rule::kWeekday, 6, 0, 7, 3},
    {"father day", Rule::kWeekday, 6, 0, 7, 3},
    {"good friday", Rule::kEaster, 0, -2},
    {"halloween", Rule::kFixed, 10, 31},
    {"independence day", Rule::kFixed, 7, 4},
    {"international workers day", Rule::kFixed, 5, 1},
    {"juneteenth", Rule::kFixed, 6, 19},
    {"labor day", Rule::kWeekday, 9, 0, 1, 1},
    {"labour day", Rule::kWeekday, 9, 0, 1, 1},
    {"martin luther king day", Rule::kWeekday, 1, 0, 1, 3},
    {"memorial day", Rule::kWeekday, 5, 0, 1, 0},
    {"mother day", Rule::kWeekday, 5, 0, 7, 2},
    {"mothers day", Rule::kWeekday, 5, 0, 7, 2},
    {"new year day", Rule::kFixed, 1, 1},
    {"new year eve", Rule::kFixed, 12, 31},
    {"new years day", Rule::kFixed, 1, 1},
    {"new years eve", Rule::kFixed, 12, 31},
    {"new year", Rule::kFixed, 1, 1},
    {"presidents day", Rule::kWeekday, 2, 0, 1, 3},
    {"st patrick day", Rule::kFixed, 3, 17},
    {"thanksgiving day", Rule::kWeekday, 11, 0, 4, 4},
    {"thanksgiving", Rule::kWeekday, 11, 0, 4, 4},
    {"valentine day", Rule::kFixed, 2, 14},
    {"valentines day", Rule::kFixed, 2, 14},
    {"veterans day", Rule::kFixed, 11, 11},
    {"workers day", Rule::kFixed, 5, 1},
});

// Easter Sunday by the Gregorian algorithm of Meeus, Jones and Butcher.
CivilDate EasterOf(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return *MakeDay(year, f / 31, f % 31 + 1);
}

CivilDate HolidayIn(const Holiday& holiday, int year) {
  switch (holiday.rule) {
    case Rule::kEaster:
      return AddDays(EasterOf(year), holiday.day);
    case Rule::kWeekday:
      return AddDays(
          NthWeekday(MonthPeriod(year, holiday.month), holiday.weekday, holiday.number),
          holiday.day);
    case Rule::kFixed:
      break;
  }
  return *MakeDay(year, holiday.month, holiday.day);
}

// The token behind `name` when the text has it at `i`; 0 otherwise. Apostrophes and
// the "s" of possessives are passed over.
size_t NameEnd(const FineText& text, size_t i, std::string_view name) {
  while (!name.empty()) {
    const size_t space = std::min(name.find(' '), name.size());
    if (!text.Is(i, name.substr(0, space))) return 0;
    ++i;
    name.remove_prefix(std::min(space + 1, name.size()));
    while (!name.empty() && text.Any(i, {"'s", "’s", "'", "’", "."})) ++i;
  }
  return i;
}

}  // namespace

bool MayStartHoliday(std::string_view lower) {
  return std::ranges::any_of(kHolidays, [&](const Holiday& holiday) {
    return holiday.name[0] == lower[0] && holiday.name.starts_with(lower) &&
           (holiday.name.size() == lower.size() || holiday.name[lower.size()] == ' ');
  });
}

CivilDate NthWeekday(const Period& whole, int weekday, int number) {
  if (number == 0) {
    return AddDays(whole.to, -((WeekdayOf(whole.to) - weekday + 7) % 7));
  }
  const int first = (weekday - WeekdayOf(whole.from) + 7) % 7;
  return AddDays(whole.from, first + 7 * (number - 1));
}

std::optional<DateNode> ReadHoliday(const FineText& text, size_t i) {
  const bool lead =
      text.Any(i, {"last", "next", "this", "following", "previous", "coming"});
  const size_t at = lead ? i + 1 : i;
  const Holiday* holiday = nullptr;
  size_t end = 0;
  for (const Holiday& row : kHolidays) {
    if (row.name.front() != (text.lower(at).empty() ? '\0' : text.lower(at).front()))
      continue;
    end = NameEnd(text, at, row.name);
    if (end > 0) {
      holiday = &row;
      break;
    }
  }
  if (holiday == nullptr) return std::nullopt;
  if (const auto year = YearBehindAt(text, end)) {
    return MakeNode(i, end, DayPeriod(HolidayIn(*holiday, *year)));
  }
  if (!text.published()) return std::nullopt;
  const CivilDate now = *text.published();
  const int year = YearOf(now);
  const CivilDate here = HolidayIn(*holiday, year);
  const std::string_view word = lead ? text.lower(i) : "";
  bool back = OneOf(word, {"last", "previous"});
  if (!lead) {
    back = TenseAround(text.context(), text.Coarse(i, end)) == Tense::kPast;
  }
  if (word == "this") return MakeNode(i, end, DayPeriod(here));
  const int step = back ? (here >= now ? -1 : 0) : (here < now ? 1 : 0);
  DateNode node = MakeNode(i, end, DayPeriod(HolidayIn(*holiday, year + step)));
  node.open_year = false;
  return node;
}

}  // namespace unspin
