#include "repair/spin/residues.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

std::string WithoutResidues(std::string body) {
  std::vector<Edit> edits;
  AddResidues(body, edits);
  for (size_t i = edits.size(); i-- > 0;) {
    CHECK(edits[i].kind == RepairKind::kSpin);
    CHECK_FALSE(edits[i].reason.empty());
    body.replace(edits[i].begin, edits[i].end - edits[i].begin, edits[i].text);
  }
  return body;
}

TEST_CASE("braces around one to four words in running text go") {
  CHECK(WithoutResidues("They said {that a} firm {will not be able}.") ==
        "They said that a firm will not be able.");
  CHECK(WithoutResidues("{since} Monday, (“{don't}” or {it’s}), he left") ==
        "since Monday, (“don't” or it’s), he left");
}

TEST_CASE("braces of code, data and templates stay") {
  for (const char* text : {"Costs ${name} a day",
                           "Dear {{name}}, hello",
                           "GET /users/{id} now",
                           "int f() { return x; } or {return}()",
                           "{\"a\": 1}",
                           "{user_id} {a1} {Name}",
                           "{ that a }",
                           "{that  a}",
                           "{that a }",
                           "{}",
                           "{one two three four five}",
                           "{a|b}",
                           "{that\na}",
                           "{that",
                           "that} a {",
                           "{that {a} b",
                           "x{that a} y",
                           "{that a}x",
                           "{'s}",
                           "{that -}"}) {
    CAPTURE(text);
    CHECK(WithoutResidues(text).find(text[0]) == 0);
    const std::string kept = WithoutResidues(text);
    if (std::string(text) == "{that {a} b") {
      CHECK(kept == "{that a b");
    } else {
      CHECK(kept == text);
    }
  }
}

TEST_CASE("removals are sorted among the other edits and none is touched twice") {
  const std::string body = "so {that a} firm {who is} up";
  Edit word;
  word.begin = 4;
  word.end = 8;
  word.text = "which";
  Edit phrase;
  phrase.begin = 12;
  phrase.end = 21;  // over the second brace
  phrase.text = "one who";
  std::vector<Edit> edits = {word, phrase};
  AddResidues(body, edits);
  REQUIRE(edits.size() == 4);
  CHECK(edits[0].begin == 3);
  CHECK(edits[1].begin == 4);
  CHECK(edits[2].begin == 10);
  CHECK(edits[3].begin == 12);
}

}  // namespace
}  // namespace unspin
