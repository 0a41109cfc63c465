#include "read/archive_reader.h"

#include <doctest/doctest.h>

#include "read/packed.h"
#include "read/read_all.h"

namespace unspin {
namespace {

using namespace std::string_literals;

std::string Lines(int count, const std::string& name) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += "{\"id\":\"" + name + std::to_string(i) + "\",\"text\":\"Number " +
             std::to_string(i * 7919 + name[0] * 1299709) + "\"}\n";
  }
  return lines;
}

PackedMembers Members() {
  return {{"news/a.jsonl", Lines(3, "a")},
          {"b.html", "<!doctype html><p>Kelda Works opened in Graz.</p>"},
          {"c.txt", "Head\n\nNorvik Labs hired nine people.\n"},
          {"d.csv", "id,text\n1,One\n2,Two\n"}};
}

std::vector<std::string> Ids(const Items& items) {
  std::vector<std::string> ids;
  for (const RawDocument& document : items.documents) ids.push_back(document.id);
  return ids;
}

TEST_CASE("members are read each as what it is, and counted through") {
  const TemporaryFolder folder;
  const PackedMembers dumps = {{"dump.zip", Zip(Members())},
                               {"dump.tar", Tar(Members())},
                               {"dump.tgz", Gzip(Tar(Members()))}};
  for (const auto& dump : dumps) {
    CAPTURE(dump.first);
    const std::string path = folder.Write(dump.first, dump.second);
    const Items items = ReadAll({path});
    REQUIRE(items.order == "ddddddd");
    CHECK(Ids(items) == std::vector<std::string>{"a0", "a1", "a2", path + "#4",
                                                 path + "#5", "1", "2"});
    CHECK(items.documents[1].location == path + "/news/a.jsonl:2");
    CHECK(items.documents[3].location == path + "/b.html");
    CHECK(items.documents[3].markup == Markup::kHtml);
    CHECK(items.documents[4].title == "Head");
  }
}

TEST_CASE("archives and packed files may lie in archives") {
  const Items items =
      ReadBytes("dump", Zip({{"in.tar.gz", Gzip(Tar(Members()))},
                             {"in.zip", Zip({{"x.jsonl.gz", Gzip(Lines(2, "x"))}})},
                             {"last.txt", "The last one."}}));
  CHECK(items.order == "dddddddddd");
  CHECK(items.documents[7].location.ends_with("dump/in.zip/x.jsonl.gz:1"));
}

TEST_CASE("what no one wrote to be read is passed over") {
  const Items items = ReadBytes("a.zip", Zip({{"a/.DS_Store", "\0\1"s},
                                              {"__MACOSX/a/._x.txt", "x"},
                                              {"a/", ""},
                                              {".git/config", "x"},
                                              {"a/x.txt", "Kept."}}));
  CHECK(items.order == "d");
}

TEST_CASE("empty members are told together, an archive without members too") {
  const Items items = ReadBytes(
      "a.tar", Tar({{"1.txt", ""}, {"2.txt", ""}, {"3.txt", "Text."}, {"4.txt", ""}}));
  REQUIRE(items.order == "dr");
  CHECK(items.rejects[0].reason == "3 empty members, the first is 1.txt");
  const Items empty = ReadBytes("a.zip", Zip({{".hidden", "x"}}));
  REQUIRE(empty.order == "r");
  CHECK(empty.rejects[0].reason == "archive without articles");
  CHECK(empty.rejects[0].severity == Problem::Severity::kNoInput);
}

TEST_CASE("names of members cannot do anything") {
  const Items items = ReadBytes("a.tar", Tar({{"../../etc/x.txt", "One."},
                                              {"/etc/y.txt", "Two."},
                                              {"\x1b[2Jz.txt", "Three."}}));
  REQUIRE(items.order == "ddd");
  CHECK(items.documents[0].location.ends_with("a.tar/../../etc/x.txt"));
  CHECK(items.documents[2].location.ends_with("a.tar/\xEF\xBF\xBD[2Jz.txt"));
}

