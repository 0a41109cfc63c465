#pragma once

// Cells as plain text.

#include <string>

#include "query/result_table.h"

namespace unspin {

// Empty for null; true and false for booleans; the items of a list with "; " between.
std::string CellText(const Cell& cell, ColumnType type);

// True for cells to be set flush right.
bool IsNumber(const Cell& cell);

}  // namespace unspin
