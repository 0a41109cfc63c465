#pragma once

// What the tables and views of a database are for, in words: for exports that carry
// descriptions, and for what the types of their columns are beyond SQLite's.

#include <span>
#include <string_view>
#include <vector>

#include "query/reader.h"

namespace unspin {

struct CatalogTable {
  std::string_view name;
  std::string_view description;
};

// The tables and views that users read, in the order of docs/database.md. What the
// program keeps for itself is not among them.
std::span<const CatalogTable> CatalogTables();

// What a column holds; empty for one that is not described.
std::string_view ColumnDescription(std::string_view table, std::string_view column);

// Booleans and JSON that SQLite stores as numbers and text.
ColumnType ColumnTypeOf(std::string_view table, std::string_view column);

// A table of the database that is in the catalog.
struct PresentTable {
  CatalogTable table;
  std::vector<Column> columns;
};
std::vector<PresentTable> PresentTables(const Reader& reader);

}  // namespace unspin
