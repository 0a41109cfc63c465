#include "base/file.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "base/error.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

TEST_CASE("a missing file is named with its cause") {
  CHECK_THROWS_WITH_AS(ReadFile("no/such/file"),
                       "no/such/file: cannot be opened: No such file or directory",
                       Error);
}

TEST_CASE("a file is replaced as a whole and read back") {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.txt", "old");
  WriteFileAtomically(path, "new content");
  CHECK(ReadFile(path) == "new content");
}

TEST_CASE("a mapped file keeps its bytes when it is moved") {
  const TemporaryFolder folder;
  MappedFile first(folder.Write("a.txt", "bytes"));
  const MappedFile second(std::move(first));
  CHECK(second.bytes() == "bytes");
  CHECK(MappedFile(folder.Write("empty", "")).bytes().empty());
}

}  // namespace
}  // namespace unspin
