#pragma once

// Whether a database that says that it is one of ours has what ours have.

#include <cstdint>
#include <string>

namespace SQLite {
class Database;
}

namespace unspin {

// Throws Error naming what is wrong unless all tables and views of schema `version` are
// there, each of its kind and with its columns, and no trigger is on them: otherwise a
// query may run whatever another has written under their names. Tables, views, indexes
// and columns of a user beside them are none of its business. `path` is for messages.
void CheckSchema(SQLite::Database& connection, int64_t version,
                 const std::string& path);

}  // namespace unspin
