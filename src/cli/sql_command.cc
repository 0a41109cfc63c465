// unspin sql: read-only SQL with the same output formats.

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/result_output.h"
#include "cli/session.h"
#include "query/reader.h"

namespace unspin::cli {

void AddSqlCommand(CLI::App& app, Session& session) {
  struct Options {
    ResultOptions result;
    std::string sql;
    double seconds = 60;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("sql", "Read-only SQL on the database");
  command->add_option("SELECT", options->sql, "One SELECT statement")->required();
  AddResultOptions(*command, options->result);
  command->add_option("--timeout", options->seconds, "Give up after so many seconds")
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("SECONDS")
      ->capture_default_str();
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin sql \"SELECT day, outages FROM outages_daily\" --db "
      "facts.db");
  command->callback([options, &session] {
    ReaderOptions reader_options;
    reader_options.time_limit = std::chrono::milliseconds(
        static_cast<std::chrono::milliseconds::rep>(options->seconds * 1000));
    const Reader reader(options->result.database, reader_options);
    PrintResults(reader.Sql(options->sql), options->result, session);
  });
}

}  // namespace unspin::cli
