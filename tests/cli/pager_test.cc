// Long tables on a terminal go through a pager, and nothing else does.

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

constexpr char kLong[] =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
    "SELECT i FROM n";

// What `pager` and the terminal get of a query. Without `terminal`, the output is a
// file.
struct Shown {
  std::string paged;
  std::string direct;
};
Shown Show(const std::string& sql, const std::string& pager, bool terminal) {
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "facts.db").string();
  REQUIRE(RunUnspin({"ingest", "-q", "-", "--db", database}, "Some news.").status == 0);
  const std::string paged = (folder.path() / "paged").string();
  const std::string direct = (folder.path() / "direct").string();
  WriteFileAtomically(paged, "");
  const std::string sized = terminal ? "stty rows 24 cols 80; " : "";
  const std::string query =
      sized + UNSPIN_BINARY_DIR "/unspin sql '" + sql + "' --db " + database;
  const std::string variable =
      "UNSPIN_PAGER='" + (pager == "file" ? "cat > " + paged : pager) + "' ";
  const std::string run = terminal ? variable + "script -qec \"" + query +
                                         "\" /dev/null </dev/null >" + direct
                                   : variable + query + " >" + direct;
  REQUIRE(WEXITSTATUS(std::system(run.c_str())) == 0);
  return {ReadFile(paged), ReadFile(direct)};
}

TEST_CASE("a table longer than the terminal is paged, a short one is not") {
  if (std::system("command -v script >/dev/null") != 0) {
    MESSAGE("skipped: no script(1)");
    return;
  }
  const Shown paged = Show(kLong, "file", true);
  CHECK(paged.paged.find("200") != std::string::npos);
  CHECK(paged.direct.find("200") == std::string::npos);
  const Shown brief = Show("SELECT 1 AS one", "file", true);
  CHECK(brief.paged.empty());
  CHECK(brief.direct.find("one") != std::string::npos);
}

TEST_CASE("no pager, and one that is not there, leave the table to the terminal") {
  if (std::system("command -v script >/dev/null") != 0) return;
  for (const char* pager : {"", "cat", "no-such-pager-here"}) {
    CHECK(Show(kLong, pager, true).direct.find("200") != std::string::npos);
  }
}

TEST_CASE("what is no terminal gets all of it without a pager") {
  const Shown shown = Show(kLong, "file", false);
  CHECK(shown.paged.empty());
  CHECK(shown.direct.find("200\n") != std::string::npos);
}

}  // namespace
}  // namespace unspin
