#pragma once

// Values of Recognizers-Text and of this project in one form, to be compared as text:
// "2016-11-07", "2016-11-07..2016-11-14" (the end is the day behind it), "PT3H",
// "USD 5", "5", "[20,30)".

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"

namespace unspin {

struct FoundValue {
  std::string text;
  size_t begin = 0;  // code points, half-open
  size_t end = 0;
  std::vector<std::string> values;  // one, or the week and the day of "in two weeks"
};

// The values of one result of a spec that count as right; none where it has none.
std::vector<std::string> ExpectedValues(const std::string& type,
                                        const nlohmann::json& resolution);

// What this project finds where the spec's model ("DateTime", "Currency", ...) looks.
std::vector<FoundValue> FindLikeModel(const std::string& model, std::string_view input,
                                      std::optional<CivilDate> reference);

}  // namespace unspin
