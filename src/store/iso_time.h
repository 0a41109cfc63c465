#pragma once

// Unix seconds for the ISO 8601 times of the database, which dashboards want.

#include <cstdint>
#include <optional>
#include <string_view>

namespace unspin {

// The first second (UTC) of a year, half-year ("2023-H1"), quarter, month, ISO week,
// day or time; of an interval "A/B" the first second of A. Nothing for other text.
std::optional<int64_t> UnixStart(std::string_view iso);

// The second behind the last one: "2022-12" ends where January begins. A time ends
// after its smallest given unit.
std::optional<int64_t> UnixEnd(std::string_view iso);

}  // namespace unspin
