// unspin completion and unspin man: what shells and man(1) read.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/man_page.h"
#include "cli/output.h"
#include "cli/session.h"

namespace unspin::cli {
namespace {

void Print(std::string_view text) {
  Output output;
  output.Write(text);
  output.Flush();
}

std::string CompletionFor(const std::string& shell, const CommandEntry& program) {
  if (shell == "bash") return BashCompletion(program);
  return shell == "zsh" ? ZshCompletion(program) : FishCompletion(program);
}

}  // namespace

void AddCompletionCommand(CLI::App& app, Session& session) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("completion", "A script that completes commands in a shell");
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(OneOf({"bash", "zsh", "fish"}))
      ->type_name("");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin completion bash > unspin.bash\n"
      "docs/command-line.md tells where each shell looks for it.");
  command->callback(
      [shell, &app] { Print(CompletionFor(*shell, DescribeCommands(app))); });
}

void AddManCommand(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("man", "The manual page, for man(1)");
  AddCommonOptions(*command, session);
  command->footer("Example:\n  unspin man | man -l -");
  command->callback([&app] { Print(ManPage(DescribeCommands(app), UNSPIN_VERSION)); });
}

}  // namespace unspin::cli
