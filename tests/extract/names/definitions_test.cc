#include "extract/names/definitions.h"

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

TEST_CASE("an acronym that the text explains as a term is no name anywhere in it") {
  CheckType(
      EntityType::kCompany,
      {
          {"They keep payroll deduction files (PDF). PDF shares fell.", ""},
          {"It signed a bulk tariff agreement (BTA) and BTA raised it.", ""},
          {"The Bulk Tariff Agreement (BTA) lapsed. BTA shares fell.", ""},
          {"The clauses of bulk tariff agreements (BTAs) differ. A BTA ends.", ""},
      });
}

TEST_CASE("a name that its acronym explains is taken whole") {
  CheckType(EntityType::kOrganization,
            {
                {"The Tariff and Duty Inspectorate (TDI) fined it. The TDI is strict.",
                 "Tariff and Duty Inspectorate; TDI; TDI"},
                {"She left the Council of Baltic Ports (CoBP) in May.",
                 "Council of Baltic Ports; CoBP"},
            });
}

TEST_CASE("an acronym that the text explains is not what a table has by that name") {
  CheckType(EntityType::kOrganization,
            {
                {"The Baltic Market Watchers (BMW) met. The BMW is a union.",
                 "Baltic Market Watchers; BMW; BMW"},
            });
  CheckType(EntityType::kCompany, {
                                      {"Bayerische Motoren Werke (BMW) grew.",
                                       "Bayerische Motoren Werke; BMW"},
                                  });
}

TEST_CASE("a parenthesis behind other words explains nothing") {
  CheckType(EntityType::kCompany,
            {
                {"The retailer Ostravel (Lyon) grew.", "Ostravel"},
            });
}

}  // namespace
}  // namespace unspin