TEST_CASE("a damaged zip member is named and those behind it are read") {
  PackedMembers members;
  for (const char* name : {"a", "b", "c", "d"})
    members.emplace_back(name, Lines(400, name));
  std::string bytes = Zip(members);
  const size_t second = bytes.find("PK\x03\x04", 4);
  const size_t third = bytes.find("PK\x03\x04", second + 4);
  for (size_t i = second + 100; i < third - 100; ++i) bytes[i] = '\x55';
  const Items items = ReadBytes("a.zip", bytes);
  const std::vector<std::string> ids = Ids(items);
  CHECK(std::count(ids.begin(), ids.end(), "a399") == 1);
  CHECK(std::count(ids.begin(), ids.end(), "c0") == 1);
  CHECK(std::count(ids.begin(), ids.end(), "d399") == 1);
  REQUIRE_FALSE(items.rejects.empty());
  CHECK(items.rejects.back().source.ends_with("a.zip/b"));
}

TEST_CASE("an encrypted member is named and those behind it are read") {
  std::string bytes = Zip({{"a.txt", "One."}, {"b.txt", "Two."}, {"c.txt", "Three."}});
  // Bit 0 of the flags, in the local header and in the directory.
  const size_t local = bytes.find("PK\x03\x04", 4);
  const size_t entry = bytes.find("PK\x01\x02", bytes.find("PK\x01\x02") + 4);
  bytes[local + 6] = static_cast<char>(bytes[local + 6] | 1);
  bytes[entry + 8] = static_cast<char>(bytes[entry + 8] | 1);
  const Items items = ReadBytes("a.zip", bytes);
  REQUIRE(items.order == "drd");
  CHECK(items.rejects[0].source.ends_with("a.zip/b.txt"));
  CHECK(items.rejects[0].reason == "encrypted");
}

TEST_CASE("a cut archive gives what stands in front of the cut, and one reject") {
  PackedMembers members;
  for (const char* name : {"a", "b", "c", "d"})
    members.emplace_back(name, Lines(400, name));
  for (const std::string& whole : {Zip(members), Tar(members), Gzip(Tar(members))}) {
    const Items items = ReadBytes("cut", whole.substr(0, whole.size() * 5 / 8));
    CAPTURE(items.documents.size());
    CHECK(items.documents.size() > 790);
    CHECK(items.documents.size() < 1200);
    REQUIRE(items.rejects.size() == 1);
    CHECK(items.rejects[0].source.ends_with("cut/c"));
  }
}

TEST_CASE("a zip file whose directory is lost is read by its local headers") {
  std::string bytes = Zip(Members());
  bytes.resize(bytes.find("PK\x01\x02") + 40);
  CHECK(ReadBytes("a.zip", bytes).order == "ddddddd");
}

TEST_CASE("a damaged tar header costs its member and is told once") {
  PackedMembers members;
  for (const char* name : {"a", "b", "c"}) members.emplace_back(name, Lines(400, name));
  std::string bytes = Tar(members);
  const size_t second = 512 + (members[0].second.size() + 511) / 512 * 512;
  bytes[second + 20] = 'X';
  const Items items = ReadBytes("a.tar", bytes);
  CHECK(items.documents.size() == 800);
  REQUIRE(items.rejects.size() == 1);
  CHECK(items.rejects[0].reason == "Damaged tar archive");
}

TEST_CASE("members that are too large or too many stop at their limits") {
  const std::string zip = Zip({{"a.jsonl", Lines(10, "a")},
                               {"b.jsonl", Lines(1000, "b")},
                               {"c.jsonl", Lines(10, "c")}});
  ReadOptions small;
  small.max_member_bytes = 10'000;
  const Items items = ReadBytes("a.zip", zip, small);
  REQUIRE(items.rejects.size() == 1);
  CHECK(items.rejects[0].reason == "member unpacks to more than 10000 bytes");
  CHECK(Ids(items).back() == "c9");
  ReadOptions few;
  few.max_members = 2;
  const Items cut = ReadBytes("a.zip", zip, few);
  CHECK(cut.documents.size() == 1010);
  REQUIRE(cut.rejects.size() == 1);
  CHECK(cut.rejects[0].reason == "more than 2 members");
}

}  // namespace
}  // namespace unspin
