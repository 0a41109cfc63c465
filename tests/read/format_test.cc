#include "read/format.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("formats are told by content") {
  CHECK(DetectFormat("<!DOCTYPE html><p>x", "a.txt") == InputFormat::kHtml);
  CHECK(DetectFormat("\xEF\xBB\xBF<html lang=en>", "a") == InputFormat::kHtml);
  CHECK(DetectFormat("{\"id\":1}\n{\"id\":2}\n", "dump") == InputFormat::kJsonl);
  CHECK(DetectFormat("{\n  \"id\": 1\n}", "dump.json") == InputFormat::kJsonArray);
  CHECK(DetectFormat("[ {\"id\":1} ]", "dump") == InputFormat::kJsonArray);
  CHECK(DetectFormat("id,title,text\n1,a,b\n", "dump") == InputFormat::kCsv);
  CHECK(DetectFormat("\"Title\",\"Body\"\n", "dump") == InputFormat::kCsv);
  CHECK(DetectFormat("id\ttitle\ttext\n", "dump") == InputFormat::kTsv);
  CHECK(DetectFormat("<div class=x><p>Hello</p></div>", "a") == InputFormat::kHtml);
  CHECK(DetectFormat("Cloud down\n\nThe text, title and body.", "a") ==
        InputFormat::kText);
  CHECK(DetectFormat("[Update] The cloud is back", "a") == InputFormat::kText);
}

TEST_CASE("objects over many lines and lists in an object are JSON documents") {
  CHECK(DetectFormat("{\"articles\":[{\"text\":\"a\"}]}\n", "x.jsonl") ==
        InputFormat::kJsonArray);
  CHECK(DetectFormat("{\"id\":1}{\"id\":2}", "x") == InputFormat::kJsonArray);
  CHECK(DetectFormat("\x1E{\"id\":1}\n\x1E{\"id\":2}\n", "x") == InputFormat::kJsonl);
  CHECK(DetectFormat("{\"text\":\"a\",\"items\":[{}]}\n", "x") == InputFormat::kJsonl);
  CHECK(DetectFormat("id;title;text\n", "x") == InputFormat::kCsv);
  CHECK(DetectFormat("id|title|text\n", "x") == InputFormat::kCsv);
}

TEST_CASE("a guess is told in words") {
  CHECK(Describe(GuessFormat("id;text\n", "a", {}), "id;text\n", " in tar in gzip") ==
        "csv in tar in gzip, UTF-8, separator ';'");
  CHECK(Describe(GuessFormat("Plain words.", "a", {}), "Plain words.", "") ==
        "text, UTF-8");
}

TEST_CASE("feeds and web archives are told by content") {
  CHECK(DetectFormat("<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>", "a") ==
        InputFormat::kFeed);
  CHECK(DetectFormat("<feed xmlns='http://www.w3.org/2005/Atom'>", "a.html") ==
        InputFormat::kFeed);
  CHECK(DetectFormat("<?xml version='1.0'?><rdf:RDF>", "a") == InputFormat::kFeed);
  CHECK(DetectFormat("<?xml version='1.0'?><!DOCTYPE html><html>", "a.html") ==
        InputFormat::kHtml);
  CHECK(DetectFormat("WARC/1.1\r\nWARC-Type: response\r\n", "a") == InputFormat::kWarc);
  CHECK(DetectFormat("filedesc://a.arc 0.0.0.0", "a") == InputFormat::kArc);
  CHECK(DetectFormat("WARC/files are old", "a.txt") == InputFormat::kText);
}

TEST_CASE("the name decides where content does not") {
  CHECK(DetectFormat("a,b\n1,2\n", "x.csv.gz") == InputFormat::kCsv);
  CHECK(DetectFormat("not json at all", "x.jsonl") == InputFormat::kJsonl);
  CHECK(DetectFormat("plain words", "x.htm") == InputFormat::kHtml);
  CHECK(DetectFormat("", "x.txt") == InputFormat::kText);
}

TEST_CASE("tags are seen, comparisons and addresses are not") {
  CHECK(LooksLikeHtml("one<br/>two"));
  CHECK(LooksLikeHtml("<a href=\"x\">y</a>"));
  CHECK(LooksLikeHtml("so </p>"));
  CHECK_FALSE(LooksLikeHtml("a < b and c > d"));
  CHECK_FALSE(LooksLikeHtml("<someone@example.org>"));
  CHECK_FALSE(LooksLikeHtml("std::vector<int> v"));
}

TEST_CASE("every format has a name that leads back to it") {
  for (const char* name : {"text", "html", "jsonl", "json", "csv", "tsv"}) {
    REQUIRE(InputFormatByName(name));
    CHECK(Name(*InputFormatByName(name)) == name);
  }
  CHECK_FALSE(InputFormatByName("docx"));
}

}  // namespace
}  // namespace unspin
