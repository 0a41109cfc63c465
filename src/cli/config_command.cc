// unspin config: the settings file, and where each value comes from.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/result_output.h"
#include "cli/session.h"
#include "cli/settings.h"

namespace unspin::cli {
namespace {

struct ConfigOptions {
  ResultOptions result;
  bool all = false;
};

ResultTable ShownSettings(const CLI::App& app, bool all) {
  ResultTable table;
  for (const char* name : {"command", "option", "value", "from"}) {
    table.columns.push_back({name, ColumnType::kText});
  }
  for (const Setting& setting : SettingsOf(app, SettingsPath())) {
    if (!all && setting.origin == "default") continue;
    table.rows.push_back(
        {setting.command, setting.option, setting.value, setting.origin});
  }
  return table;
}

}  // namespace

void AddConfigCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<ConfigOptions>();
  CLI::App* config = app.add_subcommand(
      "config", "Settings from the file and the environment: show, path");
  config->require_subcommand(1);
  config->footer(
      "The file is $UNSPIN_CONFIG, else ~/.config/unspin/config.toml:\n\n"
      "  db = \"/data/facts.db\"      # for every command with --db\n"
      "  [query]                    # for one command\n"
      "  format = \"markdown\"\n\n"
      "The command line comes first, then variables such as UNSPIN_DB, then the "
      "file's\n"
      "table of the command, then its top level, then the default.\n\n"
      "Example:\n  unspin config show");

  CLI::App* show = config->add_subcommand(
      "show", "The values that do not come from the command line, and where from");
  show->add_flag("--all", options->all, "Also those that are the program's own");
  AddFormatOptions(*show, options->result);
  AddCommonOptions(*show, session);
  show->footer("Example:\n  unspin config show --all");
  show->callback([options, &app, &session] {
    PrintResults(ShownSettings(app, options->all), options->result, session);
    session.status = kDone;
  });

  CLI::App* path = config->add_subcommand("path", "Where the file is looked for");
  AddCommonOptions(*path, session);
  path->footer("Example:\n  unspin config path");
  path->callback([] {
    Output output;
    output.Write(SettingsPath() + '\n');
    output.Flush();
  });
}

}  // namespace unspin::cli
