#include "read/json_string.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("escapes become what they stand for") {
  CHECK(UnescapeJson(R"(a\n\t\"\\\/ \u00e9\u20AC)") == "a\n\t\"\\/ é€");
  CHECK(UnescapeJson(R"(\ud83d\ude00)") == "\xF0\x9F\x98\x80");
  CHECK(UnescapeJson("no escape") == "no escape");
}

TEST_CASE("a surrogate without its other half becomes a replacement character") {
  CHECK(UnescapeJson(R"(a\ud83db)") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(UnescapeJson(R"(\ude00\ud83d)") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(UnescapeJson(R"(\ud83d\u0041)") ==
        "\xEF\xBF\xBD"
        "A");
}

TEST_CASE("what is no escape stays as it is") {
  CHECK(UnescapeJson(R"(C:\data \u12 \x41)") == R"(C:\data \u12 \x41)");
  CHECK(UnescapeJson("end\\") == "end\\");
}

TEST_CASE("control characters in strings are escaped, those between stay") {
  CHECK(EscapeControls("{\"a\":\t\"x\ty\nz\"}\n") ==
        "{\"a\":\t\"x\\u0009y\\u000az\"}\n");
  CHECK(EscapeControls("\"\\\"\t\"\t") == "\"\\\"\\u0009\"\t");
}

}  // namespace
}  // namespace unspin
