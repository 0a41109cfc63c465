#pragma once

// Indexes of events, which are quicker to build at once than row by row when a large
// part of the events is new.

namespace SQLite {
class Database;
}

namespace unspin {

// Drops those that making events does not need, if the database has no event yet and
// many articles to make events of. Use both inside a transaction.
void DropEventIndexesIfBulk(SQLite::Database& connection);

// Makes those that are missing, also those that a killed run left so.
void RestoreEventIndexes(SQLite::Database& connection);

}  // namespace unspin
