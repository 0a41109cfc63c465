#pragma once

// Calendar dates and the publication times that feeds and records carry. Dates inside
// article text are found by extract/.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

using CivilDate = std::chrono::year_month_day;

// When an article was published: a day, or a second in UTC.
struct PublishedTime {
  int64_t unix_seconds = 0;  // 00:00 UTC of the day when only the day is known
  bool has_time = false;

  CivilDate date() const;
  // "2022-12-29" or "2022-12-29T06:12:00Z".
  std::string ToIso() const;
};

// Understands ISO 8601 ("2022-12-29", "2022-12-29T06:12:00+08:00", "20221229"), RFC
// 5322
// ("Thu, 29 Dec 2022 06:12:00 GMT"), "December 29, 2022", "29 Dec 2022" and Unix
// seconds or milliseconds. Years 1970 to 2199. Nothing for other text, such as
// "29/12/22".
std::optional<PublishedTime> ParsePublished(std::string_view text);

// "2022-12-29". REQUIRES: date.ok().
std::string ToIso(CivilDate date);

// "2022-W52" by ISO 8601 week rules. REQUIRES: date.ok().
std::string ToIsoWeek(CivilDate date);

}  // namespace unspin
