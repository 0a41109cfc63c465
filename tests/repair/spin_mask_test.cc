#include "repair/spin/mask.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace unspin {
namespace {

std::vector<std::string> FreeWords(std::string_view body) {
  std::vector<std::string> words;
  for (const std::string_view paragraph : SplitParagraphs(body)) {
    for (const MaskedToken& token : MaskTokens(body, paragraph).tokens) {
      if (token.free) words.emplace_back(token.text);
    }
  }
  return words;
}

TEST_CASE("only lower-case words and numbers between white space are free") {
  CHECK(FreeWords(
            "The unreality, arsenic (helium) said Jack’s 2 “clip” e-mail, 2nd time") ==
        std::vector<std::string>{"arsenic", "said", "2", "2nd", "time"});
}

TEST_CASE("no-break spaces and line ends bound words like spaces") {
  CHECK(FreeWords("go\xC2\xA0on\nnow.") == std::vector<std::string>{"go", "on"});
}

TEST_CASE("a capitalised word alone is bare, not free") {
  const std::string body = "past Gregorian month";
  const MaskedParagraph masked = MaskTokens(body, body);
  REQUIRE(masked.tokens.size() == 3);
  CHECK(masked.tokens[1].bare);
  CHECK_FALSE(masked.tokens[1].free);
}

TEST_CASE("offsets count in the body, not in the paragraph") {
  const std::string body = "Heading\n\nsecond paragraph.";
  const auto paragraphs = SplitParagraphs(body);
  REQUIRE(paragraphs.size() == 2);
  const MaskedParagraph masked = MaskTokens(body, paragraphs[1]);
  CHECK(masked.begin == 9);
  CHECK(masked.tokens[1].context.begin == 16);
  CHECK(masked.tokens[1].text == "paragraph");
}

TEST_CASE("lines wrapped by hand are one paragraph, list items are not") {
  const std::string wrapped =
      "The company said on Thursday that it had moved its cloud\nunit to another "
      "city.\n";
  CHECK(SplitParagraphs(wrapped).size() == 1);
  CHECK(SplitParagraphs("Apples\nPears\nPlums\n").size() == 3);
}

TEST_CASE("the quick scan agrees with the tokens on what is free") {
  const std::string body = "The clip, helium and “net” of 2 U.S. firms (again) at last";
  std::vector<std::string> quick;
  ForEachQuickWord(body, [&](std::string_view word, bool free, bool) {
    if (free) quick.emplace_back(word);
  });
  CHECK(quick == FreeWords(body));
}

TEST_CASE("empty and blank bodies have no paragraphs") {
  CHECK(SplitParagraphs("").empty());
  CHECK(SplitParagraphs(" \n\t\n").empty());
}

}  // namespace
}  // namespace unspin
