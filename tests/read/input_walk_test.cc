#include "read/input_walk.h"

#include <doctest/doctest.h>

#include "read/packed.h"
#include "read/read_all.h"

namespace unspin {
namespace {

std::vector<std::string> Guesses(const std::string& name, std::string_view bytes) {
  std::vector<std::string> guesses;
  ReadOptions options;
  options.tell_guess = [&guesses](const std::string& text) {
    guesses.push_back(text.substr(text.find_last_of('/', text.find(':')) + 1));
  };
  ReadBytes(name, bytes, options);
  return guesses;
}

TEST_CASE("each input and member is told with format, packing, encoding") {
  using Strings = std::vector<std::string>;
  CHECK(Guesses("a.txt", "Plain words.") == Strings{"a.txt: text, UTF-8"});
  CHECK(Guesses("a.tgz", Gzip(Tar({{"x.csv", "id;text\n1;One\n"},
                                   {"y.gz", Gzip("{\"text\":\"a\"}\n")}}))) ==
        Strings{"x.csv: csv in tar in gzip, UTF-8, separator ';'",
                "y.gz: jsonl in gzip in tar in gzip, UTF-8"});
  CHECK(Guesses("a", std::string("\x7f"
                                 "ELF\0\1\2\0",
                                 8)) == Strings{"a: binary data"});
}

TEST_CASE("what is packed too often is rejected, its neighbours are read") {
  std::string deep = "Text.";
  for (int i = 0; i < 9; ++i) deep = Gzip(deep);
  const Items items =
      ReadBytes("a.zip", Zip({{"a.txt", "One."}, {"deep", deep}, {"b.txt", "Two."}}));
  CHECK(items.order == "drd");
  CHECK(items.rejects[0].reason == "packed more than 8 times over");
}

TEST_CASE("an input that is beyond its limits is given up with one reject") {
  const std::string zeros(8 << 20, '0');
  const TemporaryFolder folder;
  ReadOptions options;
  options.max_ratio = 100;
  options.max_record_bytes = 64 << 20;
  const std::string path = folder.Write(
      "a.zip", Zip({{"a.txt", "One."}, {"bomb.txt", zeros}, {"b.txt", "Two."}}));
  const Items items = ReadAll({path, folder.Write("good.txt", "Good.")}, options);
  CHECK(items.order == "drd");
  CHECK(items.rejects[0].source == path + "/bomb.txt");
  CHECK(items.rejects[0].reason == "unpacks to more than 100 times its size");
  CHECK(items.documents[1].original == "Good.");
}

TEST_CASE("a packed file that is no input names its reason") {
  const Items items = ReadBytes("a.gz", Gzip("").substr(0, 12));
  REQUIRE(items.order == "r");
  CHECK(items.rejects[0].severity == Problem::Severity::kNoInput);
  CHECK(items.rejects[0].reason == "truncated gzip input (after 0 unpacked bytes)");
  CHECK(ReadBytes("a.gz", Gzip("")).order == "r");
}

}  // namespace
}  // namespace unspin
