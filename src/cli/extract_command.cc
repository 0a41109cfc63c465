// unspin extract: repairs and extracts, one JSON object an article, in input order.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/json_stream.h"
#include "cli/modality_option.h"
#include "cli/session.h"
#include "query/modality_filter.h"

namespace unspin::cli {

void AddExtractCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<InputOptions>();
  auto json = std::make_shared<JsonOptions>();
  auto modality = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "extract", "Repair and extract; print one JSON object an article");
  AddInputOptions(*command, *options);
  command->add_flag("--values", json->values,
                    "Add \"values\": all dates, ranges of dates, amounts, lengths and "
                    "numbers, with their bounds");
  AddModalityOption(*command, *modality);
  command->add_flag("--end-record", json->end_record,
                    "End with {\"_end\": ...} so that a caller sees a cut stream");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n"
      "  unspin extract --published 2024-05-22 corpus/spun_a/cloud-cooling-osaka.txt "
      "| jq .facts\n"
      "  unspin extract --values corpus/clean/cloud-cooling-osaka.txt "
      "| jq '.values[] | {kind, value}'");
  command->callback([options, json, modality, &session] {
    if (!modality->empty()) json->modalities = ReadModalities(*modality);
    StreamJson(*options, *json, session);
  });
}

}  // namespace unspin::cli
