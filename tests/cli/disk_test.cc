// Full disks and folders that cannot be written, as the program meets them. Every
// single failure of a disk is gone through in tests/store/faults_test.cc.

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "cli/child.h"
#include "cli/stored.h"
#include "store/soundness.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

// While it lives, no file of this process and its children may grow beyond `bytes`.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit = {bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_ = {};
};

std::vector<std::string> Ingest(const std::string& input, const std::string& database) {
  return {"ingest", "--quiet", input, "--db", database};
}

TEST_CASE(
    "where files may not grow the run ends with a message, and is finished later") {
  const TemporaryFolder folder;
  const std::string input = folder.Write("dump.jsonl", CorpusAsJsonl(2));
  const std::string whole = (folder.path() / "whole.db").string();
  REQUIRE(RunUnspin(Ingest(input, whole)).status == 0);
  const std::string expected = DumpOf(whole);
  const uintmax_t size = fs::file_size(whole);
  int round = 0;
  for (const double part : {0.01, 0.1, 0.3, 0.6, 0.9}) {
    CAPTURE(part);
    const std::string database =
        (folder.path() / ("facts" + std::to_string(round++) + ".db")).string();
    ChildResult result;
    {
      const FileSizeLimit limit(static_cast<rlim_t>(part * static_cast<double>(size)));
      result = RunUnspin(Ingest(input, database));
    }
    CAPTURE(result.err);
    CHECK(result.signal == 0);
    CHECK(result.status == 2);
    CHECK(result.ErrHas(database + ": "));
    if (fs::exists(database) && fs::file_size(database) > 0) {
      CHECK(Unsound(database) == "");
    }
    CHECK(RunUnspin(Ingest(input, database)).status == 0);
    CHECK(DumpOf(database) == expected);
  }
}

TEST_CASE("a full file system ends the run with a message, and is finished later") {
  const TemporaryFolder folder;
  const std::string input = folder.Write("dump.jsonl", CorpusAsJsonl(1));
  const std::string disk = (folder.path() / "disk").string();
  const std::string database = disk + "/facts.db";
  const std::string errors = (folder.path() / "errors").string();
  fs::create_directory(disk);
  // A file system in a name space of its own, which goes with the shell.
  const std::string in_space = "unshare -Urm sh -c 'mount -t tmpfs -o size=SIZE none " +
                               disk + " && ACTION' 2>" + errors;
  const auto run = [&](const std::string& size, const std::string& action) {
    std::string command = in_space;
    command.replace(command.find("ACTION"), 6, action);
    command.replace(command.find("SIZE"), 4, size);
    return WEXITSTATUS(std::system(command.c_str()));
  };
  if (run("1m", "true") != 0) {
    MESSAGE("skipped: nothing can be mounted here");
    return;
  }
  const std::string program = UNSPIN_BINARY_DIR "/unspin";
  const std::string ingest = program + " ingest -q " + input + " --db " + database;
  const std::string finish = "mount -o remount,size=500m " + disk + " && " + ingest +
                             " && " + program +
                             " sql \"SELECT count(*) FROM articles\" " +
                             "--format csv --no-header --db " + database;
  for (const char* size : {"16k", "300k", "1m", "2m"}) {
    CAPTURE(size);
    const int status = run(size, ingest + "; echo status $? >&2; " + finish + " >&2");
    const std::string said = ReadFile(errors);
    CAPTURE(said);
    CHECK(status == 0);
    CHECK(said.find("status 2") != std::string::npos);
    CHECK(said.find("facts.db: ") != std::string::npos);
    CHECK(said.ends_with("\n66\n"));
  }
}

TEST_CASE("a folder that cannot be written ends the run with a message") {
  if (::geteuid() == 0) {
    MESSAGE("skipped: root may write anywhere");
    return;
  }
  const TemporaryFolder folder;
  const std::string input = Corpus("clean/cloud-cooling-osaka.txt");
  const std::string database = (folder.path() / "facts.db").string();
  REQUIRE(RunUnspin(Ingest(input, database)).status == 0);
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const ChildResult there = RunUnspin(Ingest(input, database));
  CHECK(there.status == 2);
  CHECK(there.ErrHas(database + ": "));
  const ChildResult fresh =
      RunUnspin(Ingest(input, (folder.path() / "new.db").string()));
  CHECK(fresh.status == 2);
  CHECK(fresh.ErrHas("new.db: cannot be created"));
  fs::permissions(folder.path(), fs::perms::owner_all);
}

}  // namespace
}  // namespace unspin
