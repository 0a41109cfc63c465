#pragma once

// Finders of the values that are a number and a unit. Each returns the value that
// starts at token `i`, or nothing.

#include <optional>

#include "extract/value_finder.h"
#include "extract/values/context.h"

namespace unspin {

// "$2.5 billion", "Rs 1,200 crore", "61 billion won", "21 cents", "€90m".
std::optional<Value> FindMoney(const ValueContext& context, size_t i);
// "18%", "4 per cent", "2.8 percentage points".
std::optional<Value> FindPercent(const ValueContext& context, size_t i);
// "6:12 a.m.", "7am", "16:00", "noon".
std::optional<Value> FindTimeOfDay(const ValueContext& context, size_t i);
// "two and a half days", "36-hour", "six hours and 12 minutes", "half an hour".
std::optional<Value> FindDuration(const ValueContext& context, size_t i);
// "1,200 employees", "18.3 million paying subscribers", "a headcount of 6,420".
std::optional<Value> FindCount(const ValueContext& context, size_t i);

// How the date in `tokens` is bounded: "since March", "by 2025", "just under two weeks
// ago".
Bound DateBoundAround(const ValueContext& context, TokenRange tokens);

// How the amount in `tokens` is bounded by the words around it: "more than", "up to",
// "nearly" (at most), "about".
Bound BoundAround(const ValueContext& context, TokenRange tokens);

}  // namespace unspin
