#include "cli/command_tree.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

namespace unspin::cli {
namespace {

// Marks the name of a validator as a list of choices.
constexpr std::string_view kChoices = "choices:";

std::vector<std::string> ChoicesOf(CLI::Option& option) {
  std::vector<std::string> choices;
  for (int i = 0;; ++i) {
    try {
      const std::string& name = option.get_validator(i)->get_name();
      if (name.starts_with(kChoices)) {
        return CLI::detail::split(name.substr(kChoices.size()), ',');
      }
    } catch (const CLI::OptionNotFound&) {
      return choices;
    }
  }
}

OptionEntry Describe(CLI::Option& option) {
  OptionEntry entry;
  for (const std::string& name : option.get_snames()) entry.names.push_back('-' + name);
  for (const std::string& name : option.get_lnames()) {
    entry.names.push_back("--" + name);
  }
  if (option.get_positional()) {
    entry.value = option.get_name();
  } else if (option.get_items_expected_max() > 0) {
    entry.value = option.get_type_name();
  }
  entry.description = option.get_description();
  entry.fallback = option.get_default_str();
  entry.variable = option.get_envname();
  entry.choices = ChoicesOf(option);
  for (const CLI::Option* other : option.get_excludes()) {
    entry.excluded.push_back("--" + other->get_lnames().front());
  }
  entry.group = option.get_group();
  entry.required = option.get_required();
  entry.repeated = option.get_expected_max() > 1;
  return entry;
}

CLI::Validator Named(CLI::Validator validator,
                     const std::vector<std::string>& choices) {
  return validator.description("").name(std::string(kChoices) + Joined(choices, ","));
}

void Visit(std::vector<std::string>& words, const CommandEntry& command,
           const CommandUse& use) {
  words.push_back(command.name);
  use(words, command);
  for (const CommandEntry& child : command.commands) Visit(words, child, use);
  words.pop_back();
}

}  // namespace

bool OptionEntry::file() const {
  constexpr std::array<std::string_view, 8> kPaths = {
      "FILE", "DIR", "FOLDER", "INPUT", "TSV", "PATH", "SHARD", "FILES"};
  return std::any_of(kPaths.begin(), kPaths.end(),
                     [this](std::string_view path) { return value.starts_with(path); });
}

CommandEntry DescribeCommands(const CLI::App& app) {
  CommandEntry command;
  command.name = app.get_name();
  command.about = app.get_description();
  command.footer = app.get_footer();
  // CLI11 gives validators of changeable options only.
  for (const CLI::Option* option : app.get_options()) {
    command.options.push_back(Describe(const_cast<CLI::Option&>(*option)));
  }
  for (const CLI::App* child : app.get_subcommands(nullptr)) {
    command.commands.push_back(DescribeCommands(*child));
  }
  return command;
}

void ForEachCommand(const CommandEntry& command, const CommandUse& use) {
  std::vector<std::string> words;
  Visit(words, command, use);
}

std::string Joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string joined;
  for (const std::string& word : words) {
    if (!joined.empty()) joined += separator;
    joined += word;
  }
  return joined;
}

CLI::Validator OneOf(const std::vector<std::string>& choices) {
  return Named(CLI::IsMember(choices), choices);
}

CLI::Validator Usually(const std::vector<std::string>& choices) {
  return Named(CLI::Validator([](std::string&) { return std::string(); }, ""), choices);
}

}  // namespace unspin::cli
