#pragma once

// Values of options from a settings file and from the environment. The command line
// comes first, then the environment, then the file's table of the command, then the
// file's top level, then the default.

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace unspin::cli {

struct Setting {
  std::string command;  // "entity merge"
  std::string option;   // "db"
  std::string value;
  std::string origin;  // "default", "UNSPIN_DB", "/home/ada/.config/unspin/config.toml"
};

// The file: $UNSPIN_CONFIG, else unspin/config.toml in $XDG_CONFIG_HOME or ~/.config.
// Empty when none of these variables is set.
std::string SettingsPath();

// Gives variables of the environment to the options that have one (their name in
// capitals behind UNSPIN_), and takes the values of `path` for the command that
// `called` begins with into its defaults: commands share variables, so that only one
// may do so. A file that is not there has no values; one that $UNSPIN_CONFIG names must
// be there. Throws Error with file, line and reason for unknown tables, options and
// faulty values.
void ApplySettings(CLI::App& app, const std::string& path,
                   const std::vector<std::string>& called);

// All options of all commands that take a value or are a flag, with their values as
// they would be without a command line.
std::vector<Setting> SettingsOf(const CLI::App& app, const std::string& path);

}  // namespace unspin::cli
