// unspin extract: repairs and extracts, one JSON object an article, in input order.

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/json_stream.h"
#include "cli/session.h"

namespace unspin::cli {

void AddExtractCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<InputOptions>();
  auto end_record = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand(
      "extract", "Repair and extract; print one JSON object an article");
  AddInputOptions(*command, *options);
  command->add_flag("--end-record", *end_record,
                    "End with {\"_end\": ...} so that a caller sees a cut stream");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin extract --published 2022-12-29 article.txt | jq .facts");
  command->callback([options, end_record, &session] {
    StreamJson(*options, Depth::kExtract, *end_record, session);
  });
}

}  // namespace unspin::cli
