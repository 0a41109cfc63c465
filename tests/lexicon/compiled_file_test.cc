#include "lexicon/compiled_file.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

std::string SampleFile() {
  CompiledFileWriter writer;
  writer.Add("b/text", "hello");
  const std::vector<uint32_t> numbers = {1, 2, 3};
  writer.AddArray<uint32_t>("a/numbers", numbers);
  return writer.Finish();
}

TEST_CASE("sections come back as they were written") {
  const TemporaryFolder folder;
  const CompiledFile file = CompiledFile::Open(folder.Write("a.lex", SampleFile()));
  CHECK(file.Section("b/text") == "hello");
  CHECK(file.Array<uint32_t>("a/numbers")[2] == 3);
  CHECK(file.Section("none").empty());
  CHECK_THROWS_AS(file.Array<uint32_t>("b/text"), Error);
}

TEST_CASE("each kind of damage is told apart") {
  const TemporaryFolder folder;
  const std::string good = SampleFile();
  const auto fault = [&](const std::string& bytes) -> std::string {
    try {
      CompiledFile::Open(folder.Write("x", bytes));
      return "none";
    } catch (const Error& error) {
      return error.what();
    }
  };
  CHECK(fault(good) == "none");
  CHECK(fault("").find("is not a compiled lexicon") != std::string::npos);
  CHECK(fault("name\taliases\n").find("is not a compiled lexicon") !=
        std::string::npos);
  std::string newer = good;
  newer[good.find("format 1") + 7] = '2';
  CHECK(fault(newer).find("has format 2, this program reads 1") != std::string::npos);
  CHECK(fault(good.substr(0, good.size() - 1)).find("is damaged: it has") !=
        std::string::npos);
  std::string flipped = good;
  flipped[70] = static_cast<char>(flipped[70] ^ 1);
  CHECK(fault(flipped).find("does not match its checksum") != std::string::npos);
}

TEST_CASE("a name used twice or too long is refused") {
  CompiledFileWriter writer;
  writer.Add("a", "1");
  CHECK_THROWS_AS(writer.Add("a", "2"), Error);
  CHECK_THROWS_AS(writer.Add(std::string(48, 'x'), "2"), Error);
}

}  // namespace
}  // namespace unspin
