#pragma once

// A copy of a database for readers that cannot use WAL: on read-only file systems,
// network shares, in containers.

#include <string>

namespace unspin {

// Writes a compact copy of one state of `database` to `to`, in rollback-journal mode:
// one file that needs no -wal beside it. A writer may be at work meanwhile. An existing
// file is replaced when the copy is complete. Throws Error.
void WriteSnapshot(const std::string& database, const std::string& to);

}  // namespace unspin
