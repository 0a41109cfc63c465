// unspin lexicon compile|check: builds and lints the lexicons.

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "lexicon/compiler.h"

namespace unspin::cli {
namespace {

struct LexiconOptions {
  std::vector<std::string> folders;
  std::string out;
  std::string wordnet = UNSPIN_WORDNET_DIR;
};

// Compiles and reports; nothing when there are complaints.
std::optional<CompileResult> Compile(const LexiconOptions& options, Session& session) {
  std::optional<std::string> wordnet;
  if (!options.wordnet.empty()) wordnet = options.wordnet;
  CompileResult result = CompileLexicons(options.folders, wordnet);
  for (const LexiconComplaint& complaint : result.complaints) {
    session.Complain(complaint.ToString());
  }
  if (!result.complaints.empty()) {
    session.Complain(Grouped(result.complaints.size()) +
                     " complaints, nothing written");
    session.status = kCouldNotBeDone;
    return std::nullopt;
  }
  session.Tell(Grouped(result.rows) + " rows in " + Grouped(result.tables) +
               " tables, no complaints");
  return result;
}

void AddLexiconOptions(CLI::App& command, LexiconOptions& options, Session& session) {
  command
      .add_option("FOLDER", options.folders,
                  "Folders with TSV files: the shipped lexicons first, then your own")
      ->required()
      ->check(CLI::Validator(CLI::ExistingDirectory).description(""));
  command
      .add_option("--wordnet", options.wordnet, "Folder with WordNet 3.0's data files")
      ->type_name("FOLDER")
      ->capture_default_str();
  AddCommonOptions(command, session);
}

}  // namespace

void AddLexiconCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<LexiconOptions>();
  CLI::App* lexicon = app.add_subcommand("lexicon", "Compile and check the lexicons");
  lexicon->require_subcommand(1);
  lexicon->footer(
      "Example:\n  unspin lexicon check lexicons\n"
      "Add rows in files of your own, such as companies.mine.tsv, in a folder of your "
      "own.");

  CLI::App* check = lexicon->add_subcommand(
      "check", "Name every faulty row with file, line and reason; write nothing");
  AddLexiconOptions(*check, *options, session);
  check->footer("Example:\n  unspin lexicon check lexicons");
  check->callback([options, &session] { Compile(*options, session); });

  CLI::App* compile =
      lexicon->add_subcommand("compile", "Check, then write the compiled lexicon");
  AddLexiconOptions(*compile, *options, session);
  compile->add_option("-o,--out", options->out, "The compiled file")
      ->required()
      ->type_name("FILE");
  compile->footer(
      "Example:\n  unspin lexicon compile lexicons --out unspin.lex\n"
      "Use it with --data or $UNSPIN_DATA, beside a copy of the models.");
  compile->callback([options, &session] {
    const std::optional<CompileResult> result = Compile(*options, session);
    if (!result) return;
    WriteFileAtomically(options->out, result->bytes);
    session.Tell("wrote " + options->out + ", " + Grouped(result->bytes.size()) +
                 " bytes");
  });
}

}  // namespace unspin::cli
