#include "store/iso_time.h"

#include <doctest/doctest.h>

#include <string_view>

namespace unspin {
namespace {

TEST_CASE("every precision of a date has a first second and an end") {
  struct Case {
    std::string_view iso;
    int64_t start;
    int64_t end;
  };
  for (const Case& c : {Case{"2022", 1640995200, 1672531200},
                        {"2023-H1", 1672531200, 1688169600},
                        {"2022-Q3", 1656633600, 1664582400},
                        {"2022-12", 1669852800, 1672531200},
                        {"2022-W51", 1671408000, 1672012800},
                        {"2022-W51-7", 1671926400, 1672012800},
                        {"2021-W01", 1609718400, 1610323200},
                        {"2022-12-18", 1671321600, 1671408000},
                        {"2022-12-18T06", 1671343200, 1671346800},
                        {"2022-12-18T06:30", 1671345000, 1671345060},
                        {"2022-12-18T06:30:05Z", 1671345005, 1671345006},
                        {"2022-12-18T06:30+08:00", 1671316200, 1671316260},
                        {"2023-04/2024-03", 1680307200, 1711929600}}) {
    CAPTURE(c.iso);
    CHECK(UnixStart(c.iso) == c.start);
    CHECK(UnixEnd(c.iso) == c.end);
  }
}

TEST_CASE("what is no ISO date has no time") {
  for (const std::string_view text :
       {"", "soon", "2022-13", "2022-02-30", "22-12-18", "2022-12-18x", "2022-Q5",
        "2022-W00", "/2022", "18 December 2022", "2022-12-18T25"}) {
    CAPTURE(text);
    CHECK_FALSE(UnixStart(text).has_value());
  }
}

}  // namespace
}  // namespace unspin
