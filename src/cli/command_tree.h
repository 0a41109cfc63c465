#pragma once

// The commands and their options as plain values, read off the parser: what completion
// scripts, the manual and the settings are made of.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace unspin::cli {

// The heading of the options that every command has.
inline constexpr std::string_view kCommonGroup = "Common options";

struct OptionEntry {
  std::vector<std::string> names;  // "-f", "--format"; empty for positional ones
  std::string value;               // FILE, NAME, ...; empty for flags
  std::string description;
  std::string fallback;  // the default, if it is shown
  std::string variable;  // of the environment
  std::vector<std::string> choices;
  std::vector<std::string> excluded;  // options that cannot be given beside it
  std::string group;                  // heading in the help
  bool required = false;
  bool repeated = false;

  bool positional() const { return names.empty(); }
  bool flag() const { return !positional() && value.empty(); }
  // Whether its value is a path.
  bool file() const;
};

struct CommandEntry {
  std::string name;  // the last word of it
  std::string about;
  std::string footer;  // examples and the like
  std::vector<OptionEntry> options;
  std::vector<CommandEntry> commands;
};

CommandEntry DescribeCommands(const CLI::App& app);

// Calls `use` for `command` and all commands below it, with the words that call it:
// {"unspin", "entity", "merge"}.
using CommandUse =
    std::function<void(const std::vector<std::string>& words, const CommandEntry&)>;
void ForEachCommand(const CommandEntry& command, const CommandUse& use);

// Words joined by `separator`.
std::string Joined(const std::vector<std::string>& words, std::string_view separator);

// A check that the value is one of `choices`, which the tree knows by it; and one that
// lets other values pass, whoever judges them later.
CLI::Validator OneOf(const std::vector<std::string>& choices);
CLI::Validator Usually(const std::vector<std::string>& choices);

}  // namespace unspin::cli
