#pragma once

// What every query gives: named, typed columns and rows of plain values.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace unspin {

enum class ColumnType {
  kText,
  kInteger,
  kReal,
  kBoolean,  // stored as 0 and 1
  kList,     // a JSON array of strings, as text
  kJson,     // any JSON, as text
  kAny,      // of user SQL: by cell
};

struct Column {
  std::string name;
  ColumnType type = ColumnType::kAny;
};

using Cell = std::variant<std::monostate, int64_t, double, std::string>;
using Row = std::vector<Cell>;

struct ResultTable {
  std::vector<Column> columns;
  std::vector<Row> rows;  // each as wide as `columns`

  bool empty() const { return rows.empty(); }
};

}  // namespace unspin
