#pragma once

// A database whose content is to be merged into another one.

#include <memory>
#include <string>

#include "base/error.h"

namespace SQLite {
class Database;
}

namespace unspin {

// What is wrong with one shard; others may still be merged.
class ShardError : public Error {
 public:
  using Error::Error;
};

// Opens the database at `path` for reading and checks that it is whole, reading all of
// it. One of an older schema is copied to a temporary folder and brought up to date
// there. Throws ShardError naming the path and the cause.
class Shard {
 public:
  Shard(const std::string& path, const std::string& target);
  ~Shard();
  Shard(const Shard&) = delete;
  Shard& operator=(const Shard&) = delete;

  const std::string& path() const { return path_; }
  SQLite::Database& connection() { return *connection_; }

 private:
  void Open(const std::string& target);
  void OpenMigrated();

  std::string path_;
  std::string scratch_;  // folder of the copy; empty: none
  std::unique_ptr<SQLite::Database> connection_;
};

}  // namespace unspin
