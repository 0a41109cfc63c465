#include "cli/help_text.h"

#include <algorithm>
#include <string_view>

namespace unspin::cli {
namespace {

constexpr size_t kMargin = 2;
constexpr size_t kGap = 2;
// Wider names have their description in the next line.
constexpr size_t kWidestName = 28;

// "  -j, --threads N"; long names stand below each other.
std::string NameOf(const OptionEntry& option) {
  if (option.positional()) return option.value;
  const bool has_short = option.names[0].size() == 2;
  std::string name = (has_short ? "" : "    ") + Joined(option.names, ", ");
  if (!option.value.empty()) name += ' ' + option.value;
  return name;
}

std::string DescriptionOf(const OptionEntry& option) {
  std::vector<std::string> notes;
  if (option.required && !option.positional()) notes.emplace_back("required");
  if (!option.fallback.empty()) notes.push_back("default: " + option.fallback);
  if (option.repeated && !option.positional()) notes.emplace_back("may be repeated");
  if (!option.excluded.empty()) {
    notes.push_back("not with " + Joined(option.excluded, ", "));
  }
  if (!option.variable.empty()) notes.push_back("$" + option.variable);
  return option.description + (notes.empty() ? "" : " [" + Joined(notes, "; ") + "]");
}

// Words in lines of `width` columns, all but the first behind `indent` spaces. The
// texts are ASCII, so that bytes are columns.
std::string Wrapped(std::string_view text, size_t indent, size_t width) {
  std::string out;
  size_t column = indent;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (column > indent && column + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out + '\n';
}

struct Line {
  std::string name;
  std::string description;
};

void AppendList(std::string_view title, const std::vector<Line>& lines, size_t width,
                std::string& out) {
  if (lines.empty()) return;
  size_t widest = 0;
  for (const Line& line : lines) {
    if (line.name.size() <= kWidestName) widest = std::max(widest, line.name.size());
  }
  const size_t indent = kMargin + widest + kGap;
  out += '\n' + std::string(title) + ":\n";
  for (const Line& line : lines) {
    out += std::string(kMargin, ' ') + line.name;
    if (line.name.size() > widest) {
      out += '\n' + std::string(indent, ' ');
    } else {
      out += std::string(widest - line.name.size() + kGap, ' ');
    }
    out += Wrapped(line.description, indent, width);
  }
}

std::string Usage(const std::vector<std::string>& words, const CommandEntry& command) {
  std::string line = "Usage: " + Joined(words, " ");
  if (!command.commands.empty()) line += " COMMAND";
  for (const OptionEntry& option : command.options) {
    if (!option.positional()) continue;
    const std::string name = option.value + (option.repeated ? "..." : "");
    line += option.required ? ' ' + name : " [" + name + ']';
  }
  for (const OptionEntry& option : command.options) {
    if (option.positional() || !option.required) continue;
    line += ' ' + option.names.back() + ' ' + option.value;
  }
  return line + " [OPTIONS]";
}

// The groups of options in the order in which they come; the common ones last.
std::vector<std::string> GroupsOf(const CommandEntry& command) {
  std::vector<std::string> groups;
  for (const OptionEntry& option : command.options) {
    if (!option.positional() && std::ranges::count(groups, option.group) == 0)
      groups.push_back(option.group);
  }
  std::ranges::stable_partition(
      groups, [](const std::string& group) { return group != kCommonGroup; });
  return groups;
}

}  // namespace

std::string HelpText(const std::vector<std::string>& words, const CommandEntry& command,
                     size_t width) {
  std::string out = Wrapped(command.about, 0, width) + '\n' +
                    Wrapped(Usage(words, command), 7, width);
  std::vector<Line> lines;
  for (const CommandEntry& child : command.commands) {
    lines.push_back({child.name, child.about});
  }
  AppendList("Commands", lines, width, out);
  lines.clear();
  for (const OptionEntry& option : command.options) {
    if (option.positional()) lines.push_back({option.value, DescriptionOf(option)});
  }
  AppendList("Arguments", lines, width, out);
  for (const std::string& group : GroupsOf(command)) {
    lines.clear();
    for (const OptionEntry& option : command.options) {
      if (!option.positional() && option.group == group)
        lines.push_back({NameOf(option), DescriptionOf(option)});
    }
    AppendList(group, lines, width, out);
  }
  if (!command.footer.empty()) out += '\n' + command.footer + '\n';
  return out;
}

}  // namespace unspin::cli
