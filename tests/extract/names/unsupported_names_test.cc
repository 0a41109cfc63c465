#include "extract/names/unsupported_names.h"

#include <doctest/doctest.h>

#include "../name_cases.h"

namespace unspin {
namespace {

void CheckType(EntityType type, std::initializer_list<NameCase> cases) {
  for (const NameCase& c : cases) {
    CAPTURE(c.text);
    CHECK(NamesOf(type, c.text) == c.expected);
  }
}

TEST_CASE("terms of the trade are no companies") {
  CheckType(EntityType::kCompany,
            {
                {"Our ETL jobs and the DevOps handbook changed.", ""},
                {"We moved the PII out of the COTS system.", ""},
                {"They teach Data Science and Continuous Delivery.", ""},
                {"They run the Data Science Institute and Agile meetings.", ""},
            });
}

TEST_CASE("an unknown acronym is a company only if it acts as one") {
  CheckType(EntityType::kCompany,
            {
                {"They filed it under QXR last week.", ""},
                {"The chipmaker QXR closed two plants.", "QXR"},
                {"Shares in QXR fell after QXR cut its forecast.", "QXR; QXR"},
            });
}

TEST_CASE("laws and papers are no companies unless the text says so") {
  CheckType(EntityType::kCompany,
            {
                {"Lawmakers passed the Ostrel Retention Act on a Friday.", ""},
                {"The retailer Harvest Story closed two shops.", "Harvest Story"},
            });
}

TEST_CASE("peoples, addresses and who speaks in an interview are no companies") {
  CheckType(EntityType::kCompany,
            {
                {"Many Samoans and Melbournians voted.", ""},
                {"Write to inquiries18f@ostrel.example for a copy.", ""},
                {"((QXR)) How old are you?\n\n((Ostravel)) I am ten.", ""},
            });
}

TEST_CASE("what is said to be an app, a company or a body is one") {
  CheckType(EntityType::kProduct, {
                                      {"Loomble is an app for bakers.", "Loomble"},
                                      {"It made its own software, Loomble.", "Loomble"},
                                  });
  CheckType(EntityType::kCompany, {
                                      {"Ostravel is a retailer in Lyon.", "Ostravel"},
                                  });
}

TEST_CASE("a unit of a public body is one") {
  CheckType(
      EntityType::kOrganization,
      {
          {"She left NASA Brenvik in May.", "NASA Brenvik"},
          {"The Department of Fisheries paid. A spokeswoman for Fisheries agreed.",
           "Department of Fisheries; Fisheries"},
      });
}

TEST_CASE("an article about other things needs evidence of its companies") {
  const std::string_view people =
      "Anna Miller met John Smith in Paris. Peter Brown, the mayor of Lyon, and Mary "
      "Jones flew to Berlin with Ruth Clark, who lives in Madrid. ";
  CHECK(NamesOf(EntityType::kCompany, std::string(people) + "They saw Brenvik.") == "");
  CHECK(NamesOf(EntityType::kCompany,
                std::string(people) + "They saw the retailer Brenvik.") == "Brenvik");
}

}  // namespace
}  // namespace unspin
