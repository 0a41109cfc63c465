#include "export/datasette.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "export/catalog.h"
#include "export/filled.h"

namespace unspin {
namespace {

// With values for its parameters, as Datasette puts them in.
std::string WithParameters(std::string sql) {
  sql = std::regex_replace(sql, std::regex(":words"), "'cloud'");
  return std::regex_replace(sql, std::regex(R"(:(provider|company|type)\b)"), "''");
}

TEST_CASE("canned queries run and have columns") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  for (const CannedQuery& query : CannedQueries()) {
    CAPTURE(query.name);
    CHECK(reader.Sql(WithParameters(std::string(query.sql))).columns.size() > 1);
    CHECK_FALSE(query.description.empty());
  }
}

TEST_CASE("queries about what the database holds give rows") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  for (const CannedQuery& query : CannedQueries()) {
    const bool has = query.name == "outages" || query.name == "funding" ||
                     query.name == "spun_share" || query.name == "most_mentioned";
    if (!has) continue;
    CAPTURE(query.name);
    CHECK_FALSE(reader.Sql(WithParameters(std::string(query.sql))).empty());
  }
}

TEST_CASE("metadata describes all tables and columns that are there") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  const auto metadata = nlohmann::json::parse(DatasetteMetadata(reader, "facts"));
  const auto& tables = metadata.at("databases").at("facts").at("tables");
  for (const PresentTable& table : PresentTables(reader)) {
    const auto& described = tables.at(std::string(table.table.name)).at("columns");
    CHECK(described.size() == table.columns.size());
  }
  CHECK(metadata.at("databases").at("facts").at("queries").size() ==
        CannedQueries().size());
}

}  // namespace
}  // namespace unspin
