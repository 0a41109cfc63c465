#include "query/collect.h"

#include <sqlite3.h>

#include <string>

namespace unspin {
namespace {

std::string Hexadecimal(const void* data, int size) {
  constexpr char kDigits[] = "0123456789abcdef";
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::string out;
  for (int i = 0; i < size; ++i) {
    out += kDigits[bytes[i] >> 4U];
    out += kDigits[bytes[i] & 15U];
  }
  return out;
}

Cell ToCell(const Statement& statement, int column) {
  sqlite3_stmt* const row = statement.handle();
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return statement.Integer(column);
    case SQLITE_FLOAT:
      return statement.Real(column);
    case SQLITE_BLOB:
      return Hexadecimal(sqlite3_column_blob(row, column),
                         sqlite3_column_bytes(row, column));
    default:
      return statement.String(column);
  }
}

}  // namespace

ResultTable TableFor(const Statement& statement, std::vector<Column> columns) {
  ResultTable table;
  table.columns = std::move(columns);
  const int count = sqlite3_column_count(statement.handle());
  for (auto i = static_cast<int>(table.columns.size()); i < count; ++i) {
    table.columns.push_back(
        {sqlite3_column_name(statement.handle(), i), ColumnType::kAny});
  }
  return table;
}

bool CollectMore(Statement& statement, uint64_t rows, ResultTable& table) {
  const auto count = static_cast<int>(table.columns.size());
  for (uint64_t taken = 0; taken < rows; ++taken) {
    if (!statement.Step()) return false;
    Row& row = table.rows.emplace_back();
    row.reserve(table.columns.size());
    for (int i = 0; i < count; ++i) row.push_back(ToCell(statement, i));
  }
  return true;
}

ResultTable Collect(Statement& statement, std::vector<Column> columns,
                    uint64_t max_rows) {
  ResultTable table = TableFor(statement, std::move(columns));
  CollectMore(statement, max_rows == 0 ? UINT64_MAX : max_rows, table);
  statement.Reset();
  return table;
}

}  // namespace unspin
