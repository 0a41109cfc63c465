#include "read/http_response.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace unspin {
namespace {

constexpr uint64_t kMax = 1000;

TEST_CASE("media types are taken apart") {
  CHECK(ParseMediaType("Text/HTML; charset=UTF-8").type == "text/html");
  CHECK(ParseMediaType("Text/HTML; charset=UTF-8").charset == "utf-8");
  CHECK(ParseMediaType("text/html;charset=\"Shift_JIS\";x=1").charset == "shift_jis");
  CHECK(ParseMediaType("text/html").charset.empty());
  CHECK(ParseMediaType("text/html; charset=").charset.empty());
  CHECK(ParseMediaType("").type.empty());
}

TEST_CASE("headers end at the blank line and may be folded") {
  const auto block = ParseHeaders("A: 1\r\nB: two\r\n  three\r\na: 2\r\n\r\nbody");
  REQUIRE(block);
  CHECK(block->size == 31);
  CHECK(block->fields.find("a")->second == "1");
  CHECK(block->fields.find("b")->second == "two three");
  CHECK_FALSE(ParseHeaders("A: 1\r\nB: 2\r\n"));
  CHECK_FALSE(ParseHeaders("no header\r\n\r\n"));
}

TEST_CASE("a response gives its status, type and content") {
  const HttpResponse response = ParseHttpResponse(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x\r\n\r\n<p>a", kMax);
  CHECK(response.status == 200);
  CHECK(response.type.type == "text/html");
  CHECK(response.type.charset == "x");
  CHECK(response.body == "<p>a");
  CHECK(ParseHttpResponse("HTTP/1.0 302\n\n", kMax).status == 302);
  CHECK(ParseHttpResponse("<p>no headers", kMax).body == "<p>no headers");
  CHECK_THROWS_AS(ParseHttpResponse("HTTP/1.1 200 OK\r\nA: 1\r\n", kMax), Error);
}

TEST_CASE("content in chunks is joined") {
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  const auto body = [&](const std::string& bytes) {
    return ParseHttpResponse(head + bytes, kMax).body;
  };
  CHECK(body("3\r\nabc\r\n2;x=1\r\nde\r\n0\r\n\r\n") == "abcde");
  CHECK(body("00A\n0123456789\n0\n\n") == "0123456789");
  CHECK(body("<p>not in chunks") == "<p>not in chunks");
  CHECK(body("<p>not\nin chunks") == "<p>not\nin chunks");
  CHECK(body("5\r\nab") == "ab");
  CHECK_THROWS_AS(body("3\r\nabc\r\nzz\r\nde\r\n"), Error);
}

}  // namespace
}  // namespace unspin
