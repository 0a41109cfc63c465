#pragma once

// A prepared SQL statement with parameters bound by position; thin over SQLite's own
// functions, because it binds views without copying them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

struct sqlite3_stmt;

namespace SQLite {
class Database;
}

namespace unspin {

// What SQLite could not do.
class SqlError : public Error {
 public:
  // `code` is SQLite's, without the extended part.
  SqlError(const std::string& message, const SQLite::Database& connection, int code)
      : Error(message), connection_(&connection), code_(code) {}
  bool IsOf(const SQLite::Database& connection) const {
    return connection_ == &connection;
  }
  int code() const { return code_; }

 private:
  const SQLite::Database* connection_;
  int code_;
};

// "facts.db: cannot be written: database or disk is full" from the connection's last
// error.
[[noreturn]] void ThrowSqlError(SQLite::Database& connection, std::string_view what);

class Statement {
 public:
  // `connection` must outlive the statement. Only the first statement of `sql` is
  // prepared. Throws Error for faulty SQL.
  Statement(SQLite::Database& connection, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  // Parameters count from 1. Views must stay valid until the statement is run again.
  void Bind(int index, std::nullptr_t);
  void Bind(int index, int64_t value);
  void Bind(int index, int value) { Bind(index, static_cast<int64_t>(value)); }
  void Bind(int index, size_t value) { Bind(index, static_cast<int64_t>(value)); }
  void Bind(int index, double value);
  void Bind(int index, std::string_view text);
  void Bind(int index, const std::string& text) { Bind(index, std::string_view(text)); }
  void Bind(int index, const char* text) { Bind(index, std::string_view(text)); }
  // What a column of the row that `row` stands on holds, copied.
  void Bind(int index, const Statement& row, int column);
  template <typename T>
  void Bind(int index, const std::optional<T>& value) {
    value ? Bind(index, *value) : Bind(index, nullptr);
  }

  // Starts over with these parameters; Step gives the rows.
  template <typename... Values>
  Statement& Start(const Values&... values) {
    Reset();
    int index = 0;
    (Bind(++index, values), ...);
    return *this;
  }
  // The same for statements without rows, to the end.
  template <typename... Values>
  void Run(const Values&... values) {
    Start(values...);
    while (Step()) {
    }
    Reset();
  }

  // Moves to the next row; false behind the last one. Throws Error.
  bool Step();
  void Reset();

  // Columns count from 0. Views hold until the next Step or Reset.
  bool IsNull(int column) const;
  int64_t Integer(int column) const;
  double Real(int column) const;
  std::string_view Text(int column) const;  // empty for NULL
  std::string String(int column) const { return std::string(Text(column)); }

  sqlite3_stmt* handle() const { return statement_; }

 private:
  SQLite::Database& connection_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace unspin
