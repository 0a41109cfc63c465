#include "store/statement.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <utility>

#include "base/error.h"

namespace unspin {

void ThrowSqlError(SQLite::Database& connection, std::string_view what) {
  throw SqlError(connection.getFilename() + ": " + std::string(what) + ": " +
                     connection.getErrorMsg(),
                 connection, connection.getErrorCode());
}

Statement::Statement(SQLite::Database& connection, std::string_view sql)
    : connection_(connection) {
  const int status =
      sqlite3_prepare_v2(connection.getHandle(), sql.data(),
                         static_cast<int>(sql.size()), &statement_, nullptr);
  if (status != SQLITE_OK) ThrowSqlError(connection, "SQL cannot be prepared");
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)) {}

void Statement::Bind(int index, std::nullptr_t) {
  sqlite3_bind_null(statement_, index);
}

void Statement::Bind(int index, int64_t value) {
  sqlite3_bind_int64(statement_, index, value);
}

void Statement::Bind(int index, double value) {
  sqlite3_bind_double(statement_, index, value);
}

void Statement::Bind(int index, std::string_view text) {
  // A null pointer would bind NULL.
  const char* const data = text.empty() ? "" : text.data();
  const int status = sqlite3_bind_text64(statement_, index, data, text.size(),
                                         SQLITE_STATIC, SQLITE_UTF8);
  if (status != SQLITE_OK) ThrowSqlError(connection_, "text cannot be stored");
}

void Statement::Bind(int index, const Statement& row, int column) {
  const int status = sqlite3_bind_value(statement_, index,
                                        sqlite3_column_value(row.statement_, column));
  if (status != SQLITE_OK) ThrowSqlError(connection_, "a value cannot be stored");
}

bool Statement::Step() {
  const int status = sqlite3_step(statement_);
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  const std::string message = sqlite3_errmsg(connection_.getHandle());
  sqlite3_reset(statement_);
  if (status == SQLITE_BUSY) {
    throw SqlError(connection_.getFilename() + ": another program is writing to it",
                   connection_, status);
  }
  const bool reads = sqlite3_stmt_readonly(statement_) != 0;
  throw SqlError(connection_.getFilename() +
                     (reads ? ": cannot be read: " : ": cannot be written: ") + message,
                 connection_, status);
}

void Statement::Reset() { sqlite3_reset(statement_); }

bool Statement::IsNull(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Statement::Real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string_view Statement::Text(int column) const {
  const auto* const text =
      reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace unspin
