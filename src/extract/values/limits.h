#pragma once

// The words that bound a number: "more than", "at least", "up to", "or less", ">=".
// bounds.h has the coarser question that mentions need.

#include <optional>

#include "extract/values/context.h"

namespace unspin {

enum class LimitKind { kNone, kAbove, kAtLeast, kBelow, kAtMost, kEqual };

struct LimitWords {
  LimitKind kind = LimitKind::kNone;
  size_t begin = 0;  // first token of the words
  size_t end = 0;    // token behind them
};

// The words that end right before token `i`: "no less than", "bigger or equal than",
// ">=".
LimitWords LimitBefore(const ValueContext& context, size_t i);

// The words that start at token `i`: "or more", "or equal to it", "and above".
LimitWords LimitBehind(const ValueContext& context, size_t i);

}  // namespace unspin
