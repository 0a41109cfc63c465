#include "core/fact.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace unspin {

TEST_CASE("the fact types are found by the names that JSON uses") {
  CHECK(FactTypes().size() == 8);
  const FactTypeSpec* const change = FindFactType("role_change");
  REQUIRE(change != nullptr);
  CHECK(change->table == "role_changes");
  CHECK(change->query == "role-changes");
  CHECK(FindFactType("role-change") == nullptr);
  CHECK(FindFactType("") == nullptr);
}

TEST_CASE("types, tables and query words are unique, and so are a type's fields") {
  std::set<std::string_view> names;
  std::set<std::string_view> tables;
  std::set<std::string_view> words;
  for (const FactTypeSpec& type : FactTypes()) {
    CHECK(names.insert(type.name).second);
    CHECK(tables.insert(type.table).second);
    CHECK(words.insert(type.query).second);
    std::set<std::string_view> fields;
    for (const FactFieldSpec& field : type.fields) {
      CAPTURE(field.name);
      CHECK(fields.insert(field.name).second);
    }
  }
}

TEST_CASE("outages keep time apart from text offsets by began and ended") {
  const FactTypeSpec* const outage = FindFactType("outage");
  REQUIRE(outage != nullptr);
  std::set<std::string_view> fields;
  for (const FactFieldSpec& field : outage->fields) fields.insert(field.name);
  CHECK(fields.contains("began"));
  CHECK(fields.contains("ended"));
  CHECK_FALSE(fields.contains("start"));
  CHECK_FALSE(fields.contains("end"));
}

TEST_CASE("a fact gives its fields by name") {
  Fact fact;
  fact.fields.push_back({"company", std::string("Acme"), std::nullopt});
  fact.fields.push_back({"count", 340.0, std::nullopt});
  REQUIRE(fact.Find("count") != nullptr);
  CHECK(std::get<double>(*fact.Find("count")) == 340.0);
  CHECK(fact.Find("date") == nullptr);
  CHECK(fact.Text("company") == "Acme");
  CHECK(fact.Text("count").empty());
  CHECK(fact.Text("date").empty());
}

}  // namespace unspin
