// Completion scripts and the manual hold every command and option, and shells take
// them.

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

// "--name" of all options in the help of a command.
std::set<std::string> LongOptionsOf(std::vector<std::string> command) {
  command.emplace_back("--help");
  const std::string help = RunUnspin(command).out;
  std::set<std::string> options;
  for (const std::string& line : LinesOf(help)) {
    const size_t begin = line.find("--");
    const bool names = line.starts_with("  -") || line.starts_with("      --");
    if (!names || begin == std::string::npos) continue;
    options.insert(line.substr(begin, line.find_first_of(" ,=", begin) - begin));
  }
  return options;
}

const std::vector<std::vector<std::string>> kCommands = {{"ingest"},
                                                         {"merge"},
                                                         {"repair"},
                                                         {"extract"},
                                                         {"query"},
                                                         {"search"},
                                                         {"show"},
                                                         {"sql"},
                                                         {"explain"},
                                                         {"entity", "merge"},
                                                         {"entity", "list"},
                                                         {"stats"},
                                                         {"export"},
                                                         {"learn"},
                                                         {"lexicon", "compile"},
                                                         {"eval"},
                                                         {"selftest"},
                                                         {"completion"},
                                                         {"man"}};

// Without the marks of troff.
std::string Plain(std::string page) {
  for (const std::string mark : {"\\-", "\\fB", "\\fI", "\\fR", "\\&"}) {
    const std::string to = mark == "\\-" ? "-" : "";
    for (size_t i = page.find(mark); i != std::string::npos; i = page.find(mark, i)) {
      page.replace(i, mark.size(), to);
    }
  }
  return page;
}

TEST_CASE("completion scripts and the manual hold every option") {
  const std::string bash = RunUnspin({"completion", "bash"}).out;
  const std::string zsh = RunUnspin({"completion", "zsh"}).out;
  const std::string fish = RunUnspin({"completion", "fish"}).out;
  const std::string manual = Plain(RunUnspin({"man"}).out);
  for (const std::vector<std::string>& command : kCommands) {
    const std::set<std::string> options = LongOptionsOf(command);
    CHECK(options.size() > 3);
    for (const std::string& option : options) {
      CAPTURE(command.back());
      CAPTURE(option);
      CHECK(bash.find(option) != std::string::npos);
      CHECK(zsh.find("'" + option) + zsh.find("*" + option) != 2 * std::string::npos);
      CHECK(fish.find(" -l " + option.substr(2)) != std::string::npos);
      CHECK(manual.find(option) != std::string::npos);
    }
  }
}

// What bash offers for the last of `words`.
std::string Offered(const std::string& words) {
  const TemporaryFolder folder;
  const std::string script = (folder.path() / "unspin.bash").string();
  const std::string out = (folder.path() / "out").string();
  WriteFileAtomically(script, RunUnspin({"completion", "bash"}).out);
  const std::string run = "bash -c '. " + script + "; COMP_WORDS=(" + words +
                          "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _unspin; "
                          "printf \"%s\\n\" \"${COMPREPLY[@]}\"' >" +
                          out;
  REQUIRE(WEXITSTATUS(std::system(run.c_str())) == 0);
  return ReadFile(out);
}

TEST_CASE("bash offers commands, options, choices and files where each belongs") {
  CHECK(Offered("unspin que") == "query\n");
  CHECK(Offered("unspin query out") == "outages\n");
  CHECK(Offered("unspin query outages --form") == "--format\n");
  CHECK(Offered("unspin query outages --format mark") == "markdown\n");
  CHECK(Offered("unspin ingest --input-format wa") == "warc\n");
  CHECK(Offered("unspin export --as prom") == "prometheus\n");
  CHECK(Offered("unspin query facts --type role_c") == "role_change\n");
  CHECK(Offered("unspin repair --format di") == "diff\n");
  CHECK(Offered("unspin stats --color ne") == "never\n");
  CHECK(Offered("unspin entity mer") == "merge\n");
  CHECK(Offered("unspin entity merge --ty") == "--type\n");
  CHECK(Offered("unspin query outages --company A") == "\n");
  CHECK(Offered("unspin stats --db " UNSPIN_SOURCE_DIR "/README") == UNSPIN_SOURCE_DIR
        "/README.md\n");
}

TEST_CASE("zsh and fish know the values of options, too") {
  const std::string zsh = RunUnspin({"completion", "zsh"}).out;
  CHECK(zsh.find(":FORMAT:(text html jsonl json csv tsv feed warc arc)") !=
        std::string::npos);
  CHECK(zsh.find(":WHEN:(auto always never)") != std::string::npos);
  const std::string fish = RunUnspin({"completion", "fish"}).out;
  CHECK(fish.find("-l input-format -r -f -a 'text html jsonl json csv tsv feed warc "
                  "arc'") != std::string::npos);
}

TEST_CASE("the scripts are sound in the shells that are there") {
  for (const auto& [shell, check] : std::vector<std::pair<std::string, std::string>>{
           {"bash", "bash -n"}, {"zsh", "zsh -n"}, {"fish", "fish --no-execute"}}) {
    if (std::system(("command -v " + shell + " >/dev/null").c_str()) != 0) {
      MESSAGE("skipped: no " << shell);
      continue;
    }
    const TemporaryFolder folder;
    const std::string script = (folder.path() / "script").string();
    WriteFileAtomically(script, RunUnspin({"completion", shell}).out);
    CHECK(WEXITSTATUS(std::system((check + " " + script).c_str())) == 0);
  }
}

TEST_CASE("the manual is one that man reads without a warning") {
  if (std::system("command -v groff >/dev/null") != 0) {
    MESSAGE("skipped: no groff");
    return;
  }
  const TemporaryFolder folder;
  const std::string page = (folder.path() / "unspin.1").string();
  const std::string errors = (folder.path() / "errors").string();
  WriteFileAtomically(page, RunUnspin({"man"}).out);
  const std::string run = "groff -man -Tutf8 -ww " + page + " >/dev/null 2>" + errors;
  CHECK(WEXITSTATUS(std::system(run.c_str())) == 0);
  CHECK(ReadFile(errors).empty());
}

}  // namespace
}  // namespace unspin
