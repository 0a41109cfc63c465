#include "store/iso_time.h"

#include <charconv>
#include <chrono>

namespace unspin {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

constexpr int64_t kMinute = 60;
constexpr int64_t kHour = 3600;
constexpr int64_t kDay = 86400;

struct Stretch {
  int64_t begin = 0;
  int64_t end = 0;
};

// Takes text from the front, remembering whether all of it fitted.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool done() const { return text_.empty(); }
  bool Take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  // Exactly `digits` digits between `low` and `high`.
  std::optional<int> Number(size_t digits, int low, int high) {
    if (text_.size() < digits) return std::nullopt;
    int value = 0;
    const char* const end = text_.data() + digits;
    const auto [stop, error] = std::from_chars(text_.data(), end, value);
    if (error != std::errc() || stop != end || value < low || value > high) {
      return std::nullopt;
    }
    text_.remove_prefix(digits);
    return value;
  }

 private:
  std::string_view text_;
};

int64_t Seconds(sys_days day) { return day.time_since_epoch().count() * kDay; }

Stretch Months(std::chrono::year_month first, int count) {
  return {Seconds(sys_days(first / 1)), Seconds(sys_days((first + months(count)) / 1))};
}

std::optional<Stretch> Week(std::chrono::year year, Cursor& in) {
  const std::optional<int> week = in.Number(2, 1, 53);
  if (!week) return std::nullopt;
  // ISO 8601: January 4 always lies in week 1.
  const sys_days fourth = year / std::chrono::January / 4;
  const unsigned weekday = std::chrono::weekday(fourth).iso_encoding();
  const sys_days monday =
      fourth - days(static_cast<int>(weekday) - 1) + days(7 * (*week - 1));
  if (!in.Take('-')) return Stretch{Seconds(monday), Seconds(monday + days(7))};
  const std::optional<int> day = in.Number(1, 1, 7);
  if (!day) return std::nullopt;
  return Stretch{Seconds(monday + days(*day - 1)), Seconds(monday + days(*day))};
}

// Seconds east of UTC for "Z", "+08:00", "-0500"; local times count as UTC.
std::optional<int64_t> Zone(Cursor& in) {
  if (in.done() || in.Take('Z')) return 0;
  const bool east = in.Take('+');
  if (!east && !in.Take('-')) return std::nullopt;
  const std::optional<int> hours = in.Number(2, 0, 23);
  if (!hours) return std::nullopt;
  in.Take(':');
  const int minutes = in.done() ? 0 : in.Number(2, 0, 59).value_or(-1);
  if (minutes < 0) return std::nullopt;
  const int64_t offset = *hours * kHour + minutes * kMinute;
  return east ? offset : -offset;
}

std::optional<Stretch> Clock(int64_t midnight, Cursor& in) {
  const std::optional<int> hour = in.Number(2, 0, 24);
  if (!hour) return std::nullopt;
  Stretch out{midnight + *hour * kHour, midnight + (*hour + 1) * kHour};
  if (in.Take(':')) {
    const std::optional<int> minute = in.Number(2, 0, 59);
    if (!minute) return std::nullopt;
    out.begin += *minute * kMinute;
    out.end = out.begin + kMinute;
    if (in.Take(':')) {
      const std::optional<int> second = in.Number(2, 0, 60);
      if (!second) return std::nullopt;
      out.begin += *second;
      out.end = out.begin + 1;
      if (in.Take('.')) {
        while (in.Number(1, 0, 9)) {
        }
      }
    }
  }
  const std::optional<int64_t> zone = Zone(in);
  if (!zone) return std::nullopt;
  return Stretch{out.begin - *zone, out.end - *zone};
}

std::optional<Stretch> Parse(Cursor& in) {
  const std::optional<int> number = in.Number(4, 1, 9998);
  if (!number) return std::nullopt;
  const std::chrono::year year(*number);
  if (in.done()) return Months(year / std::chrono::January, 12);
  if (!in.Take('-')) return std::nullopt;
  if (in.Take('W')) return Week(year, in);
  if (in.Take('Q')) {
    const std::optional<int> quarter = in.Number(1, 1, 4);
    if (!quarter) return std::nullopt;
    return Months(year / (*quarter * 3 - 2), 3);
  }
  if (in.Take('H')) {
    const std::optional<int> half = in.Number(1, 1, 2);
    if (!half) return std::nullopt;
    return Months(year / (*half * 6 - 5), 6);
  }
  const std::optional<int> month = in.Number(2, 1, 12);
  if (!month) return std::nullopt;
  if (in.done()) return Months(year / *month, 1);
  const std::optional<int> day = in.Take('-') ? in.Number(2, 1, 31) : std::nullopt;
  if (!day || !(year / *month / *day).ok()) return std::nullopt;
  const int64_t midnight = Seconds(sys_days(year / *month / *day));
  if (in.done()) return Stretch{midnight, midnight + kDay};
  if (!in.Take('T') && !in.Take(' ')) return std::nullopt;
  return Clock(midnight, in);
}

std::optional<Stretch> ParseAll(std::string_view iso) {
  Cursor in(iso);
  const std::optional<Stretch> stretch = Parse(in);
  return in.done() ? stretch : std::nullopt;
}

}  // namespace

std::optional<int64_t> UnixStart(std::string_view iso) {
  const std::optional<Stretch> stretch = ParseAll(iso.substr(0, iso.find('/')));
  return stretch ? std::optional(stretch->begin) : std::nullopt;
}

std::optional<int64_t> UnixEnd(std::string_view iso) {
  const size_t slash = iso.find('/');
  const std::optional<Stretch> stretch =
      ParseAll(slash == std::string_view::npos ? iso : iso.substr(slash + 1));
  return stretch ? std::optional(stretch->end) : std::nullopt;
}

}  // namespace unspin
