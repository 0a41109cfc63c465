#include "cli/session.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "base/error.h"
#include "cli/command_tree.h"
#include "pipeline/data_folder.h"

namespace unspin::cli {
namespace {

namespace fs = std::filesystem;

void Print(std::string_view prefix, std::string_view message) {
  std::fprintf(stderr, "%.*s%.*s\n", static_cast<int>(prefix.size()), prefix.data(),
               static_cast<int>(message.size()), message.data());
}

}  // namespace

bool Session::ColourOn(std::FILE* stream) const {
  if (colour != Colour::kAuto) return colour == Colour::kAlways;
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  return ::isatty(::fileno(stream)) != 0;
}

std::string Session::DataFolder() const {
  if (!data_folder.empty()) return data_folder;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return FindDataFolder(program.parent_path(), "--data or $UNSPIN_DATA");
}

Engine Session::LoadEngine(const RepairOptions& options) const {
  return Engine(DataPaths::In(DataFolder()), options);
}

void Session::Complain(std::string_view message) const { Print("unspin: ", message); }

void Session::Tell(std::string_view message) const {
  if (!quiet) Print("", message);
}

void Session::TellDetail(std::string_view message) const {
  if (verbose && !quiet) Print("", message);
}

void Session::Report(const Problem& problem) const {
  const bool warning = problem.severity == Problem::Severity::kWarning;
  if (warning && quiet) return;
  Complain((warning ? "warning: " : "rejected: ") + problem.ToString());
}

void AddCommonOptions(CLI::App& command, Session& session) {
  static const std::map<std::string, Colour> kColours = {
      {"auto", Colour::kAuto}, {"always", Colour::kAlways}, {"never", Colour::kNever}};
  const std::string group(kCommonGroup);
  command.add_flag("-q,--quiet", session.quiet, "No progress, no summary, no warnings")
      ->group(group);
  command.add_flag("-v,--verbose", session.verbose, "Say more about what is done")
      ->group(group);
  command
      .add_option("--color", session.colour,
                  "Colour: auto (on terminals, unless NO_COLOR is set), always, never")
      ->transform(CLI::CheckedTransformer(kColours, CLI::ignore_case).description(""))
      ->check(Usually({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->default_str("auto")
      ->group(group);
  command
      .add_option("--data", session.data_folder,
                  "Folder with unspin.lex and the models; else beside the program")
      ->type_name("FOLDER")
      ->group(group);
  command.get_help_ptr()->group(group);
  command.set_version_flag("--version", "unspin " UNSPIN_VERSION, "Show the version")
      ->group(group);
}

}  // namespace unspin::cli
