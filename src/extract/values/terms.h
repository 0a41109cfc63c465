#pragma once

// The closed-class words that values are made of: numbers, months, weekdays, units of
// time. Found by lower-case word.

#include <cstdint>
#include <string_view>

namespace unspin {

enum class TermKind : uint8_t {
  kNone,
  kSmall,           // zero to nineteen; value is the number
  kTens,            // twenty to ninety
  kMagnitude,       // hundred, million, crore; value is the power of ten
  kShortMagnitude,  // bn, m, k: only where an amount is expected
  kOrdinal,         // first to fourth; value is the number
  kMonth,           // value 1 to 12
  kShortMonth,
  kWeekday,  // value 1 (Monday) to 7
  kShortWeekday,
  kUnit,  // of time; value is a TimeUnit
  kLead,  // may start a value and means nothing by itself: "last", "half"
};

enum class TimeUnit : uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury,
};

struct Term {
  std::string_view word;
  TermKind kind = TermKind::kNone;
  int value = 0;
};

// The term of a lower-case word; its kind is kNone when there is none.
Term FindTerm(std::string_view lower);

}  // namespace unspin
