#pragma once

// The end of a run: what no article refers to any more goes, and the full-text index is
// tidied.

#include <cstdint>

namespace SQLite {
class Database;
}

namespace unspin {

// Does nothing unless articles were written since the last time. Afterwards a database
// of up to 4,096 articles holds the same bytes of index whatever the order and number
// of runs that filled it; a larger one answers the same, but its index segments differ.
void CleanUp(SQLite::Database& connection, int64_t run_id);

}  // namespace unspin
