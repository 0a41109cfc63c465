#include "export/catalog.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "export/filled.h"

namespace unspin {
namespace {

// Tables that are nobody's business but the program's and SQLite's.
bool IsInternal(const std::string& name) {
  static const std::set<std::string> kInternal = {"pending", "unresolved",
                                                  "entity_keys"};
  return kInternal.contains(name) || name.starts_with("articles_") ||
         name.starts_with("sqlite_");
}

TEST_CASE("every table and view of a database is in the catalog") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  std::set<std::string> present;
  for (const PresentTable& table : PresentTables(reader)) {
    present.insert(std::string(table.table.name));
    CHECK_FALSE(table.table.description.empty());
  }
  CHECK(present.size() == CatalogTables().size());
  const ResultTable names =
      reader.Sql("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')");
  for (const Row& row : names.rows) {
    const auto& name = std::get<std::string>(row[0]);
    CAPTURE(name);
    CHECK(present.contains(name) != IsInternal(name));
  }
}

TEST_CASE("every column is described") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  for (const PresentTable& table : PresentTables(reader)) {
    for (const Column& column : table.columns) {
      CAPTURE(table.table.name);
      CAPTURE(column.name);
      CHECK_FALSE(ColumnDescription(table.table.name, column.name).empty());
    }
  }
}

TEST_CASE("columns of JSON are told from text") {
  CHECK(ColumnTypeOf("outages", "regions") == ColumnType::kList);
  CHECK(ColumnTypeOf("facts", "fields") == ColumnType::kJson);
  CHECK(ColumnTypeOf("articles", "spun") == ColumnType::kBoolean);
  CHECK(ColumnTypeOf("spun_share_daily", "spun") == ColumnType::kAny);
}

}  // namespace
}  // namespace unspin
