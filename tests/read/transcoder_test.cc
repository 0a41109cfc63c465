#include "read/transcoder.h"

#include <doctest/doctest.h>

#include "read/read_all.h"

namespace unspin {
namespace {

using namespace std::string_literals;

// Latin-1 text in UTF-16 or UTF-32.
std::string Wide(std::string_view text, size_t width, bool little) {
  std::string bytes;
  for (const char c : text) {
    std::string unit(width, '\0');
    unit[little ? 0 : width - 1] = c;
    bytes += unit;
  }
  return bytes;
}

TEST_CASE("wide encodings are told by their mark or their zeros") {
  CHECK(DetectWide("\xFF\xFEi\0d\0"s) == WideEncoding::kUtf16Le);
  CHECK(DetectWide("\xFE\xFF\0i\0d"s) == WideEncoding::kUtf16Be);
  CHECK(DetectWide(Wide("id,title,text", 2, true)) == WideEncoding::kUtf16Le);
  CHECK(DetectWide(Wide("id,title,text", 2, false)) == WideEncoding::kUtf16Be);
  CHECK(DetectWide("\xFF\xFE\0\0"s + Wide("id", 4, true)) == WideEncoding::kUtf32Le);
  CHECK(DetectWide("\0\0\xFE\xFF"s + Wide("id", 4, false)) == WideEncoding::kUtf32Be);
  CHECK(DetectWide("id,title,text") == WideEncoding::kNone);
  CHECK(DetectWide("caf\xE9") == WideEncoding::kNone);
}

TEST_CASE("tables in UTF-16 and UTF-32 are read") {
  const std::string table = "id;text\n1;Caf\xE9 closed\n2;More\n";
  for (const size_t width : {2UL, 4UL}) {
    for (const bool little : {true, false}) {
      const std::string mark = Wide(std::string(1, '\0'), width, little);
      std::string bytes = Wide(table, width, little);
      bytes.insert(0, little ? "\xFF\xFE"s + std::string(width - 2, '\0')
                             : std::string(width - 2, '\0') + "\xFE\xFF"s);
      const Items items = ReadBytes("a.csv", bytes);
      REQUIRE(items.order == "dd");
      CHECK(items.documents[0].id == "1");
      CHECK(items.documents[0].original == "Café closed");
    }
  }
}

TEST_CASE("surrogates come in pairs, others become replacement characters") {
  const Items items = ReadBytes(
      "a.jsonl", "\xFF\xFE"s + Wide("{\"text\":\"a", 2, true) + "\x3D\xD8\x00\xDE"s +
                     "\x3D\xD8"s + Wide("b\"}", 2, true));
  REQUIRE(items.order == "d");
  CHECK(items.documents[0].original ==
        "a\xF0\x9F\x98\x80\xEF\xBF\xBD"
        "b");
}

}  // namespace
}  // namespace unspin
