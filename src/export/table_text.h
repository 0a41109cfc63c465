#pragma once

// Tables that people read: in the terminal and as Markdown.

#include <iosfwd>

#include "export/table_writer.h"
#include "query/result_table.h"

namespace unspin {

// Aligned columns, two spaces apart; long cells end in "…".
void WriteAligned(const ResultTable& table, const TableOptions& options,
                  std::ostream& out);

// A GitHub table; nothing is cut.
void WriteMarkdown(const ResultTable& table, std::ostream& out);

}  // namespace unspin
