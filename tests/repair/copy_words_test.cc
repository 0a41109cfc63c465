#include "repair/spin/copy_words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace unspin {
namespace {

std::string Keys(std::string_view text) {
  std::string keys;
  for (const CopyWord& word : SplitCopyWords(text)) {
    keys += (keys.empty() ? "" : " ") + (word.key == "\n" ? "|" : word.key);
  }
  return keys;
}

std::string FreeWords(std::string_view text) {
  std::string words;
  for (const CopyWord& word : SplitCopyWords(text)) {
    if (word.free) words += (words.empty() ? "" : " ") + word.key;
  }
  return words;
}

TEST_CASE("case, quotes, apostrophes and dashes have one form") {
  CHECK(Keys("“Don’t” – she said") == "\" don't \" - she said");
  CHECK(Keys("\"don't\" — She said") == "\" don't \" - she said");
}

TEST_CASE("a fraction is one word, a date and a choice are not") {
  CHECK(Keys("1/2 of it") == "1/2 of it");
  CHECK(Keys("1 / 2 and/or") == "1 / 2 and / or");
}

TEST_CASE("paragraphs are cut by a break that is no word") {
  const std::vector<CopyWord> words = SplitCopyWords("One.\n\nTwo");
  REQUIRE(words.size() == 4);
  CHECK(words[2].key == "\n");
  CHECK_FALSE(words[2].is_word);
  CHECK(words[3].begin == 6);
  CHECK(words[3].end == 9);
  CHECK(words[3].starts_sentence);
}

TEST_CASE("only lower-case words and numbers between white space are free") {
  CHECK(FreeWords("He left the (old) firm, with 12 men") == "left the with 12 men");
}

TEST_CASE("capitals and digits are noted") {
  const std::vector<CopyWord> words = SplitCopyWords("the iPhone 5s");
  REQUIRE(words.size() == 3);
  CHECK_FALSE(words[0].capital);
  CHECK(words[1].capital);
  CHECK(words[2].digit);
  CHECK_FALSE(words[1].starts_sentence);
}

TEST_CASE("broken bytes are words like others") {
  CHECK(SplitCopyWords("a \xFF\xC3 b").size() >= 3);
  CHECK(SplitCopyWords("").empty());
}

}  // namespace
}  // namespace unspin
