#include "read/document_source.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "read/packed.h"
#include "read/read_all.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using namespace std::string_literals;

TEST_CASE("a plain text file has its headline before the blank line") {
  const TemporaryFolder folder;
  const std::string path =
      folder.Write("a.txt", "Cloud down\r\n \r\nIt fell.\n\nTwice.\n");
  const Items items = ReadAll({path});
  REQUIRE(items.documents.size() == 1);
  const RawDocument& document = items.documents[0];
  CHECK(document.id == path);
  CHECK(document.title == "Cloud down");
  CHECK(document.body.In(document.original) == "It fell.\n\nTwice.");
  CHECK(document.original.starts_with("Cloud down"));
}

TEST_CASE("a text without a blank line has no headline") {
  const TemporaryFolder folder;
  const Items lone = ReadAll({folder.Write("b.txt", "Only a line\n\n  \n")});
  REQUIRE(lone.documents.size() == 1);
  CHECK(lone.documents[0].title.empty());
  CHECK(lone.documents[0].body == SourceSpan{0, 11});
  const Items items = ReadAll({folder.Write("a.txt", "One line.\nTwo lines.")});
  REQUIRE(items.documents.size() == 1);
  CHECK(items.documents[0].title.empty());
  CHECK(items.documents[0].body.size() == 20);
}

TEST_CASE("each unusable file is named with its reason and the rest is read") {
  const TemporaryFolder folder;
  const std::string empty = folder.Write("empty.txt", "");
  const std::string blank = folder.Write("blank.txt", " \n\n");
  const std::string binary = folder.Write("picture.png", "\x89PNG\0\0\0"s);
  const std::string good = folder.Write("good.txt", "Fine text.");
  const Items items = ReadAll({"missing.txt", empty, blank, binary, good});
  CHECK(items.order == "rrrrd");
  CHECK(items.rejects[0].ToString() == "missing.txt: no such file or folder");
  CHECK(items.rejects[0].severity == Problem::Severity::kNoInput);
  CHECK(items.rejects[1].ToString() == empty + ": empty file");
  CHECK(items.rejects[2].reason == "nothing but white space");
  CHECK(items.rejects[3].reason == "binary data, not text");
}

TEST_CASE("invalid UTF-8 is read, kept visible and reported with its byte") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write("a.txt", "naïve caf\xE9 – yes")});
  REQUIRE(items.documents.size() == 1);
  CHECK(items.documents[0].original == "naïve café – yes");
  REQUIRE(items.warnings.size() == 1);
  CHECK(items.warnings[0].byte_offset == 10);
  CHECK(items.warnings[0].severity == Problem::Severity::kWarning);
}

TEST_CASE(
    "JSON Lines give a record a line, in order, with line and byte of the bad ones") {
  const TemporaryFolder folder;
  const std::string path = folder.Write(
      "dump.jsonl",
      "{\"id\":\"a\",\"title\":\"T\",\"text\":\"Body\",\"published\":\"2022-12-29\"}\n"
      "\n"
      "{\"id\": broken\n"
      "{\"id\":\"c\",\"title\":\"no text\"}\n"
      "[1]\n"
      "{\"body\":\"By another name\",\"url\":\"http://x/\",\"author\":[\"A\",\"B\"]}");
  const Items items = ReadAll({path});
  CHECK(items.order == "drrrd");
  CHECK(items.documents[0].id == "a");
  CHECK(items.documents[0].published->ToIso() == "2022-12-29");
  CHECK(items.documents[1].id == path + "#5");
  CHECK(items.documents[1].original == "By another name");
  CHECK(items.documents[1].author == "A, B");
  CHECK(items.rejects[0].line == 3);
  CHECK(items.rejects[0].byte_offset == 63);
  CHECK(items.rejects[0].reason.starts_with("not valid JSON: "));
  CHECK(items.rejects[1].record_id == "c");
  CHECK(items.rejects[1].reason ==
        "record without text (none of the fields text, body, content, article, "
        "fulltext)");
  CHECK(items.rejects[2].reason == "a record must be a JSON object");
}

TEST_CASE("fields can be mapped and defaults fill what a record lacks") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.field_names = {{"text", "story"}, {"published", "when"}};
  options.published = ParsePublished("2020-01-01");
  options.source = "feed";
  const Items items = ReadAll(
      {folder.Write("d.jsonl",
                    "{\"story\":\"x\",\"when\":\"2021-02-03\"}\n{\"story\":\"y\"}\n"
                    "{\"text\":\"z\"}\n")},
      options);
  CHECK(items.order == "ddr");
  CHECK(items.documents[0].published->ToIso() == "2021-02-03");
  CHECK(items.documents[1].published->ToIso() == "2020-01-01");
  CHECK(items.documents[1].source == "feed");
  CHECK(items.rejects[0].reason == "record without text (no field 'story')");
}

