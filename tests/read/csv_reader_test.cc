#include <doctest/doctest.h>

#include "read/read_all.h"

namespace unspin {
namespace {

TEST_CASE("the separator is told by the header") {
  for (const char separator : {',', ';', '|', '\t'}) {
    CAPTURE(separator);
    std::string table = "id;title;text\n1;A, or B;\"Told; by | the\theader, all\"\n";
    std::replace(table.begin(), table.begin() + 15, ';', separator);
    table.replace(table.find("1;A, or B;"), 10,
                  std::string("1") + separator + "A" + separator);
    const Items items = ReadBytes("dump", table);
    REQUIRE(items.order == "d");
    CHECK(items.documents[0].title == "A");
    CHECK(items.documents[0].original == "Told; by | the\theader, all");
  }
}

TEST_CASE("a spreadsheet may name its separator itself") {
  const Items items = ReadBytes("a.csv", "sep=;\r\nid;text\r\n1;One\r\n");
  REQUIRE(items.order == "d");
  CHECK(items.documents[0].original == "One");
}

TEST_CASE("the encoding of a table is told by more than a line") {
  // Windows-1251: "Город" is little to tell it by.
  std::string table = "id;text\n";
  for (int i = 0; i < 20; ++i) {
    table += std::to_string(i) +
             ";\xCA\xEE\xEC\xEF\xE0\xED\xE8\xFF \xEE\xF2\xEA\xF0\xFB\xEB\xE0 \xE2 "
             "\xE3\xEE\xF0\xEE\xE4\xE5 \xED\xEE\xE2\xFB\xE9 \xE7\xE0\xE2\xEE\xE4\n";
  }
  table += "20;\xC3\xEE\xF0\xEE\xE4\n";
  const Items items = ReadBytes("a.csv", table);
  REQUIRE(items.documents.size() == 21);
  CHECK(items.documents[0].original == "Компания открыла в городе новый завод");
  CHECK(items.documents[20].original == "Город");
}

TEST_CASE("a table without rows, or without anything, is told") {
  ReadOptions options;
  options.format = InputFormat::kCsv;
  CHECK(ReadBytes("a.csv", "id,text\n").order == "r");
  CHECK(ReadBytes("a.csv", "", options).order == "r");
  CHECK(ReadBytes("a.csv", "id,\"text\n", options).order == "r");
}

TEST_CASE("many open quotes cost no more than two readings") {
  std::string table = "id,text\n";
  for (int i = 0; i < 20'000; ++i) table += "1,\"a\"\"\n";
  CHECK(ReadBytes("a.csv", table).rejects.size() == 20'000);
}

}  // namespace
}  // namespace unspin
