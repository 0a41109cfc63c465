#pragma once

// A date, an amount, a length or a number as the text gives it, with the words that
// bound or join it: wider than what counts as a mention.

#include <string>
#include <string_view>

#include "core/document.h"
#include "core/span.h"

namespace unspin {

struct NotedValue {
  Field field = Field::kBody;
  TextSpan span;          // bytes of the repaired text
  std::string_view kind;  // "date", "money", "percent", "duration", "count", "range"
                          // or "number"
  std::string value;      // "2010/2015", "../2018-04", ">30", "20..30 USD", "P2Y3M"
};

}  // namespace unspin
