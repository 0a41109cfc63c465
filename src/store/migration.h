#pragma once

// From one version of the schema to another.

#include <cstdint>
#include <string>

namespace SQLite {
class Database;
}

namespace unspin {

// Runs each statement of `sql`. Throws SqlError.
void Execute(SQLite::Database& connection, const std::string& sql);

// Leads a database of schema `from` to schema `to`; `PRAGMA user_version` is left as it
// is. REQUIRES: a transaction or an empty database.
void RunMigrations(SQLite::Database& connection, int64_t from, int64_t to);

}  // namespace unspin
