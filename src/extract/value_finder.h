#pragma once

// Dates, amounts of money and percentages in text, with their normalised values.

#include <optional>
#include <string>
#include <vector>

#include "base/civil_date.h"
#include "core/mention.h"
#include "extract/tokens.h"

namespace unspin {

// How a value was bounded: "more than" and the first of "between 5 and 10" are
// kAtLeast, "up to", "nearly", "less than" and the second kAtMost, "about" is kAbout.
// Of a date "since", "after" and "from" are kAtLeast, "before", "until" and "by"
// kAtMost.
enum class Bound { kExact, kAtLeast, kAtMost, kAbout };

enum class ValueKind { kDate, kMoney, kPercent, kDuration, kCount, kTimeOfDay };

// A value in the text. Dates, money and percent become mentions; the other kinds serve
// facts only ("nearly six hours", "1,200 people", "at 6:12 a.m.").
struct Value {
  ValueKind kind = ValueKind::kDate;
  TokenRange tokens;
  TextSpan span;
  std::string
      normalised;     // "2022-Q3", "USD 2500000000", "18%", "PT6H", "1200", "06:12"
  double number = 0;  // amount; percent; hours of a duration; count
  // Currency code; noun of a count ("users"); "percent" or "percentage points";
  // "hours".
  std::string unit;
  Bound bound = Bound::kExact;
  std::optional<CivilDate> from, to;  // of a date: first and last day it may mean
  double confidence = 0;
  std::string rule;
};

class Lexicon;

// All values of `text`, sorted by position, disjoint. Relative dates are resolved
// against `published`; without it they have no `normalised` value and no days.
std::vector<Value> FindValues(const TokenizedText& text,
                              std::optional<CivilDate> published);

// Stateless after construction; safe to share between threads.
class ValueFinder {
 public:
  explicit ValueFinder(const Lexicon& lexicon);
  // FindValues, as the stage that Extractor runs.
  std::vector<Value> Find(const TokenizedText& text,
                          std::optional<CivilDate> published) const;
};

}  // namespace unspin
