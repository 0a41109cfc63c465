#pragma once

// Comma- and tab-separated output.

#include <iosfwd>
#include <string>
#include <string_view>

#include "query/result_table.h"

namespace unspin {

// RFC 4180 with line feeds. A text cell that a spreadsheet would run as a formula
// ("=HYPERLINK(...)", "+49", "@x") gets a ' in front; numbers do not.
void WriteCsv(const ResultTable& table, bool header, std::ostream& out);

// One row a line; tabs and line breaks inside cells become a space, as they cannot be
// quoted. The same guard against formulas.
void WriteTsv(const ResultTable& table, bool header, std::ostream& out);

}  // namespace unspin
