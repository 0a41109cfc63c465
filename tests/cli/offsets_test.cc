// Every offset counts code points and leads back to the original.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "cli/child.h"
#include "cli/stored.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using nlohmann::json;

std::string Slice(const std::string& text, const json& start, const json& end) {
  const CodePointIndex index(text);
  const size_t begin = index.ByteAt(start.get<size_t>());
  return text.substr(begin, index.ByteAt(end.get<size_t>()) - begin);
}

// Checks the offsets of one article, whose texts before repair are given.
void CheckOffsets(const json& line, const std::string& original,
                  const std::string& original_title) {
  const std::string text = line["text"];
  const std::string title = line["title"];
  for (const json& mention : line["mentions"]) {
    const bool in_title = mention.value("field", "body") == "title";
    CHECK(Slice(in_title ? title : text, mention["start"], mention["end"]) ==
          mention["text"]);
    CHECK(mention["source_start"] <= mention["source_end"]);
  }
  for (const json& repair : line["repairs"]) {
    const bool in_title = repair.value("field", "body") == "title";
    CAPTURE(repair.dump());
    CHECK(Slice(in_title ? title : text, repair["start"], repair["end"]) ==
          repair["text"]);
    CHECK(Slice(in_title ? original_title : original, repair["source_start"],
                repair["source_end"]) == repair["source"]);
  }
  for (const json& doubt : line["doubts"]) {
    CAPTURE(doubt.dump());
    CHECK(Slice(text, doubt["start"], doubt["end"]) == doubt["text"]);
    CHECK(Slice(original, doubt["source_start"], doubt["source_end"]) == doubt["text"]);
  }
  for (const json& fact : line["facts"]) {
    const bool in_title = fact.value("field", "body") == "title";
    CHECK(Slice(in_title ? title : text, fact["start"], fact["end"]) ==
          fact["evidence"]);
  }
}

// Ingests `path` and checks the article against the original that the database keeps.
void CheckStoredOffsets(const std::string& path) {
  CAPTURE(path);
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "facts.db").string();
  REQUIRE(RunUnspin({"ingest", path, "--db", database}).status == 0);
  const json line = json::parse(RunUnspin({"extract", path}).out);
  CHECK_FALSE(line["mentions"].empty());
  CHECK_FALSE(line["repairs"].empty());
  CheckOffsets(line, CellOf(database, "SELECT original FROM articles"),
               CellOf(database, "SELECT original_title FROM articles"));
}

TEST_CASE("offsets of a spun article lead back to it") {
  CheckStoredOffsets(Corpus("spun_a/cloud-cooling-osaka.txt"));
}

TEST_CASE("offsets of mojibake lead back to it") {
  CheckStoredOffsets(Corpus("dirty/mojibake-1252.txt"));
  CheckStoredOffsets(Corpus("dirty/mojibake-spun.txt"));
  CheckStoredOffsets(Corpus("dirty/mojibake-double.txt"));
}

TEST_CASE("offsets of a page lead back to its markup") {
  CheckStoredOffsets(Corpus("dirty/page-news.html"));
  CheckStoredOffsets(Corpus("dirty/page-spun.html"));
  CheckStoredOffsets(Corpus("dirty/page-broken.html"));
}

TEST_CASE("offsets count code points, not bytes or UTF-16 units") {
  const std::string body =
      "\U0001F600\U0001F600 caf\u00e9 \u2014 Tavira Cloud failed in Porto.";
  const json record = {{"id", "a"}, {"text", body}};
  const json line = json::parse(
      RunUnspin({"extract", "--input-format", "jsonl", "-"}, record.dump()).out);
  CheckOffsets(line, body, "");
  bool found = false;
  for (const json& mention : line["mentions"]) {
    if (mention["text"] != "Tavira Cloud") continue;
    found = true;
    CHECK(mention["start"] == 10);
    CHECK(mention["end"] == 22);
    CHECK(mention["source_start"] == 10);
  }
  CHECK(found);
}

TEST_CASE("offsets of all damaged articles lie in their text") {
  const ChildResult result = RunUnspin({"extract", Corpus("dirty")});
  for (const std::string& text : LinesOf(result.out)) {
    const json line = json::parse(text);
    if (line.contains("error")) continue;
    CAPTURE(line["id"]);
    for (const json& mention : line["mentions"]) {
      const bool in_title = mention.value("field", "body") == "title";
      CHECK(Slice(in_title ? line["title"] : line["text"], mention["start"],
                  mention["end"]) == mention["text"]);
    }
  }
}

}  // namespace
}  // namespace unspin