TEST_CASE("a JSON array gives its records") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write(
      "d.json", "[\n {\"id\": 7, \"text\": \"a\"},\n {\"text\": \"<p>b</p>\"}\n]")});
  CHECK(items.order == "dd");
  CHECK(items.documents[0].id == "7");
  CHECK(items.documents[1].markup == Markup::kHtml);
}

TEST_CASE("CSV rows may span lines; a short row is named and the rest is read") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write("d.csv",
                                            "id,title,text\n"
                                            "1,A,\"two\nlines, and a \"\"quote\"\"\"\n"
                                            "2,short\n"
                                            "3,C,fine\n")});
  CHECK(items.order == "drd");
  CHECK(items.documents[0].original == "two\nlines, and a \"quote\"");
  CHECK(items.rejects[0].line == 4);
  CHECK(items.rejects[0].reason == "2 fields, the header has 3");
  CHECK(items.documents[1].id == "3");
}

TEST_CASE("a quote that is never closed costs one row only") {
  const TemporaryFolder folder;
  const Items items = ReadAll(
      {folder.Write("d.csv", "id,text\n1,\"open\n2,fine\n3,\"also\"\n4,good\n")});
  REQUIRE(items.order == "rddd");
  CHECK(items.rejects[0].line == 2);
  CHECK(items.documents[0].original == "fine");
  CHECK(items.documents[1].original == "also");
}

TEST_CASE("gzip is seen by content and read through") {
  const TemporaryFolder folder;
  const Items items =
      ReadAll({folder.Write("dump", Gzip("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"))});
  CHECK(items.order == "dd");
}

TEST_CASE("cut gzip gives the records before the cut and a reject") {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 40000; ++i) {
    lines += "{\"text\":\"number " + std::to_string(i * 7919) + "\"}\n";
  }
  const std::string packed = Gzip(lines);
  const Items items =
      ReadAll({folder.Write("d.jsonl.gz", packed.substr(0, packed.size() / 2)),
               folder.Write("good.txt", "Fine.")});
  REQUIRE(items.rejects.size() >= 1);
  CAPTURE(items.rejects.back().reason);
  CHECK(items.rejects.back().reason.find("truncated gzip") != std::string::npos);
  CHECK(items.documents.size() > 10000);
  CHECK(items.documents.back().original == "Fine.");
}

TEST_CASE("a record that is too long is rejected and skipped") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.max_record_bytes = 100;
  const Items items =
      ReadAll({folder.Write("d.jsonl", "{\"text\":\"" + std::string(300, 'x') +
                                           "\"}\n{\"text\":\"ok\"}\n")},
              options);
  CHECK(items.order == "rd");
  CHECK(items.rejects[0].reason == "longer than 100 bytes");
  CHECK(items.documents[0].original == "ok");
}

TEST_CASE("input that unpacks without end is stopped") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.max_ratio = 10;
  const Items items =
      ReadAll({folder.Write("bomb.gz", Gzip(std::string(8 << 20, 'x')))}, options);
  CHECK(items.order == "r");
  CHECK(items.rejects[0].reason == "unpacks to more than 10 times its size");
}

TEST_CASE("warnings of one input are told up to a number, then counted") {
  std::string lines;
  for (int i = 0; i < 1500; ++i)
    lines += "{\"text\":\"na\xC3\xAFve d\xC3\xA9j\xC3\xA0 caf\xE9\"}\n";
  const Items items = ReadBytes("a.jsonl", lines);
  CHECK(items.documents.size() == 1500);
  REQUIRE(items.warnings.size() == 1001);
  CHECK(items.warnings.back().reason == "500 more warnings");
}

TEST_CASE("shards cut the records into disjoint parts that are all of them") {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "{\"text\":\"n" + std::to_string(i) + "\"}\n";
  const std::string path = folder.Write("d.jsonl", lines);
  size_t total = 0;
  for (uint32_t shard = 0; shard < 3; ++shard) {
    ReadOptions options;
    options.shard = shard;
    options.shards = 3;
    const size_t part = ReadAll({path}, options).documents.size();
    CHECK(part > 10);
    total += part;
  }
  CHECK(total == 100);
}

TEST_CASE("a limit stops the reading") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.limit = 1;
  CHECK(ReadAll({folder.Write("d.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n")},
                options)
            .order == "d");
}

}  // namespace
}  // namespace unspin
