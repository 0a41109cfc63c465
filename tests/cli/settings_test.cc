// Values from the settings file and the environment, and which comes first.

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

// Sets a variable of the environment for the children of a scope.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

struct Settings {
  explicit Settings(const std::string& text) { WriteFileAtomically(path, text); }
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "config.toml").string();
  const std::string database = (folder.path() / "facts.db").string();
  const Variable variable{"UNSPIN_CONFIG", path};
};

void Ingest(const std::string& database) {
  REQUIRE(RunUnspin({"ingest", "-q", "-", "--db", database},
                    "Lumora Cloud was down for five hours on Monday.")
              .status == 0);
}

TEST_CASE("values come from the command line, variables, the file, in this order") {
  Settings settings("[query]\nformat = \"csv\"\n");
  Ingest(settings.database);
  WriteFileAtomically(
      settings.path, "db = \"" + settings.database + "\"\n[query]\nformat = \"csv\"\n");
  const std::vector<std::string> query = {"query", "articles", "--columns", "spun"};
  CHECK(RunUnspin(query).out == "spun\nfalse\n");
  CHECK(RunUnspin({"query", "articles", "--columns", "spun", "--format", "tsv",
                   "--no-header"})
            .out == "false\n");
  // [query] is no affair of others.
  CHECK(RunUnspin({"sql", "SELECT 1 AS one"}).out == "one\n  1\n");
  const Variable database("UNSPIN_DB", settings.database + ".missing");
  CHECK(RunUnspin(query).ErrHas(settings.database + ".missing: does not exist"));
  CHECK(RunUnspin({"query", "articles", "--columns", "spun", "--db", settings.database})
            .out == "spun\nfalse\n");
}

TEST_CASE("config show tells the origin of each value") {
  const Settings settings("threads = 2\n[query]\nformat = \"csv\"\n");
  const Variable colour("UNSPIN_COLOR", "never");
  const std::string shown = RunUnspin({"config", "show", "--format", "csv"}).out;
  CAPTURE(shown);
  CHECK(shown.find("query,format,csv," + settings.path) != std::string::npos);
  CHECK(shown.find("query,color,never,UNSPIN_COLOR") != std::string::npos);
  CHECK(shown.find("ingest,threads,2," + settings.path) != std::string::npos);
  CHECK(shown.find(",default") == std::string::npos);
  const std::string all = RunUnspin({"config", "show", "--all", "--format", "csv"}).out;
  CHECK(all.find("sql,timeout,60,default") != std::string::npos);
  CHECK(RunUnspin({"config", "path"}).out == settings.path + "\n");
}

TEST_CASE("a remark may follow the name of a table") {
  const Settings settings(
      "[query]  # all questions\nformat = \"csv\"  # for scripts\n");
  const std::string shown = RunUnspin({"config", "show", "--format", "csv"}).out;
  CHECK(shown.find("query,format,csv," + settings.path) != std::string::npos);
}

TEST_CASE("faults of the file are told with file and line") {
  const auto fault = [](const std::string& text) {
    const Settings settings(text);
    const ChildResult result = RunUnspin({"man"});
    CHECK(result.status == 2);
    return result.err.substr(result.err.find(".toml:") + 5);
  };
  CHECK(fault("# mine\ncolour = \"never\"\n") ==
        ":2: no command has an option --colour\n");
  CHECK(fault("[query]\ndb = \"x\"\nshard = \"1/2\"\n") ==
        ":3: query has no option --shard\n");
  CHECK(fault("[quarry]\ndb = \"x\"\n") == ":2: no command is called quarry\n");
  const Settings settings("[query]\nformat = \"cvs\"\n");
  const ChildResult result = RunUnspin({"query", "articles", "--db", "x"});
  CHECK(result.status == 2);
  CHECK(result.ErrHas(settings.path + ":2: "));
  CHECK(result.ErrHas("cvs"));
}

TEST_CASE("a file that a variable names must be there, the usual one need not") {
  {
    const Variable variable("UNSPIN_CONFIG", "/nowhere/config.toml");
    CHECK(RunUnspin({"man"}).ErrHas("/nowhere/config.toml: does not exist"));
  }
  const TemporaryFolder folder;
  const Variable home("XDG_CONFIG_HOME", folder.path().string());
  CHECK(RunUnspin({"man"}).status == 0);
  CHECK(RunUnspin({"config", "show"}).status == 0);
}

}  // namespace
}  // namespace unspin
