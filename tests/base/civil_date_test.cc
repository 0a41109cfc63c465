#include "base/civil_date.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

std::string Iso(std::string_view text) {
  const auto time = ParsePublished(text);
  return time ? time->ToIso() : "none";
}

TEST_CASE("publication times are read in the forms that feeds use") {
  CHECK(Iso("2022-12-29") == "2022-12-29");
  CHECK(Iso("2022-12-29T06:12:00Z") == "2022-12-29T06:12:00Z");
  CHECK(Iso("2022-12-29T06:12:00.123+08:00") == "2022-12-28T22:12:00Z");
  CHECK(Iso("2022-12-29 06:12") == "2022-12-29T06:12:00Z");
  CHECK(Iso("20221229") == "2022-12-29");
  CHECK(Iso("Thu, 29 Dec 2022 06:12:00 GMT") == "2022-12-29T06:12:00Z");
  CHECK(Iso("Thu, 29 Dec 2022 06:12:00 -0500") == "2022-12-29T11:12:00Z");
  CHECK(Iso("29 December 2022") == "2022-12-29");
  CHECK(Iso("December 29, 2022") == "2022-12-29");
  CHECK(Iso("Dec. 29, 2022") == "2022-12-29");
  CHECK(Iso("Sept 5, 2023 3:04 PM EST") == "2023-09-05T20:04:00Z");
  CHECK(Iso("1672294320") == "2022-12-29T06:12:00Z");
  CHECK(Iso("1672294320000") == "2022-12-29T06:12:00Z");
}

TEST_CASE("what is no clear date gives nothing") {
  CHECK(Iso("") == "none");
  CHECK(Iso("yesterday") == "none");
  CHECK(Iso("29/12/22") == "none");
  CHECK(Iso("2022-13-01") == "none");
  CHECK(Iso("2023-02-29") == "none");
  CHECK(Iso("December 2022") == "none");
}

TEST_CASE("the ISO week belongs to the year of its Thursday") {
  using namespace std::chrono;
  CHECK(ToIsoWeek(2022y / December / 29) == "2022-W52");
  CHECK(ToIsoWeek(2023y / January / 1) == "2022-W52");
  CHECK(ToIsoWeek(2021y / January / 3) == "2020-W53");
  CHECK(ToIsoWeek(2024y / December / 30) == "2025-W01");
}

}  // namespace
}  // namespace unspin
