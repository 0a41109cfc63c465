#include "read/json_scanner.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

using Result = JsonScanner::Result;

JsonScanner::Outcome Scan(std::string_view bytes) {
  JsonScanner scanner;
  return scanner.Scan(bytes);
}

TEST_CASE("a value ends with its last bracket") {
  for (const std::string_view value :
       {"{}", "[]", "[ ]", "{\"a\":1}", "{\"a\": [1, 2.5e3, true, null], \"b\": {}}",
        "{\"a\":\"}]\\\"{\"}", "{\"a\":\"\\\\\"}", "[[[]]]", "[\"a\",\"b\"]"}) {
    CAPTURE(value);
    const auto outcome = Scan(std::string(value) + " {");
    CHECK(outcome.result == Result::kEnd);
    CHECK(outcome.size == value.size());
  }
}

TEST_CASE("a scan goes on over any cut") {
  const std::string value = "{\"a\\\"b\": [1, \"x\\\\\", {\"c\": false}], \"d\": -1}";
  for (size_t cut = 1; cut < value.size(); ++cut) {
    CAPTURE(cut);
    JsonScanner scanner;
    CHECK(scanner.Scan(value.substr(0, cut)).result == Result::kMore);
    const auto rest = scanner.Scan(value.substr(cut) + "rest");
    CHECK(rest.result == Result::kEnd);
    CHECK(rest.size == value.size() - cut);
  }
}

TEST_CASE("a lost quote, comma, colon or bracket is seen where it is felt") {
  const auto damage = [](std::string_view bytes) {
    const auto outcome = Scan(bytes);
    return outcome.result == Result::kDamaged ? std::string(bytes.substr(outcome.size))
                                              : "no damage";
  };
  CHECK(damage("{\"a\":\"x, \"b\":1}") == "b\":1}");
  CHECK(damage("{\"a\":x\", \"b\":1}") == "\", \"b\":1}");
  CHECK(damage("{\"a\":\"he said \"yes\" to it\"}") == "yes\" to it\"}");
  CHECK(damage("{\"a\":1 \"b\":2}") == "\"b\":2}");
  CHECK(damage("{\"a\" 1}") == "1}");
  CHECK(damage("{\"a\":[1,2}") == "}");
  CHECK(damage("{\"a\":1, {\"b\":2}") == "{\"b\":2}");
  CHECK(damage("[1,]") == "]");
}

TEST_CASE("depth costs a bit a level and ends somewhere") {
  CHECK(Scan(std::string(100'000, '[') + std::string(100'000, ']')).result ==
        Result::kEnd);
  CHECK(Scan(std::string(JsonScanner::kMaxDepth + 1, '[')).result == Result::kDamaged);
}

TEST_CASE("a list of records is found inside of an object") {
  CHECK(FindRecordList("{\"articles\":[{}]}") == 12);
  CHECK(FindRecordList("{\"status\":\"ok\",\"n\":2,\"data\": [ {\"a\":1}") == 29);
  CHECK(FindRecordList("{\"hits\":{\"total\":{\"value\":1},\"hits\":[{}]}}") == 36);
  CHECK(FindRecordList("{\"response\":{\"docs\":[{}]}}") == 20);
}

TEST_CASE("an object that has a text, or no list of objects, is a record itself") {
  CHECK_FALSE(FindRecordList("{\"text\":\"x\",\"items\":[{}]}"));
  CHECK_FALSE(FindRecordList("{\"items\":[{}],\"body\":\"x\"}"));
  CHECK_FALSE(FindRecordList("{\"news\":[\"a\",\"b\"]}"));
  CHECK_FALSE(FindRecordList("{\"title\":\"x\",\"tags\":[{}]}"));
  CHECK_FALSE(FindRecordList("[{}]"));
  CHECK_FALSE(FindRecordList("{\"ti"));
  CHECK_FALSE(FindRecordList("{\""));
  CHECK_FALSE(FindRecordList("{"));
}

}  // namespace
}  // namespace unspin
