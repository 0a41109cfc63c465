#pragma once

// From the rows of a statement to a ResultTable.

#include <vector>

#include "query/result_table.h"
#include "store/statement.h"

namespace unspin {

// Names the columns as Collect does; no rows yet.
ResultTable TableFor(const Statement& statement, std::vector<Column> columns);

// Adds the next `rows` rows; false when there are no more.
bool CollectMore(Statement& statement, uint64_t rows, ResultTable& table);

// All rows of a started statement; `max_rows` of them unless it is 0. Columns without a
// name of ours are named by SQLite and have type kAny; blobs come as hexadecimal text.
ResultTable Collect(Statement& statement, std::vector<Column> columns,
                    uint64_t max_rows = 0);

}  // namespace unspin
