#pragma once

// Values with the words that bound, narrow or join them: "from 2010 to 2015", "before
// May 2018", "more than 30", "at the end of June". FindValues gives what the gold calls
// mentions; this is the wider reading, which also takes plain numbers, weekends and
// stretches such as "the last three weeks".

#include <optional>
#include <string>
#include <vector>

#include "extract/value_finder.h"
#include "extract/values/period.h"

namespace unspin {

// One end of an interval of numbers.
struct Limit {
  double value = 0;
  bool closed = false;  // "at least 5", not "more than 5"
};

enum class Relation {
  kIs,       // "in May"
  kBefore,   // "before May"
  kUntil,    // "until May", "by May", "no later than May"
  kSince,    // "since May", "from May on"
  kAfter,    // "after May"
  kBetween,  // "from May to July": `period` to `last`
};

// The part of a period that is meant. kStart and kEnd are its ends ("the end of June"),
// which are days where the text looks before or behind them.
enum class Part { kWhole, kStart, kEarly, kMid, kLate, kEnd };

struct ValueExpression {
  ValueKind kind = ValueKind::kDate;
  TextSpan span;
  TokenRange tokens;
  // Of dates.
  Relation relation = Relation::kIs;
  std::optional<Period> period;
  Part part = Part::kWhole;    // that `period` is of its month or year
  std::optional<Period> last;  // of kBetween
  Part last_part = Part::kWhole;
  // The day that plain arithmetic gives, where the period is wider: "in two weeks" is
  // an ISO week, and a day.
  std::optional<CivilDate> point;
  // Of money, percentages, counts and durations: the number, or its limits.
  double number = 0;     // hours of a duration
  std::string unit;      // currency code; "percent"; "hours"
  std::string duration;  // "P2Y3M", "PT1.5H"
  std::optional<Limit> low, high;
  bool limits_joined = false;  // "more than 10 and less than 20", not "10 to 20"

  // "2010/2015", "../2018-04" (before May 2018), "2018-05/..", ">30", "20..30 USD".
  std::string ToText() const;
};

// All expressions of `text`, sorted by position, disjoint. Relative dates are resolved
// against `published` and left out without it.
std::vector<ValueExpression> FindExpressions(const TokenizedText& text,
                                             std::optional<CivilDate> published);
// Every number of `text`, whatever it counts: "two thirds", "40 000", "-1.5".
std::vector<ValueExpression> FindNumbers(const TokenizedText& text);
// The numbers that have limits: "between 20 and 30", "at least 5", "200 or more".
std::vector<ValueExpression> FindNumberRanges(const TokenizedText& text);

}  // namespace unspin
