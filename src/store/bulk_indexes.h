#pragma once

// Indexes that are quicker to build at once than row by row when a large part of their
// rows is new.

#include <cstdint>

namespace SQLite {
class Database;
}

namespace unspin {

// Whether articles are loaded in bulk: many into a database that had none. Then indexes
// of facts and entities that writing articles does not need go, until the end of the
// run; readers do without them.
class BulkLoad {
 public:
  explicit BulkLoad(SQLite::Database& connection) : connection_(connection) {}
  // Call it inside a transaction before its rows are written, with the number of
  // articles that this run has added before.
  void Begin(uint64_t added);

 private:
  SQLite::Database& connection_;
  bool decided_ = false;
  bool was_empty_ = false;
};

// Drops those that making events does not need, if the database has no event yet and
// many articles to make events of. Use it inside a transaction.
void DropEventIndexesIfBulk(SQLite::Database& connection);

// Makes all that are missing, also those that a killed run left so. Use it inside a
// transaction.
void RestoreIndexes(SQLite::Database& connection);

}  // namespace unspin
