#include "store/transaction.h"

#include <SQLiteCpp/Database.h>

#include "store/statement.h"

namespace unspin {

Transaction::Transaction(SQLite::Database& connection) : connection_(connection) {
  Statement(connection, "BEGIN IMMEDIATE").Run();
}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself (full disk); then this fails, rightly so.
  if (open_) connection_.tryExec("ROLLBACK");
}

void Transaction::Commit() {
  Statement(connection_, "COMMIT").Run();
  open_ = false;
}

}  // namespace unspin
