#include <doctest/doctest.h>

#include "read/read_all.h"

namespace unspin {
namespace {

std::string Texts(const Items& items) {
  std::string texts;
  for (const RawDocument& document : items.documents) texts += document.original + ";";
  return texts;
}

TEST_CASE("a list inside of an object gives its records") {
  const Items items = ReadBytes(
      "a",
      "{\"status\": \"ok\", \"articles\": [{\"text\": \"a\"}, {\"text\": \"b\"}], "
      "\"more\": {\"page\": [2]}}");
  CHECK(items.order == "dd");
  CHECK(Texts(items) == "a;b;");
  CHECK(ReadBytes("a",
                  "{\"articles\":[{\"text\":\"a\"}]}\n{\"articles\":[{\"text\":"
                  "\"b\"},{\"text\":\"c\"}]}\n")
            .order == "ddd");
}

TEST_CASE("objects over many lines, one after another, are records") {
  CHECK(Texts(ReadBytes("a", "{\n \"text\": \"a\"\n}\n{\n \"text\": \"b\"\n}\n")) ==
        "a;b;");
  CHECK(Texts(ReadBytes("a", "{\"text\":\"a\"}{\"text\":\"b\"}")) == "a;b;");
  CHECK(Texts(ReadBytes("a", "\x1E{\"text\":\"a\"}\n\x1E{\"text\":\"b\"}\n")) ==
        "a;b;");
  CHECK(Texts(ReadBytes("a.json", "[{\"text\":\"a\"}]\n[{\"text\":\"b\"}]")) == "a;b;");
}

TEST_CASE("a list larger than a record may be is read") {
  ReadOptions options;
  options.max_record_bytes = 200'000;
  std::string list = "[";
  for (int i = 0; i < 20; ++i) {
    list += (i > 0 ? ",\n" : "") + std::string("{\"text\":\"") +
            std::string(150'000, 'x') + "\"}";
  }
  list += ",{\"text\":\"" + std::string(300'000, 'y') + "\"},{\"text\":\"last\"}]";
  const Items items = ReadBytes("a", list, options);
  CHECK(items.order == std::string(20, 'd') + "rd");
  CHECK(items.rejects[0].reason == "longer than 200000 bytes");
  CHECK(items.documents.back().original == "last");
}

TEST_CASE("a damaged record is named with its byte and costs no other") {
  // A lost quote at the end, in front, inside; a lost brace, a lost bracket.
  for (const std::string_view damaged :
       {"{\"id\": \"2\", \"text\": \"lost}", "{\"id\": \"2, \"text\": \"lost\"}",
        "{\"id\": \"2\", \"text\": \"he said \"yes\" to it\"}",
        "{\"id\": \"2\", \"text\": \"lost\"",
        "{\"id\": \"2\", \"tags\": [\"a\", \"text\": \"lost\"}"}) {
    CAPTURE(damaged);
    for (const std::string_view between : {",", ",\n  ", ", "}) {
      const Items items = ReadBytes(
          "a.json", "[{\"id\": \"1\", \"text\": \"a\"}" + std::string(between) +
                        std::string(damaged) + std::string(between) +
                        "{\"id\": \"3\", \"text\": \"c\"}" + std::string(between) +
                        "{\"id\": \"4\", \"text\": \"d\"}]");
      CHECK(items.rejects.size() == 1);
      CHECK(items.documents.size() >= 3);
      CHECK(Texts(items).starts_with("a;"));
      CHECK(Texts(items).ends_with("c;d;"));
      CHECK(*items.rejects[0].byte_offset >= 26);
    }
  }
}

TEST_CASE("a brace too many and a comma that lacks are warnings") {
  const Items brace = ReadBytes("a", "[{\"text\":\"a\"}}, {\"text\":\"b\"}]");
  CHECK(Texts(brace) == "a;b;");
  CHECK(brace.warnings.size() == 1);
  const Items items = ReadBytes("a", "[{\"text\":\"a\"} {\"text\":\"b\"}]");
  CHECK(Texts(items) == "a;b;");
  REQUIRE(items.warnings.size() == 1);
  CHECK(items.warnings[0].byte_offset == 14);
  CHECK(ReadBytes("a", "[{\"text\":\"a\"},]").order == "d");
}

TEST_CASE("a cut list gives its records and one reject") {
  const std::string whole = "[{\"text\":\"a\"},{\"text\":\"b\"},{\"text\":\"c\"}]";
  for (const size_t size : {27UL, 28UL, 30UL, 36UL, 39UL}) {
    CAPTURE(size);
    const Items items = ReadBytes("a", whole.substr(0, size));
    CHECK(Texts(items).starts_with("a;b;"));
    REQUIRE(items.rejects.size() == 1);
    CHECK(items.rejects[0].reason.starts_with("cut: "));
  }
}

TEST_CASE("values that are no objects are told once") {
  const Items items = ReadBytes(
      "a.json", "[{\"text\":\"a\"}, 1, \"b, c\", [1, 2], null, {\"text\":\"d\"}]");
  CHECK(items.order == "drd");
  CHECK(items.rejects[0].reason ==
        "a record must be a JSON object: 4 values that are none");
}

TEST_CASE("text that is no JSON is told once, lines that start like JSON are read") {
  ReadOptions options;
  options.format = InputFormat::kJsonArray;
  const Items items =
      ReadBytes("a", "<html>\nno {\"json\"} here\n{\"text\":\"a\"}\n", options);
  CHECK(items.order == "rd");
  CHECK(items.rejects[0].reason == "not JSON");
  CHECK(ReadBytes("a", "", options).rejects.size() == 1);
  CHECK(ReadBytes("a", "[]", options).order == "r");
}

TEST_CASE("fields may lie in the usual wrappers, or where --map says") {
  CHECK(Texts(ReadBytes("a.jsonl",
                        "{\"_id\":\"7\",\"_source\":{\"text\":\"a\"}}\n"
                        "{\"article\":{\"body\":\"b\"}}\n")) == "a;b;");
  ReadOptions options;
  options.field_names = {{"text", "story.parts.main"}, {"title", "story.head"}};
  const Items items = ReadBytes(
      "a.jsonl", "{\"story\":{\"head\":\"h\",\"parts\":{\"main\":\"c\"}}}\n", options);
  REQUIRE(items.order == "d");
  CHECK(Texts(ReadBytes("a.jsonl", "{\"text\":[\"One.\",\"Two.\"]}\n")) ==
        "One.\n\nTwo.;");
  CHECK(items.documents[0].original == "c");
  CHECK(items.documents[0].title == "h");
}

TEST_CASE("what strict readers refuse is read where it is clear") {
  CHECK(Texts(ReadBytes("a.jsonl", "{\"text\":\"a\tb\"}\n")) == "a\tb;");
  CHECK(Texts(ReadBytes("a.jsonl", "{\"text\":\"a\\ud83d b\"}\n")) ==
        "a\xEF\xBF\xBD b;");
  CHECK(Texts(ReadBytes("a.jsonl", "\xEF\xBB\xBF{\"text\":\"a\"}\n")) == "a;");
  CHECK(Texts(ReadBytes("a.jsonl", "{\"text\":\"a\"} {\"text\":\"b\"}\n")) == "a;b;");
  const Items latin = ReadBytes("a.jsonl", "{\"text\":\"caf\xE9\"}\n");
  CHECK(Texts(latin) == "café;");
}

}  // namespace
}  // namespace unspin
