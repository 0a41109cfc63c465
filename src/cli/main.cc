// unspin: repairs garbled copies of technology news, extracts entities and facts, and
// indexes them.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>

#include "base/error.h"
#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/help_text.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/settings.h"

namespace {

constexpr char kAbout[] =
    "Repairs garbled copies of technology news, extracts companies, people and facts, "
    "and indexes them in SQLite.";

constexpr char kFooter[] =
    "Example:\n"
    "  unspin ingest corpus/spun_a --db facts.db\n"
    "  unspin query outages --db facts.db\n"
    "\n"
    "Exit status: 0 done; 1 nothing found; 2 could not be done; 3 done, but some\n"
    "inputs were rejected.";

std::string Help(const CLI::App& command) {
  std::vector<std::string> words;
  for (const CLI::App* app = &command; app != nullptr; app = app->get_parent()) {
    words.insert(words.begin(), app->get_name());
  }
  constexpr size_t kWidest = 100;  // lines of text are hard to read beyond
  const size_t terminal = unspin::cli::TerminalWidth();
  return unspin::cli::HelpText(words, unspin::cli::DescribeCommands(command),
                               terminal == 0 ? kWidest : std::min(terminal, kWidest));
}

// CLI11's own codes for wrong usage all mean the same to callers.
int ReportUsage(const CLI::App& app, const CLI::ParseError& error) {
  if (app.get_subcommands().empty() && !app.remaining().empty()) {
    std::fprintf(stderr, "unspin: %s is no command: see unspin --help\n",
                 app.remaining().front().c_str());
    return unspin::cli::kCouldNotBeDone;
  }
  const int code = app.exit(error);
  return code == 0 ? unspin::cli::kDone : unspin::cli::kCouldNotBeDone;
}

void AddCommands(CLI::App& app, unspin::cli::Session& session) {
  unspin::cli::AddIngestCommand(app, session);
  unspin::cli::AddMergeCommand(app, session);
  unspin::cli::AddRepairCommand(app, session);
  unspin::cli::AddExtractCommand(app, session);
  unspin::cli::AddQueryCommand(app, session);
  unspin::cli::AddSearchCommand(app, session);
  unspin::cli::AddShowCommand(app, session);
  unspin::cli::AddSqlCommand(app, session);
  unspin::cli::AddExplainCommand(app, session);
  unspin::cli::AddEntityCommand(app, session);
  unspin::cli::AddServeCommand(app, session);
  unspin::cli::AddStatsCommand(app, session);
  unspin::cli::AddExportCommand(app, session);
  unspin::cli::AddLearnCommand(app, session);
  unspin::cli::AddLexiconCommand(app, session);
  unspin::cli::AddEvalCommand(app, session);
  unspin::cli::AddSelftestCommand(app, session);
  unspin::cli::AddConfigCommand(app, session);
  unspin::cli::AddCompletionCommand(app, session);
  unspin::cli::AddManCommand(app, session);
}

int Run(int argc, char** argv) {
  unspin::cli::Session session;
  CLI::App app(kAbout, "unspin");
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("--version", "unspin " UNSPIN_VERSION, "Show the version");
  app.footer(kFooter);
  app.formatter_fn([](const CLI::App* command, const std::string&, CLI::AppFormatMode) {
    return Help(*command);
  });
  AddCommands(app, session);
  unspin::cli::ApplySettings(app, unspin::cli::SettingsPath(), {argv + 1, argv + argc});
  try {
    app.parse(argc, argv);
    return session.status;
  } catch (const CLI::ParseError& error) {
    return ReportUsage(app, error);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe shows when writing: see Output
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is told like a full disk
  try {
    return Run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unspin: %s\n", error.what());
    return unspin::cli::kCouldNotBeDone;
  }
}
