#include "base/civil_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

namespace unspin {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

constexpr int64_t kSecondsPerDay = 86400;
constexpr int64_t kFirstMillisecondStamp = 100'000'000'000;  // year 5138 as seconds

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAsciiLetter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

std::optional<int> ToInt(std::string_view digits) {
  int value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<CivilDate> MakeDate(int y, int m, int d) {
  if (y < 1970 || y > 2199 || m < 1 || d < 1) return std::nullopt;
  const CivilDate date{year(y), month(static_cast<unsigned>(m)),
                       day(static_cast<unsigned>(d))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

int64_t MidnightOf(CivilDate date) {
  return sys_days(date).time_since_epoch().count() * kSecondsPerDay;
}

// 1 to 12 for a month's English name or its abbreviation of at least three letters.
int MonthByName(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  std::string lower(word);
  for (char& c : lower) c = static_cast<char>(c | 32);
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(lower) || (lower == "sept" && i == 8)) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

// Runs of digits, runs of letters and single other characters; spaces are dropped.
std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (size_t i = 0; i < text.size();) {
    size_t j = i + 1;
    if (IsAsciiDigit(text[i])) {
      while (j < text.size() && IsAsciiDigit(text[j])) ++j;
    } else if (IsAsciiLetter(text[i])) {
      while (j < text.size() && IsAsciiLetter(text[j])) ++j;
    }
    if (text[i] != ' ') parts.push_back(text.substr(i, j - i));
    i = j;
  }
  return parts;
}

using Parts = std::vector<std::string_view>;

std::string_view At(const Parts& parts, size_t i) {
  return i < parts.size() ? parts[i] : std::string_view();
}

// Minutes east of UTC for "Z", "GMT", "+08:00", "-0500", "EST"; 0 for none.
int ZoneMinutes(const Parts& parts, size_t i) {
  static constexpr std::array<std::pair<std::string_view, int>, 8> kNamed = {
      {{"EST", -300},
       {"EDT", -240},
       {"CST", -360},
       {"CDT", -300},
       {"MST", -420},
       {"MDT", -360},
       {"PST", -480},
       {"PDT", -420}}};
  const std::string_view sign = At(parts, i);
  for (const auto& [name, minutes] : kNamed) {
    if (sign == name) return minutes;
  }
  if (sign != "+" && sign != "-") return 0;
  const std::string_view first = At(parts, i + 1);
  const int value = ToInt(first).value_or(0);
  int minutes = value * 60;
  if (first.size() == 4) minutes = value / 100 * 60 + value % 100;
  if (first.size() == 2 && At(parts, i + 2) == ":") {
    minutes += ToInt(At(parts, i + 3)).value_or(0);
  }
  return sign == "-" ? -minutes : minutes;
}

// The published time of `date` and an optional "HH:MM[:SS[.fff]] [AM|PM] [zone]" in
// parts[i...].
PublishedTime WithClock(CivilDate date, const Parts& parts, size_t i) {
  PublishedTime result{MidnightOf(date), false};
  if (At(parts, i) == "," || At(parts, i) == "T" || At(parts, i) == "t" ||
      At(parts, i) == "at") {
    ++i;
  }
  const std::optional<int> hour = ToInt(At(parts, i));
  const std::optional<int> minute = ToInt(At(parts, i + 2));
  if (At(parts, i + 1) != ":" || !hour || !minute || *hour > 24 || *minute > 59) {
    return result;
  }
  int seconds = 0;
  i += 3;
  if (At(parts, i) == ":") {
    seconds = ToInt(At(parts, i + 1)).value_or(0);
    i += 2;
    if (At(parts, i) == ".") i += 2;
  }
  int hours = *hour;
  const std::string_view half = At(parts, i);
  if (half == "PM" || half == "pm" || half == "AM" || half == "am") {
    hours = hours % 12 + ((half[0] | 32) == 'p' ? 12 : 0);
    ++i;
  }
  result.has_time = true;
  result.unix_seconds +=
      hours * 3600 + *minute * 60 + seconds - ZoneMinutes(parts, i) * 60;
  return result;
}

std::optional<PublishedTime> ParseNumeric(const Parts& parts) {
  const std::string_view first = At(parts, 0);
  if (parts.size() == 1 && first.size() == 8) {
    const std::optional<CivilDate> date =
        MakeDate(*ToInt(first.substr(0, 4)), *ToInt(first.substr(4, 2)),
                 *ToInt(first.substr(6, 2)));
    return date ? std::optional(PublishedTime{MidnightOf(*date), false}) : std::nullopt;
  }
  if (parts.size() == 1 && first.size() >= 9 && first.size() <= 13) {
    int64_t stamp = 0;
    std::from_chars(first.data(), first.data() + first.size(), stamp);
    if (stamp >= kFirstMillisecondStamp) stamp /= 1000;
    return PublishedTime{stamp, true};
  }
  const std::string_view separator = At(parts, 1);
  if (first.size() != 4 || (separator != "-" && separator != "/") ||
      At(parts, 3) != separator) {
    return std::nullopt;
  }
  const std::optional<CivilDate> date = MakeDate(
      *ToInt(first), ToInt(At(parts, 2)).value_or(0), ToInt(At(parts, 4)).value_or(0));
  return date ? std::optional(WithClock(*date, parts, 5)) : std::nullopt;
}

}  // namespace

CivilDate PublishedTime::date() const {
  const int64_t day_number = unix_seconds >= 0
                                 ? unix_seconds / kSecondsPerDay
                                 : (unix_seconds - kSecondsPerDay + 1) / kSecondsPerDay;
  return CivilDate(sys_days(days(static_cast<int>(day_number))));
}

std::string PublishedTime::ToIso() const {
  std::string iso = unspin::ToIso(date());
  if (!has_time) return iso;
  const auto second = static_cast<int>(unix_seconds - MidnightOf(date()));
  char clock[48];
  std::snprintf(clock, sizeof clock, "T%02d:%02d:%02dZ", second / 3600 % 24,
                second / 60 % 60, second % 60);
  return iso + clock;
}

std::optional<PublishedTime> ParsePublished(std::string_view text) {
  Parts parts = Split(text);
  if (parts.empty()) return std::nullopt;
  if (IsAsciiDigit(parts[0][0]) && MonthByName(At(parts, 1)) == 0) {
    return ParseNumeric(parts);
  }
  size_t i = 0;
  if (IsAsciiLetter(parts[0][0]) && MonthByName(parts[0]) == 0) {  // "Thu, ..."
    i = At(parts, 1) == "," ? 2 : 1;
  }
  const bool month_first = MonthByName(At(parts, i)) != 0;
  const int month_number = MonthByName(At(parts, month_first ? i : i + 1));
  size_t day_at = month_first ? i + 1 : i;
  if (At(parts, day_at) == ".") ++day_at;  // "Dec. 29, 2022"
  const std::optional<int> day_number = ToInt(At(parts, day_at));
  size_t year_at = month_first ? day_at + 1 : i + 2;
  while (At(parts, year_at) == "," || At(parts, year_at) == ".") ++year_at;
  const std::string_view year_text = At(parts, year_at);
  if (month_number == 0 || !day_number || year_text.size() != 4) return std::nullopt;
  const std::optional<CivilDate> date =
      MakeDate(ToInt(year_text).value_or(0), month_number, *day_number);
  if (!date) return std::nullopt;
  return WithClock(*date, parts, year_at + 1);
}

std::string ToIso(CivilDate date) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

std::string ToIsoWeek(CivilDate date) {
  // The week belongs to the year of its Thursday (ISO 8601).
  const sys_days point = date;
  const unsigned weekday = std::chrono::weekday(point).iso_encoding();
  const sys_days thursday = point + days(4 - static_cast<int>(weekday));
  const year week_year = CivilDate(thursday).year();
  const sys_days first = week_year / std::chrono::January / 1;
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-W%02d", static_cast<int>(week_year),
                static_cast<int>((thursday - first).count()) / 7 + 1);
  return buffer;
}

}  // namespace unspin
