#include "cli/man_page.h"

#include <algorithm>

namespace unspin::cli {
namespace {

// Nothing of it is taken for a request of troff; lines stay lines.
std::string Escaped(std::string_view text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    begins = c == '\n';
  }
  return out;
}

std::string Synopsis(const std::vector<std::string>& words,
                     const CommandEntry& command) {
  std::string line = "\\fB" + Escaped(Joined(words, " ")) + "\\fR";
  if (!command.commands.empty()) line += " \\fICOMMAND\\fR";
  for (const OptionEntry& option : command.options) {
    if (!option.positional() && !option.required) continue;
    std::string shown = "\\fI" + Escaped(option.value) + "\\fR";
    if (option.repeated) shown += "...";
    if (!option.positional()) {
      shown = "\\fB" + Escaped(option.names.back()) + "\\fR " + shown;
    }
    line += " " + (option.required ? shown : "[" + shown + "]");
  }
  return line + " [\\fIOPTIONS\\fR]";
}

void AppendOption(const OptionEntry& option, std::string& out) {
  out += ".TP\n";
  for (size_t i = 0; i < option.names.size(); ++i) {
    out += (i > 0 ? ", " : "") + ("\\fB" + Escaped(option.names[i]) + "\\fR");
  }
  if (!option.value.empty()) {
    out += (option.positional() ? "" : " ") + ("\\fI" + Escaped(option.value) + "\\fR");
  }
  out += '\n' + Escaped(option.description);
  if (!option.fallback.empty()) out += ". Default: " + Escaped(option.fallback);
  if (!option.variable.empty()) {
    out += ". Else the variable \\fB" + Escaped(option.variable) + "\\fR";
  }
  out += ".\n";
}

// Paragraphs of the footer; examples are set as they stand.
void AppendFooter(const CommandEntry& command, std::string& out) {
  if (command.footer.empty()) return;
  out += ".PP\n.nf\n" + Escaped(command.footer) + "\n.fi\n";
}

}  // namespace

std::string ManPage(const CommandEntry& program, std::string_view version) {
  std::string out = ".TH UNSPIN 1 \"\" \"unspin " + std::string(version) +
                    "\" \"User Commands\"\n.SH NAME\nunspin \\- " +
                    "repair garbled technology news and extract its facts\n"
                    ".SH SYNOPSIS\n.B unspin\n\\fICOMMAND\\fR ...\n"
                    ".SH DESCRIPTION\n" +
                    Escaped(program.about) + "\n";
  AppendFooter(program, out);
  out += ".SH COMMANDS\n";
  ForEachCommand(
      program, [&](const std::vector<std::string>& words, const CommandEntry& command) {
        if (words.size() == 1) return;
        out += ".SS " + Escaped(Joined({words.begin() + 1, words.end()}, " ")) + "\n" +
               Escaped(command.about) + ".\n.PP\n" + Synopsis(words, command) + "\n";
        for (const OptionEntry& option : command.options) AppendOption(option, out);
        AppendFooter(command, out);
      });
  out +=
      ".SH EXIT STATUS\n"
      "0: done. 1: nothing found (query, search). 2: could not be done. 3: done, "
      "but some inputs were rejected.\n"
      ".SH ENVIRONMENT\n.TP\n\\fBUNSPIN_DB\\fR\nThe database, where none is given.\n"
      ".TP\n\\fBUNSPIN_DATA\\fR\nFolder of the lexicon and the models.\n"
      ".TP\n\\fBNO_COLOR\\fR\nNo colour unless \\fB\\-\\-color always\\fR is given.\n";
  return out;
}

}  // namespace unspin::cli
