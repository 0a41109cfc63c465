#pragma once

// Shared by the tests of values: what is found in a text, as one line.

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/civil_date.h"
#include "extract/tokens.h"
#include "extract/value_finder.h"

namespace unspin {

// The values of the given kinds in `text`, published on `published` (ISO, or empty):
// "Thursday=2023-11-09; $5=USD 5". Bounds are told of counts and durations, with
// `bounds` of all.
inline std::string FoundIn(std::string_view text, std::string_view published,
                           std::initializer_list<ValueKind> kinds,
                           Field field = Field::kBody, bool bounds = false) {
  const TokenizedText tokens(text, field);
  std::optional<CivilDate> day;
  if (const auto time = ParsePublished(published)) day = time->date();
  std::string out;
  for (const Value& value : FindValues(tokens, day)) {
    if (std::find(kinds.begin(), kinds.end(), value.kind) == kinds.end()) continue;
    if (!out.empty()) out += "; ";
    out += std::string(value.span.In(text)) + "=" + value.normalised;
    if (value.kind == ValueKind::kCount && !value.unit.empty()) out += " " + value.unit;
    if (bounds && value.unit == "percentage points") out += " points";
    if (bounds || value.kind == ValueKind::kCount ||
        value.kind == ValueKind::kDuration) {
      if (value.bound == Bound::kAtLeast) out += " or more";
      if (value.bound == Bound::kAtMost) out += " at most";
      if (value.bound == Bound::kAbout) out += " about";
    }
  }
  return out;
}

struct ValueCase {
  std::string_view text;
  std::string_view expected;
};

}  // namespace unspin
