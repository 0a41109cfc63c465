#include "cli/result_output.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <ctime>
#include <sstream>

#include "base/civil_date.h"
#include "base/error.h"
#include "cli/command_tree.h"
#include "cli/output.h"
#include "cli/session.h"
#include "export/table_writer.h"
#include "store/iso_time.h"

namespace unspin::cli {
namespace {

// Seconds of a unit letter: "2w" is two weeks. 0 for other letters.
int64_t UnitSeconds(char unit) {
  constexpr int64_t kDay = 86400;
  switch (unit) {
    case 'h':
      return 3600;
    case 'd':
      return kDay;
    case 'w':
      return 7 * kDay;
    case 'm':
      return 30 * kDay;
    case 'y':
      return 365 * kDay;
    default:
      return 0;
  }
}

}  // namespace

void AddResultOptions(CLI::App& command, ResultOptions& options) {
  command.add_option("--db", options.database, "The database")
      ->required()
      ->envname("UNSPIN_DB")
      ->type_name("FILE");
  AddFormatOptions(command, options);
}

void AddFormatOptions(CLI::App& command, ResultOptions& options) {
  command
      .add_option("-f,--format", options.format,
                  "table, json, jsonl, csv, tsv or markdown")
      ->check(OneOf({"table", "json", "jsonl", "csv", "tsv", "markdown"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command.add_flag("--no-header", options.no_header,
                   "Leave the column names out of table, csv and tsv");
}

void PrintResults(const ResultTable& table, const ResultOptions& options,
                  Session& session) {
  if (table.empty()) session.status = kNothingFound;
  const TableFormat format = *TableFormatByName(options.format);
  if (table.empty() && format == TableFormat::kTable) {
    session.Tell("nothing found");
    return;
  }
  TableOptions table_options;
  table_options.width = TerminalWidth();
  table_options.leave_out = options.leave_out;
  table_options.color = session.ColourOn(stdout);
  table_options.header = !options.no_header;
  std::ostringstream text;
  WriteTable(table, format, table_options, text);
  if (format == TableFormat::kTable) return PageOut(text.str());
  Output output;
  output.Write(text.str());
  output.Flush();
}

int64_t UnixNow() {
  return std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
}

std::string DateFilter(const std::string& text, const std::string& option,
                       int64_t now_unix_seconds) {
  if (text.empty()) return text;
  const int64_t unit = UnitSeconds(text.back());
  const bool relative = unit > 0 && text.size() > 1 && text.size() < 7 &&
                        text.find_first_not_of("0123456789") == text.size() - 1;
  if (relative) {
    const int64_t amount = std::stoll(text.substr(0, text.size() - 1));
    return ToIso(PublishedTime{now_unix_seconds - amount * unit, true}.date());
  }
  if (UnixStart(text)) return text;  // a year, a month and so on, too
  const std::optional<PublishedTime> time = ParsePublished(text);
  if (!time) {
    throw Error(option + " " + text +
                ": not a date; write it as 2022-12-29 or 2022-12, or as 2w, 30d, 1y "
                "before now");
  }
  return time->ToIso();
}

}  // namespace unspin::cli
