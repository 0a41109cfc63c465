#include "cli/settings.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "cli/command_tree.h"

namespace unspin::cli {
namespace {

// Options that mean the same in every command that has them; the others are questions
// of one call.
bool HasVariable(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {
      "db", "data", "color", "threads", "profile", "min-repair-confidence"};
  return name.starts_with("max-") ||
         std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string VariableOf(std::string_view name) {
  std::string variable = "UNSPIN_";
  for (const char c : name) {
    variable += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  return variable;
}

// The name by which files call an option; empty for what no file may set.
std::string KeyOf(const CLI::Option& option) {
  if (option.get_lnames().empty() || option.get_positional()) return {};
  const std::string& name = option.get_lnames().front();
  return name == "help" || name == "version" ? "" : name;
}

using Words = std::vector<std::string>;

// Calls `use` for each command that does something, with the words that call it.
template <typename Use>
void ForEachApp(CLI::App& app, Words& words, const Use& use) {
  if (!words.empty()) use(words, app);
  for (CLI::App* child : app.get_subcommands(nullptr)) {
    words.push_back(child->get_name());
    ForEachApp(*child, words, use);
    words.pop_back();
  }
}

template <typename Use>
void ForEachOption(CLI::App& app, const Use& use) {
  Words none;
  ForEachApp(app, none, [&use](const Words& words, CLI::App& command) {
    for (CLI::Option* option : command.get_options(nullptr)) {
      if (const std::string key = KeyOf(*option); !key.empty())
        use(words, key, *option);
    }
  });
}

// CLI11 takes a remark behind the name of a table for a part of it.
std::string WithoutRemarks(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const size_t begin = line.find_first_not_of(" \t");
    if (begin != std::string::npos && line[begin] == '[') {
      line.resize(std::min(line.size(), line.find(']') + 1));
    }
    out += line + '\n';
  }
  return out;
}

class SettingsFile {
 public:
  explicit SettingsFile(std::string path) : path_(std::move(path)) {
    if (path_.empty()) return;
    std::error_code error;
    if (!std::filesystem::exists(path_, error)) {
      if (std::getenv("UNSPIN_CONFIG") == nullptr) return;
      throw Error(path_ + ": does not exist; $UNSPIN_CONFIG names it");
    }
    text_ = ReadFile(path_);
    std::istringstream stream(WithoutRemarks(text_));
    for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_config(stream)) {
      if (item.name == "++" || item.name == "--")
        continue;  // begins and ends of tables
      items_.push_back(item);
    }
  }

  // The value for an option; the command's table comes before the top level.
  const CLI::ConfigItem* Find(const Words& words, const std::string& key) const {
    const CLI::ConfigItem* general = nullptr;
    for (const CLI::ConfigItem& item : items_) {
      if (item.name != key) continue;
      if (item.parents == words) return &item;
      if (item.parents.empty()) general = &item;
    }
    return general;
  }

  const std::vector<CLI::ConfigItem>& items() const { return items_; }

  [[noreturn]] void Fail(const CLI::ConfigItem& item, const std::string& why) const {
    throw Error(path_ + ":" + std::to_string(LineOf(item)) + ": " + why);
  }

 private:
  // CLI11 does not tell lines: the first in which the name stands behind its table.
  size_t LineOf(const CLI::ConfigItem& item) const {
    const std::string table = "[" + Joined(item.parents, ".") + "]";
    bool inside = item.parents.empty();
    std::istringstream lines(text_);
    size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      const size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
      const std::string_view rest = std::string_view(line).substr(begin);
      if (rest.starts_with('[')) inside = rest.starts_with(table);
      if (inside && rest.starts_with(item.name)) return number;
    }
    return number;
  }

  std::string path_;
  std::string text_;
  std::vector<CLI::ConfigItem> items_;
};

std::string ValueOf(const CLI::ConfigItem& item) {
  if (item.inputs.size() == 1) return item.inputs[0];
  return "[" + Joined(item.inputs, ",") + "]";
}

void Apply(const SettingsFile& file, const CLI::ConfigItem& item, CLI::Option& option) {
  try {
    option.run_callback_for_default()->default_val(ValueOf(item));
    option.required(false);
  } catch (const CLI::Error& error) {
    file.Fail(item, error.what());
  }
}

// Every item must be of some command's option.
void CheckItems(CLI::App& app, const SettingsFile& file) {
  for (const CLI::ConfigItem& item : file.items()) {
    bool known = false;
    bool table = item.parents.empty();
    ForEachOption(app, [&](const Words& words, const std::string& key, CLI::Option&) {
      table = table || item.parents == words;
      known = known ||
              (key == item.name && (item.parents.empty() || item.parents == words));
    });
    if (!table) file.Fail(item, "no command is called " + Joined(item.parents, " "));
    if (known) continue;
    file.Fail(item,
              (item.parents.empty() ? "no command has an option --"
                                    : Joined(item.parents, " ") + " has no option --") +
                  item.name);
  }
}

// The words of `called` that name a command.
Words CommandIn(CLI::App& app, const Words& called) {
  Words command;
  CLI::App* at = &app;
  for (const std::string& word : called) {
    const auto found = at->get_subcommands(
        [&word](CLI::App* child) { return child->get_name() == word; });
    if (found.empty()) break;
    at = found.front();
    command.push_back(word);
  }
  return command;
}

}  // namespace

std::string SettingsPath() {
  if (const char* path = std::getenv("UNSPIN_CONFIG")) return path;
  constexpr std::string_view kName = "/unspin/config.toml";
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  if (folder != nullptr && *folder != '\0') return folder + std::string(kName);
  const char* home = std::getenv("HOME");
  return home == nullptr ? "" : home + std::string("/.config") + std::string(kName);
}

void ApplySettings(CLI::App& app, const std::string& path, const Words& called) {
  const SettingsFile file(path);
  CheckItems(app, file);
  const Words command = CommandIn(app, called);
  ForEachOption(app, [&](const Words& words, const std::string& key, CLI::Option& o) {
    if (HasVariable(key)) o.envname(VariableOf(key));
    const CLI::ConfigItem* item = words == command ? file.Find(words, key) : nullptr;
    if (item != nullptr) Apply(file, *item, o);
  });
}

std::vector<Setting> SettingsOf(const CLI::App& app, const std::string& path) {
  const SettingsFile file(path);
  std::vector<Setting> settings;
  // Only looked at: CLI11 gives what is below a constant command as constant.
  auto& commands = const_cast<CLI::App&>(app);
  ForEachOption(commands, [&](const Words& words, const std::string& key,
                              const CLI::Option& option) {
    Setting setting{Joined(words, " "), key, option.get_default_str(), "default"};
    const std::string variable = option.get_envname();
    const char* value = variable.empty() ? nullptr : std::getenv(variable.c_str());
    if (value != nullptr && *value != '\0') {
      setting.value = value;
      setting.origin = variable;
    } else if (const CLI::ConfigItem* item = file.Find(words, key)) {
      setting.value = ValueOf(*item);
      setting.origin = path;
    }
    settings.push_back(std::move(setting));
  });
  return settings;
}

}  // namespace unspin::cli
