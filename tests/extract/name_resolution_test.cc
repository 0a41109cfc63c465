#include <doctest/doctest.h>

#include "name_cases.h"

namespace unspin {
namespace {

TEST_CASE("surnames and first names mean the full name") {
  CHECK(
      Resolved(
          "“No,” said Mira Osterholt, an analyst. Osterholt was sure. Mira laughed.") ==
      "Mira Osterholt>Mira Osterholt; Osterholt>Mira Osterholt; Mira>Mira Osterholt");
}

TEST_CASE("a surname in the headline means the full name in the body") {
  CHECK(Resolved("Chief executive Mira Osterholt resigned on Monday.",
                 "Osterholt resigns from the pump maker") ==
        "Osterholt>Mira Osterholt; Mira Osterholt>Mira Osterholt");
}

TEST_CASE("a surname that two people share means the one last mentioned in any form") {
  CHECK(
      Resolved("President Jonas Osterholt left. Chief executive Mira Osterholt stayed. "
               "Jonas was tired. Osterholt will rest, he said.") ==
      "Jonas Osterholt>Jonas Osterholt; Mira Osterholt>Mira Osterholt; "
      "Jonas>Jonas Osterholt; Osterholt>Jonas Osterholt");
  CHECK(
      Resolved("President Jonas Osterholt left. Chief executive Mira Osterholt stayed. "
               "Osterholt said so.") ==
      "Jonas Osterholt>Jonas Osterholt; Mira Osterholt>Mira Osterholt; "
      "Osterholt>Mira Osterholt");
}

TEST_CASE("short forms of companies mean the full form") {
  CHECK(
      Resolved("The outage hit Brenvik Cloud on Monday. Brenvik said it was sorry.") ==
      "Brenvik Cloud>Brenvik Cloud; Brenvik>Brenvik Cloud");
  CHECK(Resolved("The pump maker Ostravel Inc closed. Ostravel shares fell.") ==
        "Ostravel Inc>Ostravel Inc; Ostravel>Ostravel Inc");
}

TEST_CASE("a shorter name that comes first is a company of its own") {
  CHECK(
      Resolved(
          "The retailer Brenvik reported a loss. Its subsidiary Brenvik Cloud grew.") ==
      "Brenvik>Brenvik; Brenvik Cloud>Brenvik Cloud");
}

TEST_CASE("acronyms and other names that the text gives mean the full name") {
  CHECK(Resolved(
            "The Northland Data Protection Authority (NDPA) asked. The NDPA waits.") ==
        "Northland Data Protection Authority>Northland Data Protection Authority; "
        "NDPA>Northland Data Protection Authority; "
        "NDPA>Northland Data Protection Authority");
  CHECK(
      Resolved("The Northland Energy Agency, known as Norden, asked. Norden waits.") ==
      "Northland Energy Agency>Northland Energy Agency; "
      "Norden>Northland Energy Agency; Norden>Northland Energy Agency");
}

TEST_CASE("aliases of a row mean the row, the text stays") {
  const NamedEntities names =
      FindNames("", "It left AWS. Amazon Web Services said no.");
  REQUIRE(names.entities.size() == 1);
  CHECK(names.entities[0].name == "Amazon Web Services");
  CHECK(names.mentions[0].mention.entity == "Amazon Web Services");
  CHECK(names.mentions[0].mention.span == TextSpan{8, 11});
}

TEST_CASE("capitals of a dateline make no second place") {
  CHECK(Resolved("FRANKFURT — It failed. Its halls in Frankfurt lost power.") ==
        "FRANKFURT>Frankfurt; Frankfurt>Frankfurt");
}

}  // namespace
}  // namespace unspin
