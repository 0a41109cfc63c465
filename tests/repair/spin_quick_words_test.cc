#include "repair/spin/quick_words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "repair/spin/channel.h"

namespace unspin {
namespace {

std::string_view TextOf(const QuickWord& word, std::string_view body) {
  return body.substr(word.begin, word.end - word.begin);
}

TEST_CASE("words are runs of letters and digits with their places in the body") {
  const std::string body = "The 2nd café’s price, $3.\n\nA line";
  const QuickWords quick = CutQuickWords(body);
  std::vector<std::string> words;
  for (const QuickWord& word : quick.words) words.emplace_back(TextOf(word, body));
  CHECK(words ==
        std::vector<std::string>{"The", "2nd", "caf", "s", "price", "3", "A", "line"});
  CHECK(quick.words[4].hash == Channel::HashOf("price"));
  CHECK(quick.words[0].hash == Channel::HashOf("the"));
}

TEST_CASE("each word tells its case, what bounds it and what follows") {
  const std::string body = "The 2nd price, up now";
  const QuickWords quick = CutQuickWords(body);
  REQUIRE(quick.words.size() == 5);
  const QuickWord& the = quick.words[0];
  CHECK_FALSE(the.lower);
  CHECK_FALSE(the.free);
  CHECK(the.joined);
  CHECK_FALSE(the.digits);
  const QuickWord& second = quick.words[1];
  CHECK(second.digits);
  CHECK(second.free);
  const QuickWord& price = quick.words[2];
  CHECK(price.lower);
  CHECK_FALSE(price.free);    // beside a comma
  CHECK_FALSE(price.joined);  // to "up"
  CHECK(quick.words[3].free);
  CHECK(quick.words[3].joined);
  CHECK_FALSE(quick.words[4].joined);
}

TEST_CASE("paragraphs hold their words, and none is joined to the next paragraph") {
  const std::string body = "One two\n\n***\n\nthree";
  const QuickWords quick = CutQuickWords(body);
  REQUIRE(quick.paragraphs.size() == 3);
  CHECK(quick.Of(quick.paragraphs[0]).size() == 2);
  CHECK(quick.Of(quick.paragraphs[1]).empty());
  REQUIRE(quick.Of(quick.paragraphs[2]).size() == 1);
  CHECK(TextOf(quick.Of(quick.paragraphs[2])[0], body) == "three");
  CHECK_FALSE(quick.words[1].joined);
  CHECK(CutQuickWords("").paragraphs.empty());
}

}  // namespace
}  // namespace unspin
