// Help, version and wrong usage.

#include <doctest/doctest.h>

#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

const std::vector<std::string> kCommands = {
    "ingest",  "repair", "extract",  "query",      "search", "show",   "sql",
    "explain", "entity", "config",   "serve",      "stats",  "export", "learn",
    "lexicon", "eval",   "selftest", "completion", "man",    "merge"};

TEST_CASE("every command has help with an example on standard output") {
  for (const std::string& command : kCommands) {
    CAPTURE(command);
    const ChildResult result = RunUnspin({command, "--help"});
    CHECK(result.status == 0);
    CHECK(result.err.empty());
    CHECK(result.out.find("--help") != std::string::npos);
    // Their own commands have the examples and the options.
    if (command == "lexicon" || command == "entity" || command == "config") continue;
    CHECK(result.out.find("Example:\n  unspin " + command) != std::string::npos);
    for (const char* option : {"--quiet", "--verbose", "--color", "--version"}) {
      CAPTURE(option);
      CHECK(result.out.find(option) != std::string::npos);
    }
  }
}

TEST_CASE("help is wrapped, and its options stand in groups") {
  for (const std::string& command : kCommands) {
    for (const std::string& line : LinesOf(RunUnspin({command, "--help"}).out)) {
      if (line.starts_with("Example")) break;  // stands as it is
      CAPTURE(line);
      CHECK(line.size() <= 100);
      CHECK_FALSE(line.ends_with(' '));
    }
  }
  const std::string help = RunUnspin({"ingest", "--help"}).out;
  CHECK(help.find("Usage: unspin ingest [INPUT...] --db FILE [OPTIONS]\n") !=
        std::string::npos);
  CHECK(
      help.find("\n  -j, --threads N            Threads; 0 means one a core [default: "
                "0; $UNSPIN_THREADS]\n") != std::string::npos);
  CHECK(help.find("[not with --learn]") != std::string::npos);
  CHECK(help.find("\nLimits") < help.find("\nCommon options:\n"));
}

TEST_CASE("the program's help names every command") {
  const ChildResult result = RunUnspin({"--help"});
  CHECK(result.status == 0);
  for (const std::string& command : kCommands) {
    CAPTURE(command);
    CHECK(result.out.find("\n  " + command + " ") != std::string::npos);
  }
}

TEST_CASE("the version is told by the program and by every command") {
  const ChildResult result = RunUnspin({"--version"});
  CHECK(result.status == 0);
  CHECK(result.out.starts_with("unspin "));
  for (const std::string& command : kCommands) {
    CAPTURE(command);
    if (command == "lexicon" || command == "entity" || command == "config") continue;
    CHECK(RunUnspin({command, "--version"}).out == result.out);
  }
}

TEST_CASE("no command, an unknown one and an unknown option are wrong usage") {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"frobnicate"},
                                             {"extract", "--frobnicate", "-"},
                                             {"extract"},
                                             {"query", "outages"}}) {
    const ChildResult result = RunUnspin(arguments);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK_FALSE(result.err.empty());
  }
  CHECK(RunUnspin({"extract", "--frobnicate", "-"}).ErrHas("--frobnicate"));
  CHECK(RunUnspin({"frobnicate"}).ErrHas("frobnicate"));
}

TEST_CASE("an option with a faulty value is named with the value") {
  const auto faulty = [](const std::string& option, const std::string& value) {
    const ChildResult result = RunUnspin({"extract", option, value, "-"}, "Some text.");
    CAPTURE(result.err);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.ErrHas(option));
    CHECK(result.ErrHas(value));
  };
  faulty("--published", "29/12/22");
  faulty("--input-format", "pdf");
  faulty("--shard", "3/2");
  faulty("--shard", "0/2");
  faulty("--map", "body=text");
  faulty("--threads", "many");
  faulty("--min-repair-confidence", "7");
}

TEST_CASE("data that is not there is named with its folder") {
  const ChildResult result =
      RunUnspin({"extract", "--data", "/nonexistent", "-"}, "Some text.");
  CHECK(result.status == 2);
  CHECK(result.ErrHas("/nonexistent/unspin.lex"));
}

TEST_CASE("a damaged lexicon or model is named with the file") {
  const TemporaryFolder folder;
  const std::string lexicon = folder.Write("unspin.lex", "this is no lexicon");
  const ChildResult result =
      RunUnspin({"extract", "--data", folder.path().string(), "-"}, "Some text.");
  CHECK(result.status == 2);
  CHECK(result.ErrHas(lexicon));
}

TEST_CASE("lexicon check names the faulty row") {
  const TemporaryFolder folder;
  const std::string table = folder.Write("places.tsv", "name\taliases\nPorto\n");
  const ChildResult result =
      RunUnspin({"lexicon", "check", folder.path().string(), "--wordnet", ""});
  CHECK(result.status == 2);
  CHECK(result.ErrHas("places.tsv"));
}

}  // namespace
}  // namespace unspin
