#pragma once

// A write transaction that is undone unless it is committed.

namespace SQLite {
class Database;
}

namespace unspin {

class Transaction {
 public:
  // Takes the write lock, waiting for another writer as long as the connection does.
  explicit Transaction(SQLite::Database& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit();

 private:
  SQLite::Database& connection_;
  bool open_ = true;
};

}  // namespace unspin
