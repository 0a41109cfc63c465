// The worked example of docs/fact-rules.md is followed as it stands there: its tables
// are written into a folder, its commands run, and a new type of fact comes out at each
// end.

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

constexpr std::string_view kIndent = "    ";
constexpr std::string_view kPrompt = "    $ ";

std::vector<std::string> LinesOfPage() {
  return LinesOf(ReadFile(UNSPIN_SOURCE_DIR "/docs/fact-rules.md"));
}

// The indented lines from the one that starts with `header` to the next empty one.
std::string TableOf(std::string_view header) {
  std::string table;
  for (const std::string& line : LinesOfPage()) {
    const bool indented = line.starts_with(kIndent);
    if (table.empty() && !(indented && line.substr(kIndent.size()).starts_with(header)))
      continue;
    if (!indented) break;
    table += line.substr(kIndent.size()) + "\n";
  }
  return table;
}

struct WorkedExample {
  WorkedExample() {
    std::filesystem::create_directory(folder.path() / "mine");
    std::filesystem::create_directory_symlink(UNSPIN_SOURCE_DIR "/lexicons",
                                              folder.path() / "lexicons");
    Write("mine/triggers.mine.tsv", TableOf("class\t"));
    Write("mine/fact_rules.mine.tsv", TableOf("id\tfact\t"));
  }
  void Write(const std::string& name, const std::string& text) const {
    WriteFileAtomically((folder.path() / name).string(), text);
  }
  // Runs a line of the page in the folder; its output.
  std::string Run(const std::string& command) const {
    const std::string out = (folder.path() / "out").string();
    const std::string line = "cd '" + folder.path().string() +
                             "' && { PATH='" UNSPIN_BINARY_DIR "':$PATH; " + command +
                             "; } >'" + out + "' 2>&1";
    CAPTURE(command);
    const int status = std::system(line.c_str());
    const std::string text = ReadFile(out);
    CAPTURE(text);
    CHECK(WEXITSTATUS(status) == 0);
    return text;
  }

  TemporaryFolder folder;
};

bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE_FIXTURE(WorkedExample,
                  "the worked example adds a type of fact by data alone") {
  std::string extracted;
  std::string queried;
  std::string selected;
  for (const std::string& line : LinesOfPage()) {
    if (!line.starts_with(kPrompt)) continue;
    const std::string command = line.substr(kPrompt.size());
    const std::string output = Run(command);
    if (command.starts_with("unspin extract")) extracted = output;
    if (command.starts_with("unspin query")) queried = output;
    if (command.starts_with("unspin sql")) selected = output;
  }
  CHECK(Has(extracted, R"({"type":"data_centre_opening","company":"Acme Cloud",)"
                       R"("place":"Oslo","date":"2024-05-06",)"));
  CHECK(Has(queried, "data_centre_opening"));
  CHECK(Has(queried, "Oslo"));
  CHECK(Has(selected, "Oslo"));
}

TEST_CASE_FIXTURE(WorkedExample, "a faulty rule is named with file and line") {
  std::string rules = TableOf("id\tfact\t");
  rules.replace(rules.find("company=[company]"), 17, "company=[compny]");
  Write("mine/fact_rules.mine.tsv", rules);
  const ChildResult result =
      RunUnspin({"lexicon", "check", UNSPIN_SOURCE_DIR "/lexicons",
                 (folder.path() / "mine").string()});
  CHECK(result.status == 2);
  CHECK(result.ErrHas("fact_rules.mine.tsv:2: there is no slot [compny]"));
}

}  // namespace
}  // namespace unspin
