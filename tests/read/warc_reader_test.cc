#include <doctest/doctest.h>

#include <string>

#include "read/read_all.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

const std::string kPage =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n"
    "<html><body><p>Kestrel\x92s cloud was down for two hours.</p></body></html>";

std::string Record(const std::string& type, const std::string& id,
                   const std::string& block, const std::string& more = {},
                   const std::string& content_type = "application/http") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + id +
         ">\r\nWARC-Target-URI: https://kestrel.example/" + id +
         "\r\nContent-Type: " + content_type + "\r\n" + more +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
         "\r\n\r\n";
}

const std::string kInfo =
    Record("warcinfo", "0", "software: example", {}, "application/warc-fields");

TEST_CASE("pages of a WARC file are documents with their address and identifier") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write(
      "a.warc", kInfo + Record("request", "r", "GET / HTTP/1.1\r\n\r\n") +
                    Record("response", "1", kPage) +
                    Record("revisit", "v", "HTTP/1.1 200 OK\r\n\r\n") +
                    Record("resource", "2", "<p>Quay grew.</p>", {}, "text/html"))});
  CHECK(items.order == "dd");
  REQUIRE(items.documents.size() == 2);
  const RawDocument& page = items.documents[0];
  CHECK(page.id == "urn:uuid:1");
  CHECK(page.url == "https://kestrel.example/1");
  CHECK(page.markup == Markup::kHtml);
  CHECK(page.encoding == "windows-1252");
  CHECK(page.original.find("Kestrel’s cloud") != std::string::npos);
  CHECK(items.documents[1].original == "<p>Quay grew.</p>");
}

TEST_CASE("texts of a WET file are plain documents") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write(
      "a.wet", kInfo + Record("conversion", "1", "Kestrel falls\nIt was down.", {},
                              "text/plain"))});
  REQUIRE(items.documents.size() == 1);
  CHECK(items.documents[0].markup == Markup::kPlain);
  CHECK(items.documents[0].original == "Kestrel falls\nIt was down.");
}

TEST_CASE("what is no article is rejected with its reason") {
  const TemporaryFolder folder;
  const std::string first =
      Record("response", "1", "HTTP/1.1 404 Not Found\r\n\r\ngone");
  const Items items = ReadAll({folder.Write(
      "a.warc", first + Record("resource", "2", "\x89PNG", {}, "image/png") +
                    Record("response", "3",
                           "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                           "Content-Encoding: gzip\r\n\r\n\x1F\x8B\x08 broken") +
                    Record("response", "4", kPage))});
  CHECK(items.order == "rrrd");
  REQUIRE(items.rejects.size() == 3);
  CHECK(items.rejects[0].reason == "HTTP status 404");
  CHECK(items.rejects[0].record_id == "urn:uuid:1");
  CHECK(items.rejects[1].reason == "content of type image/png is no article");
  CHECK(items.rejects[1].byte_offset == first.size());
  CHECK(items.rejects[2].reason == "content packed with deflate is damaged");
}

TEST_CASE("a record with a wrong length is rejected and those behind it are read") {
  const TemporaryFolder folder;
  std::string wrong = Record("response", "1", kPage);
  wrong.replace(wrong.find("Content-Length: "), 18, "Content-Length: 9");
  std::string longer = Record("response", "2", kPage);
  longer.replace(longer.find("Content-Length: "), 16, "Content-Length: 1");
  const Items items = ReadAll(
      {folder.Write("a.warc", wrong + longer + Record("response", "3", kPage))});
  CHECK(items.order == "rrd");
  REQUIRE(items.rejects.size() == 2);
  CHECK(items.rejects[0].reason.find("does not lead to the end") != std::string::npos);
  CHECK(items.rejects[1].reason.find("cut off") != std::string::npos);
  CHECK(items.documents[0].id == "urn:uuid:3");
}

TEST_CASE("bytes that are no record are rejected once, with their place") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write(
      "a.warc", kInfo + "some\nlost\nbytes\n" + Record("response", "1", kPage) +
                    "WARC/1.0\r\nContent-Length: twelve\r\n\r\nx\r\n\r\n" +
                    Record("response", "2", kPage) +
                    "WARC/1.0\r\nno header at all\r\n\r\n")});
  CHECK(items.order == "rdrdr");
  REQUIRE(items.rejects.size() == 3);
  CHECK(items.rejects[0].record_id == "urn:uuid:0");
  CHECK(items.rejects[0].reason.find("does not lead to the end") != std::string::npos);
  CHECK(items.rejects[1].record_id == items.rejects[1].source + "#3");
  CHECK(items.rejects[1].reason == "Content-Length 'twelve' is no number");
  CHECK(items.rejects[2].reason.find("headers") != std::string::npos);
}

TEST_CASE("a file that is cut off gives the records before the cut and one reject") {
  const TemporaryFolder folder;
  const std::string whole =
      Record("response", "1", kPage) + Record("response", "2", kPage);
  for (const size_t cut : {size_t{40}, size_t{120}, size_t{10}}) {
    const Items items =
        ReadAll({folder.Write("a.warc", whole.substr(0, whole.size() - cut))});
    CHECK(items.order == "dr");
  }
  const size_t head = Record("response", "1", kPage).size() + 30;
  CHECK(ReadAll({folder.Write("b.warc", whole.substr(0, head))}).order == "dr");
}

TEST_CASE("a record longer than the limit is rejected and the next is found") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.max_record_bytes = 400;
  const std::string big = Record("response", "1", kPage + std::string(5000, 'x'));
  const std::string big_info = Record("metadata", "2", std::string(9000, 'y'));
  const Items items =
      ReadAll({folder.Write("a.warc", big + big_info + Record("response", "3", kPage))},
              options);
  CHECK(items.order == "rd");
  REQUIRE(items.rejects.size() == 1);
  CHECK(items.rejects[0].reason == "longer than 400 bytes");
}

}  // namespace
}  // namespace unspin
