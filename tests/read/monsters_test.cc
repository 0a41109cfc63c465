// Inputs that no one should send: rejected or read in a short time, and nothing that
// stands beside them is lost. tests/bench/monsters.py has larger ones and measures
// memory too.

#include <doctest/doctest.h>

#include <ctime>

#include "read/packed.h"
#include "read/read_all.h"

namespace unspin {
namespace {

constexpr double kSeconds = 2;

// Reads the monster and a good file behind it, which must come out.
Items ReadMonster(const std::string& name, std::string_view bytes) {
  const TemporaryFolder folder;
  const std::string monster = folder.Write(name, bytes);
  const std::string good = folder.Write("good.txt", "The good one.");
  const std::clock_t start = std::clock();
  Items items = ReadAll({monster, good});
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < kSeconds);
  REQUIRE(items.order.ends_with('d'));
  CHECK(items.documents.back().original == "The good one.");
  return items;
}

std::string Repeat(std::string_view text, size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST_CASE("zeros without end are given up, the member before them is read") {
  const std::string zeros(48 << 20, '\0');
  CHECK(ReadMonster("a.gz", Gzip(zeros)).order == "rd");
  CHECK(ReadMonster("a.bz2", Pack(zeros, archive_write_add_filter_bzip2)).order ==
        "rd");
  CHECK(ReadMonster("a.xz", Pack(zeros, archive_write_add_filter_xz)).order == "rd");
  CHECK(ReadMonster("a.zip", Zip({{"a.txt", "One."}, {"zeros", zeros}})).order ==
        "drd");
}

TEST_CASE("what stays packed however often it is unpacked is given up") {
  std::string gzip = std::string(1 << 20, '\0');
  for (int i = 0; i < 20; ++i) gzip = Gzip(gzip);
  CHECK(ReadMonster("a.gz", gzip).order == "rd");
  std::string zip = "Text.";
  for (int i = 0; i < 20; ++i) zip = Zip({{"a.txt", "Text."}, {"deeper", zip}});
  CHECK(ReadMonster("a.zip", zip).order ==
        "dddddddd"
        "rd");
}

TEST_CASE("archives of empty members are told once") {
  PackedMembers members = {{"first.txt", "First."}};
  for (int i = 0; i < 30'000; ++i) members.emplace_back(std::to_string(i), "");
  members.emplace_back("last.txt", "Last.");
  CHECK(ReadMonster("a.tar", Tar(members)).order == "ddrd");
  CHECK(ReadMonster("a.zip", Zip(members)).order == "ddrd");
}

TEST_CASE("JSON may nest, open and never close") {
  const std::string deep = "{\"id\":\"a\",\"n\":" + std::string(100'000, '[') +
                           std::string(100'000, ']') + ",\"text\":\"Deep.\"}";
  CHECK(ReadMonster("a.jsonl", deep + "\n").order == "dd");
  CHECK(ReadMonster("a.json", "[" + deep + "]").order == "dd");
  CHECK(ReadMonster("a.jsonl", Repeat("{\"a\":", 200'000)).order == "rd");
  CHECK(ReadMonster("a.json", "[" + Repeat("{\"a\":[", 200'000)).order == "rd");
  CHECK(ReadMonster("a.json", "[{\"a\":\"" + Repeat("{", 2'000'000)).order == "rd");
}

TEST_CASE("a line or text that is far too long is stepped over") {
  const std::string line = "{\"text\":\"" + std::string(64 << 20, 'x') + "\"}";
  CHECK(ReadMonster("a.jsonl", line + "\n{\"text\":\"Next.\"}\n").order == "rdd");
  CHECK(ReadMonster("a.json", "[" + line + ",{\"text\":\"Next.\"}]").order == "rdd");
  CHECK(ReadMonster("a.csv",
                    "id,text\n1,\"" + std::string(64 << 20, 'x') + "\"\n2,Next.\n")
            .order == "rdd");
  CHECK(ReadMonster("a.txt", Repeat("words ", 8 << 20)).order == "rd");
}

TEST_CASE("ten times the damage takes ten times the time at most") {
  // Each of these has once led some reader to start over at every record.
  CHECK(ReadMonster("a.json",
                    "[" + Repeat("{\"id\": \"x, \"text\": \"y\"},", 50'000) + "]")
            .rejects.size() == 50'000);
  CHECK(ReadMonster("a.json", "[" + Repeat("{\"id\":[0,", 100'000) + "!]").order ==
        "rd");
  CHECK(ReadMonster("a.csv", "id,text\n1,\"open\n" + Repeat("2,fine\n", 100'000))
            .documents.size() == 100'001);
  CHECK(ReadMonster("a.gz", Repeat(Gzip("x").substr(0, 12), 50'000)).order.size() > 1);
}

}  // namespace
}  // namespace unspin
