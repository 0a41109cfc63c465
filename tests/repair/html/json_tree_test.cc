#include "repair/html/json_tree.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

std::string Shown(const std::vector<JsonNode>& nodes, uint32_t from, uint32_t to) {
  std::string out;
  for (uint32_t i = from; i < to; i = nodes[i].next) {
    if (!out.empty()) out += ",";
    if (!nodes[i].key.empty()) out += std::string(nodes[i].key) + "=";
    const std::string inside = Shown(nodes, i + 1, nodes[i].next);
    switch (nodes[i].kind) {
      case JsonKind::kObject:
        out += "{" + inside + "}";
        break;
      case JsonKind::kArray:
        out += "[" + inside + "]";
        break;
      default:
        out += nodes[i].text;
    }
  }
  return out;
}

std::string Parsed(std::string_view text) {
  const std::vector<JsonNode> nodes = ParseJsonLeniently(text);
  return Shown(nodes, 1, nodes[0].next);
}

TEST_CASE("sound JSON is read as it is") {
  CHECK(Parsed(R"({"a": "b", "c": [1, null, {"d": "e \" f"}], "g": {}})") ==
        R"({a=b,c=[1,null,{d=e \" f}],g={}})");
  CHECK(Parsed(R"(["a:b", "c"])") == "[a:b,c]");
}

TEST_CASE("broken JSON gives what can be got") {
  CHECK(Parsed(R"({"a": "b",, "c": "d",})") == "{a=b,c=d}");
  CHECK(Parsed(R"({"a": "the "new" app", "c": "d"})") == R"({a=the "new" app,c=d})");
  CHECK(Parsed("{\"a\": \"b\"\n \"c\": \"d\"}") == "{a=b,c=d}");
  CHECK(Parsed("{\"a\": \"line\nline\", \"c\": \"d") == "{a=line\nline,c=d}");
  CHECK(Parsed("}}]{\"a\": [\"b\"") == "{a=[b]}");
  CHECK(Parsed("").empty());
}

}  // namespace
}  // namespace unspin
