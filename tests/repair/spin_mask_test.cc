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

std::vector<std::string> WordsOfAnySpinner(std::string_view body) {
  std::vector<std::string> words;
  for (const MaskedToken& token : MaskTokens(body, body, Touches::kAnyWord).tokens) {
    if (token.free) words.emplace_back(token.text);
  }
  return words;
}

TEST_CASE("a spinner of any word reaches words beside punctuation and first words") {
  CHECK(WordsOfAnySpinner("The price, (again) “high”, fell. Nobody said 2 words") ==
        std::vector<std::string>{"The", "price", "again", "high", "fell", "Nobody",
                                 "said", "2", "words"});
}

TEST_CASE("a spinner of any word leaves names alone but as parts of phrases") {
  const std::string body = "Shares of Apple and the iPhone of the USA rose";
  CHECK(WordsOfAnySpinner(body) ==
        std::vector<std::string>{"Shares", "of", "and", "the", "of", "the", "rose"});
  const MaskedParagraph masked = MaskTokens(body, body, Touches::kAnyWord);
  CHECK(masked.tokens[2].text == "Apple");
  CHECK(masked.tokens[2].bare);
  CHECK(masked.tokens[1].joined);
}

TEST_CASE("punctuation parts the words of a phrase for any spinner") {
  const std::string body = "in keeping, with don't";
  const MaskedParagraph masked = MaskTokens(body, body, Touches::kAnyWord);
  REQUIRE(masked.tokens.size() == 6);  // with the comma, and "do" "n't"
  CHECK(masked.tokens[0].joined);
  CHECK_FALSE(masked.tokens[2].bare);
  CHECK(masked.tokens[4].joined);
  CHECK(masked.tokens[5].bare);
  CHECK_FALSE(masked.tokens[5].free);
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
