#pragma once

// The database file: opening, creating, recognising, migrating. The schema is in
// schema.h; what fills it is article_writer.h.

#include <cstdint>
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace unspin {

constexpr int kSchemaVersion = 8;               // PRAGMA user_version
constexpr int32_t kApplicationId = 0x756E7370;  // PRAGMA application_id: "unsp"

// Throws Error unless `connection` is a database of this program with a schema that it
// knows. `path` is for messages. Returns false for an empty database.
bool IsUnspinDatabase(SQLite::Database& connection, const std::string& path);

// A connection that may write: WAL, foreign keys on, NORMAL synchronisation, 10 s of
// patience with another writer. Use it from one thread at a time.
class Database {
 public:
  // Opens the file at `path`, creates it or brings its schema up to date. Throws Error
  // for a path that cannot be written, a file that is no SQLite database, a database of
  // another program (which is left as it is) and a schema newer than kSchemaVersion.
  explicit Database(const std::string& path);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  const std::string& path() const { return path_; }
  SQLite::Database& connection() { return *connection_; }

 private:
  std::string path_;
  std::unique_ptr<SQLite::Database> connection_;
};

}  // namespace unspin
