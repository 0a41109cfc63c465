// Every command that the README and the guides show is run as it stands there.

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

constexpr std::string_view kPrompt = "    $ ";

// The commands behind a prompt, continued lines joined, without what follows a pipe.
std::vector<std::string> CommandsOf(const std::string& page) {
  std::vector<std::string> commands;
  bool continued = false;
  for (const std::string& line : LinesOf(ReadFile(UNSPIN_SOURCE_DIR "/" + page))) {
    if (!continued && !line.starts_with(kPrompt)) continue;
    if (!continued) commands.emplace_back();
    std::string& command = commands.back();
    command += continued ? line : line.substr(kPrompt.size());
    continued = command.ends_with('\\');
    if (continued) command.pop_back();
  }
  for (std::string& command : commands)
    command = command.substr(0, command.find(" | "));
  return commands;
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (size_t i = text.find(from); i != std::string::npos;
       i = text.find(from, i + to.size())) {
    text.replace(i, from.size(), to);
  }
}

void RunCommandsOf(const std::string& page) {
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "facts.db").string();
  const std::vector<std::string> commands = CommandsOf(page);
  CHECK(commands.size() >= 5);
  for (std::string command : commands) {
    ReplaceAll(command, "facts.db", database);
    ReplaceAll(command, "--to ", "--to " + folder.path().string() + "/");
    CAPTURE(command);
    const std::string line =
        "cd '" UNSPIN_SOURCE_DIR "' && PATH='" UNSPIN_BINARY_DIR "':$PATH && " +
        command + " >'" + (folder.path() / "printed").string() + "' 2>&1";
    const int status = std::system(line.c_str());
    CAPTURE(ReadFile((folder.path() / "printed").string()));
    CHECK(WEXITSTATUS(status) == 0);
  }
}

TEST_CASE("the commands of the README do what they say") { RunCommandsOf("README.md"); }

TEST_CASE("the commands of the guide to dashboards do what they say") {
  RunCommandsOf("docs/feed-dashboards.md");
}

TEST_CASE("the commands of the guide to dumps do what they say") {
  RunCommandsOf("docs/ingest-a-dump.md");
}

}  // namespace
}  // namespace unspin
