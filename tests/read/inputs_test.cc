#include "read/inputs.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "temporary_folder.h"

namespace unspin {
namespace {

TEST_CASE("a folder gives all its files in order, without hidden ones") {
  const TemporaryFolder folder;
  folder.Write("b.txt", "b");
  folder.Write("a/z.txt", "z");
  folder.Write(".git/x", "x");
  folder.Write("a/.hidden", "x");
  const std::string base = folder.path().string();
  const auto files = ExpandInputs({base});
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == base + "/a/z.txt");
  CHECK(files[1].path == base + "/b.txt");
}

TEST_CASE("a pattern is expanded, a file whose name looks like one is taken as it is") {
  const TemporaryFolder folder;
  const std::string odd = folder.Write("a[1].txt", "x");
  folder.Write("b1.txt", "x");
  folder.Write("b2.txt", "x");
  CHECK(ExpandInputs({odd})[0].path == odd);
  CHECK(ExpandInputs({folder.path().string() + "/b*.txt"}).size() == 2);
}

TEST_CASE("a list names inputs, one a line; a bad line is named") {
  const TemporaryFolder folder;
  const std::string one = folder.Write("one.txt", "x");
  folder.Write("more/a.txt", "x");
  folder.Write("more/b.txt", "x");
  const std::string more = (folder.path() / "more").string();
  const std::string list =
      folder.Write("list", one + "\r\n\n" + more + "\nmissing.txt\n" + more + "/b*");
  const auto files = ExpandInputs({"@" + list});
  REQUIRE(files.size() == 5);
  CHECK(files[0].path == one);
  CHECK(files[1].path == more + "/a.txt");
  CHECK(files[3].path == "missing.txt");
  CHECK(files[3].fault == "no such file or folder (" + list + ":4)");
  CHECK(files[4].path == more + "/b.txt");
  CHECK(ExpandInputs({"@missing"})[0].fault == "list of inputs cannot be read");
  CHECK(ExpandInputs({"@" + folder.Write("empty", "\n")})[0].fault ==
        "list without inputs");
}

TEST_CASE("what gives nothing comes back with its reason") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "empty");
  const std::string empty = (folder.path() / "empty").string();
  const auto files = ExpandInputs({"no-such-file", empty, "-"});
  REQUIRE(files.size() == 3);
  CHECK(files[0].fault == "no such file or folder");
  CHECK(files[1].fault == "folder without articles");
  CHECK(files[2].fault.empty());
}

}  // namespace
}  // namespace unspin
