#pragma once

// The options of every command that prints a table of results, and the printing.

#include <string>

#include "query/result_table.h"

namespace CLI {
class App;
}

namespace unspin::cli {

struct Session;

struct ResultOptions {
  bool leave_out = false;  // columns that a terminal has no room for
  std::string database;
  std::string format = "table";
  bool no_header = false;
};

void AddResultOptions(CLI::App& command, ResultOptions& options);
// Without --db, for tables that are not of a database.
void AddFormatOptions(CLI::App& command, ResultOptions& options);

// Prints to standard output and sets session.status: kNothingFound for no rows.
void PrintResults(const ResultTable& table, const ResultOptions& options,
                  Session& session);

// "2022-12-29", or "2w", "30d", "6h", "1y" before `now`. Throws Error naming `option`.
std::string DateFilter(const std::string& text, const std::string& option,
                       int64_t now_unix_seconds);

// The current time, for relative dates.
int64_t UnixNow();

}  // namespace unspin::cli
