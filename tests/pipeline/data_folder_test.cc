#include "pipeline/data_folder.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

TEST_CASE("Data is found from a program, a library and a library of a triplet") {
  ::unsetenv("UNSPIN_DATA");
  const TemporaryFolder folder;
  const fs::path prefix = folder.path();
  const fs::path data = prefix / "share/unspin";
  fs::create_directories(data);
  std::ofstream(data / "unspin.lex") << "data";
  CHECK(FindDataFolder(prefix, "x") == data.string());  // a build folder
  CHECK(FindDataFolder(prefix / "bin", "x") == data.string());
  CHECK(FindDataFolder(prefix / "lib/x86_64-linux-gnu", "x") == data.string());
}

TEST_CASE("What was tried and what to give is told") {
  ::unsetenv("UNSPIN_DATA");
  const TemporaryFolder folder;
  const fs::path bin = fs::path(folder.path()) / "bin";
  const std::string message =
      "unspin.lex not found in " + (bin / "share/unspin").string() + ", ";
  try {
    FindDataFolder(bin, "--data");
    FAIL("found");
  } catch (const Error& error) {
    const std::string told = error.what();
    CHECK(told.substr(0, message.size()) == message);
    CHECK(told.find(": give its folder with --data") != std::string::npos);
  }
  CHECK_THROWS_AS(FindDataFolder({}, "--data"), Error);
}

TEST_CASE("The variable goes before all places") {
  ::setenv("UNSPIN_DATA", "/some/folder", 1);
  CHECK(FindDataFolder("/usr/bin", "--data") == "/some/folder");
  ::unsetenv("UNSPIN_DATA");
}

}  // namespace
}  // namespace unspin
