#pragma once

// Query results as text: tables for people, the other formats for programs.

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "query/result_table.h"

namespace unspin {

enum class TableFormat { kTable, kJson, kJsonl, kCsv, kTsv, kMarkdown };

// "table", "json", "jsonl", "csv", "tsv", "markdown".
std::optional<TableFormat> TableFormatByName(std::string_view name);

struct TableOptions {
  // Columns of the terminal; the widest text columns shrink to fit it. 0: no limit.
  size_t width = 0;
  // Leave out columns for which there is no room, empty ones first, and name them
  // below.
  bool leave_out = false;
  bool color = false;  // ANSI, in kTable only
  bool header = true;  // in kTable, kCsv, kTsv
};

// Writes the table. Nulls are empty in kTable, kCsv, kTsv and kMarkdown. Control and
// bidirectional formatting characters do not get into kTable and kMarkdown; in kCsv a
// text cell that a spreadsheet would take for a formula gets a ' in front.
void WriteTable(const ResultTable& table, TableFormat format,
                const TableOptions& options, std::ostream& out);

// `text` without control and bidirectional formatting characters; line breaks and tabs
// become a space.
std::string StripControls(std::string_view text);

}  // namespace unspin
