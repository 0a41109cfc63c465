#include "repair/spin/context_tokens.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

// The tokens with | between them; * before a free one, ^ before one that starts a
// sentence.
std::string Cut(std::string_view text) {
  std::string out;
  for (const ContextToken& token : SplitContextTokens(text)) {
    if (!out.empty()) out += '|';
    if (token.starts_sentence) out += '^';
    if (token.free) out += '*';
    out += token.text;
  }
  return out;
}

TEST_CASE("marks are cut off words and unified") {
  CHECK(Cut("“Revenue rose,” he said (twice).") ==
        "^\"|Revenue|rose|,|\"|*he|*said|(|twice|)|.");
  CHECK(Cut("cloud—and/or --web…") == "^cloud|--|and|/|or|--|web|…");
  CHECK(Cut("[ad_1] ``OK''") == "^(|<code>|)|\"|OK|\"");
}

TEST_CASE("possessives and negations are tokens of their own") {
  CHECK(Cut("the company’s arm didn't stop") == "^*the|company|'s|*arm|did|n't|*stop");
  CHECK(Cut("the company 's arm did n't") == "^*the|*company|'s|*arm|*did|n't");
}

TEST_CASE("numbers become classes but small whole numbers stay") {
  CHECK(
      Cut("in 2019 it paid $3.5 million or 12% of 4,000 at 10:30 on the 3rd") ==
      "^*in|*<year>|*it|*paid|<money>|*million|*or|<percent>|*of|<num>|*at|<time>|*on|"
      "*the|<ordinal>");
  CHECK(Cut("1 of 10 , 11") == "^*1|*of|*10|,|*<num>");
  CHECK(Cut("see www.x.example/a or a@b.example") == "^*see|<link>|*or|<link>");
}

TEST_CASE("sentences end at stops but not after abbreviations or before lower case") {
  CHECK(Cut("It fell. The firm") == "^It|fell|.|^The|*firm");
  CHECK(Cut("J. Doe of Acme Inc. said") == "^J.|Doe|*of|Acme|Inc.|*said");
  CHECK(Cut("the U.S. of 4 a.m. on") == "^*the|U.S.|*of|*4|a.m.|*on");
  CHECK(Cut("Yahoo! said so . \" Then") == "^Yahoo|!|*said|*so|.|\"|^Then");
}

TEST_CASE("tokens know their bytes in the source") {
  const std::string text = "A\xC2\xA0“net firm’s”";
  const auto tokens = SplitContextTokens(text);
  REQUIRE(tokens.size() == 6);
  CHECK(tokens[1].begin == 3);
  CHECK(tokens[1].end == 6);
  CHECK(tokens[2].text == "net");
  CHECK(tokens[2].begin == 6);
  CHECK(tokens[2].end == 9);
  CHECK(tokens[4].text == "'s");
  CHECK(tokens[4].begin == 14);
  CHECK(tokens[4].end == 18);
}

TEST_CASE("any bytes are cut without harm, a megabyte of slashes too") {
  CHECK(SplitContextTokens("").empty());
  CHECK(SplitContextTokens(" \t\n").empty());
  CHECK(SplitContextTokens(std::string(1 << 20, '/')).size() == (1 << 20));
  CHECK(Cut(std::string("\xff\xfe \xe2\x80")) == "^\xff\xfe|\xe2\x80");
}

TEST_CASE("words resolve to the form the model knows") {
  const auto find = [](std::string_view word) -> uint32_t {
    if (word == "cloud") return 1;
    if (word == "Cloud") return 2;
    if (word == "based") return 3;
    if (word == "<name>") return 4;
    if (word == "<-ing>") return 5;
    if (word == "<acronym>") return 6;
    return 0;
  };
  const auto ids = [&](std::string_view text) {
    std::string out;
    for (const ContextToken& token : SplitContextTokens(text)) {
      out += std::to_string(ResolveToken(token, find));
    }
    return out;
  };
  CHECK(ids("Cloud Cloud cloud") == "121");
  CHECK(ids("cloud-based Zorblat spinning ZBT") == "3456");
  CHECK(ids("cloud based-zorblat") == "10");
}

// When this fails, the tokenisation has changed: run scripts/train_context_model, which
// writes the new value into the model, and write it here.
TEST_CASE("the tokenisation is the one that the committed model was trained with") {
  CHECK(TokenisationFingerprint() == 0x65ae100c78be6d28ULL);
}

}  // namespace
}  // namespace unspin
