#include "cli/completion.h"

#include <algorithm>
#include <string_view>

namespace unspin::cli {
namespace {

using Words = std::vector<std::string>;

// In single quotes, as all three shells take it.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

// Up to the end of its first sentence.
std::string Short(std::string_view description) {
  const size_t end = description.find_first_of(";:(");
  std::string text(description.substr(0, end));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

// The words behind the program's name, as a name of a function or a case.
std::string CaseOf(const Words& words) {
  return Joined(Words(words.begin() + 1, words.end()), " ");
}

Words NamesOf(const std::vector<CommandEntry>& commands) {
  Words names;
  for (const CommandEntry& command : commands) names.push_back(command.name);
  return names;
}

const OptionEntry* FirstPositional(const CommandEntry& command) {
  const auto found =
      std::find_if(command.options.begin(), command.options.end(),
                   [](const auto& option) { return option.positional(); });
  return found == command.options.end() ? nullptr : &*found;
}

// bash: what may stand behind an option's name.
void AppendBashValues(const std::string& path, const CommandEntry& command,
                      std::string& out) {
  for (const OptionEntry& option : command.options) {
    if (option.positional() || option.flag()) continue;
    for (const std::string& name : option.names) {
      out += "    " + Quoted(path + ":" + name) + ") ";
      if (!option.choices.empty()) {
        out += "words=" + Quoted(Joined(option.choices, " ")) + " ;;\n";
      } else {
        out += option.file() ? "files=1 ;;\n" : "none=1 ;;\n";
      }
    }
  }
}

// What may stand anywhere else.
void AppendBashWords(const std::string& path, const CommandEntry& command,
                     std::string& out) {
  Words words = NamesOf(command.commands);
  for (const OptionEntry& option : command.options) {
    words.insert(words.end(), option.names.begin(), option.names.end());
  }
  const OptionEntry* positional = FirstPositional(command);
  if (positional != nullptr) {
    words.insert(words.end(), positional->choices.begin(), positional->choices.end());
  }
  out += "    " + Quoted(path) + ") words=" + Quoted(Joined(words, " "));
  const bool files = positional != nullptr && positional->file();
  out += files ? " files=1 ;;\n" : " ;;\n";
}

void AppendBashPaths(const std::string& path, const CommandEntry& command,
                     std::string& out) {
  for (const std::string& name : NamesOf(command.commands)) {
    out += "      " + Quoted(path + ":" + name) +
           ") path=" + Quoted(path.empty() ? name : path + " " + name) + " ;;\n";
  }
}

// zsh: "[text]" of an option must hold no brackets and colons.
std::string ZshText(std::string_view description) {
  std::string text;
  for (const char c : Short(description)) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

std::string ZshValue(const OptionEntry& option) {
  std::string action;
  if (!option.choices.empty()) {
    action = "(" + Joined(option.choices, " ") + ")";
  } else if (option.file()) {
    action = "_files";
  }
  return ":" + ZshText(option.value) + ":" + action;
}

void AppendZshOption(const OptionEntry& option, std::string& out) {
  if (option.positional()) {
    out += " \\\n    " + Quoted((option.repeated ? "*" : "") + ZshValue(option));
    return;
  }
  for (const std::string& name : option.names) {
    out += " \\\n    " + Quoted((option.repeated ? "*" : "") + name + "[" +
                                ZshText(option.description) + "]" +
                                (option.flag() ? "" : ZshValue(option)));
  }
}

std::string FunctionOf(const Words& words) { return "_" + Joined(words, "_"); }

void AppendZshFunction(const Words& words, const CommandEntry& command,
                       std::string& out) {
  out += FunctionOf(words) + "() {\n";
  if (command.commands.empty()) {
    out += "  _arguments -s";
    for (const OptionEntry& option : command.options) AppendZshOption(option, out);
    out += "\n}\n\n";
    return;
  }
  out += "  local line state\n  _arguments -C";
  for (const OptionEntry& option : command.options) AppendZshOption(option, out);
  out += " \\\n    '1: :->command' '*:: :->rest'\n  case $state in\n    command)\n";
  out += "      local -a commands=(";
  for (const CommandEntry& child : command.commands) {
    out += "\n        " + Quoted(child.name + ":" + Short(child.about));
  }
  out += ")\n      _describe command commands ;;\n    rest)\n      case $line[1] in\n";
  for (const CommandEntry& child : command.commands) {
    Words below = words;
    below.push_back(child.name);
    out += "        " + child.name + ") " + FunctionOf(below) + " ;;\n";
  }
  out += "      esac ;;\n  esac\n}\n\n";
}

// fish: the condition under which a command's words are offered.
std::string FishCondition(const Words& words, const CommandEntry& command) {
  std::string condition;
  for (size_t i = 1; i < words.size(); ++i) {
    condition += condition.empty() ? "" : "; and ";
    condition += "__fish_seen_subcommand_from " + words[i];
  }
  if (!command.commands.empty()) {
    condition += condition.empty() ? "not " : "; and not ";
    condition +=
        "__fish_seen_subcommand_from " + Joined(NamesOf(command.commands), " ");
  }
  return condition;
}

void AppendFishOption(const OptionEntry& option, const std::string& line,
                      std::string& out) {
  out += line;
  for (const std::string& name : option.names) {
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.flag() && !option.positional()) out += " -r";
  if (!option.choices.empty()) {
    out += " -f -a " + Quoted(Joined(option.choices, " "));
  } else if (option.file()) {
    out += " -F";
  }
  if (!option.positional()) out += " -d " + Quoted(Short(option.description));
  out += '\n';
}

}  // namespace

std::string BashCompletion(const CommandEntry& program) {
  std::string paths;
  std::string values;
  std::string words;
  ForEachCommand(program, [&](const Words& called, const CommandEntry& command) {
    AppendBashPaths(CaseOf(called), command, paths);
    AppendBashValues(CaseOf(called), command, values);
    AppendBashWords(CaseOf(called), command, words);
  });
  return "# bash completion for unspin\n"
         "_unspin() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} path= words= files= none= word\n"
         "  COMPREPLY=()\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case \"$path:$word\" in\n" +
         paths +
         "    esac\n"
         "  done\n"
         "  case \"$path:${COMP_WORDS[COMP_CWORD-1]}\" in\n" +
         values + "    *) case \"$path\" in\n" + words +
         "    esac ;;\n"
         "  esac\n"
         "  [ -n \"$none\" ] && return\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  [ -z \"$files\" ] || COMPREPLY+=($(compgen -f -- \"$current\"))\n"
         "}\n"
         "complete -o filenames -F _unspin unspin\n";
}

std::string ZshCompletion(const CommandEntry& program) {
  std::string out = "#compdef unspin\n\n";
  ForEachCommand(program, [&out](const Words& words, const CommandEntry& command) {
    AppendZshFunction(words, command, out);
  });
  return out +
         "if [ \"$funcstack[1]\" = _unspin ]; then\n"
         "  _unspin \"$@\"\n"
         "else\n"
         "  compdef _unspin unspin\n"
         "fi\n";
}

std::string FishCompletion(const CommandEntry& program) {
  std::string out = "# fish completion for unspin\ncomplete -c unspin -f\n";
  ForEachCommand(program, [&out](const Words& words, const CommandEntry& command) {
    std::string line = "complete -c unspin";
    const std::string condition = FishCondition(words, command);
    if (!condition.empty()) line += " -n " + Quoted(condition);
    for (const CommandEntry& child : command.commands) {
      out += line + " -a " + child.name + " -d " + Quoted(Short(child.about)) + '\n';
    }
    for (const OptionEntry& option : command.options) {
      const bool plain =
          option.positional() && option.choices.empty() && !option.file();
      if (!plain) AppendFishOption(option, line, out);
    }
  });
  return out;
}

}  // namespace unspin::cli
