// unspin selftest: checks this installation.

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/selftest.h"
#include "cli/session.h"

namespace unspin::cli {
namespace {

namespace fs = std::filesystem;

// The bundled corpus: given, beside the program's data, or in the current folder.
std::optional<std::string> FindCorpus(const std::string& given,
                                      const std::string& data_folder) {
  std::error_code error;
  if (!given.empty()) {
    if (!fs::is_directory(fs::path(given) / "clean", error)) {
      throw Error(given + ": no corpus, it has no folder clean");
    }
    return given;
  }
  for (const fs::path& folder :
       {fs::path(data_folder) / "corpus", fs::path("corpus")}) {
    if (fs::is_directory(folder / "clean", error)) return folder.string();
  }
  return std::nullopt;
}

void Selftest(const std::string& corpus_given, Session& session) {
  Output output;
  Checks checks([&output](const std::string& line) {
    output.Write(line + "\n");
    output.Flush();
  });
  const std::string data_folder = session.DataFolder();
  const std::optional<std::string> corpus = FindCorpus(corpus_given, data_folder);
  CheckData(data_folder, checks);
  if (checks.failed() == 0) {
    const Engine engine = session.LoadEngine({});
    CheckEngine(engine, checks);
    if (corpus) CheckCorpus(*corpus, engine, checks);
  }
  if (!corpus) session.Tell("no corpus found: its checks were left out");
  session.Tell(Grouped(checks.passed()) + " checks passed, " +
               Grouped(checks.failed()) + " failed");
  session.status = checks.failed() == 0 ? kDone : kCouldNotBeDone;
}

}  // namespace

void Checks::Run(const std::string& name, const std::function<std::string()>& check) {
  std::string wrong;
  try {
    wrong = check();
  } catch (const std::exception& error) {
    wrong = error.what();
  }
  print_(wrong.empty() ? "ok " + name : "FAILED " + name + ": " + wrong);
  ++(wrong.empty() ? passed_ : failed_);
}

void AddSelftestCommand(CLI::App& app, Session& session) {
  auto corpus = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("selftest", "Check that this installation works as it should");
  command
      ->add_option("--corpus", *corpus,
                   "The bundled corpus; else beside the data or ./corpus, if there")
      ->type_name("DIR");
  AddCommonOptions(*command, session);
  command->footer("Example:\n  unspin selftest --corpus corpus");
  command->callback([corpus, &session] { Selftest(*corpus, session); });
}

}  // namespace unspin::cli
