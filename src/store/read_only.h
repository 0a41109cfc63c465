#pragma once

// Opening a database only to read it, also where nothing can be written.

#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace unspin {

// Throws Error for a file that is missing, is no SQLite database or cannot be read.
// Whether it is one of this program is not looked at.
std::unique_ptr<SQLite::Database> OpenForReading(const std::string& path);

// No function, view or pragma of the file can do harm from now on.
void Distrust(SQLite::Database& connection);

}  // namespace unspin
