#include "lexicon/words.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

// The words of `text` with "|" between them and "_" where white space stands before.
std::string Split(std::string_view text) {
  std::string out;
  for (const Word& word : SplitWords(text)) {
    if (!out.empty()) out += '|';
    if (word.space_before) out += '_';
    out += word.In(text);
  }
  return out;
}

TEST_CASE("words, numbers and signs are told apart") {
  CHECK(Split("The cloud unit, too.") == "The|_cloud|_unit|,|_too|.");
  CHECK(Split("up 18% to $2.5bn") == "up|_18|%|_to|_$|2.5bn");
  CHECK(Split("1,200 people") == "1,200|_people");
  CHECK(Split("in 2022.") == "in|_2022|.");
}

TEST_CASE("hyphens, apostrophes and ampersands inside a name stay") {
  CHECK(Split("T-Head won't") == "T-Head|_won't");
  CHECK(Split("AT&T and R&D") == "AT&T|_and|_R&D");
  CHECK(Split("O’Brien - no") == "O’Brien|_-|_no");
  CHECK(Split("a&b") == "a|&|b");
  CHECK(Split("Munich-based") == "Munich-based");
}

TEST_CASE("a possessive s is a word of its own") {
  CHECK(Split("Alibaba’s boss") == "Alibaba|’s|_boss");
  CHECK(Split("it's") == "it|'s");
  CHECK(Split("'s") == "'|s");
  CHECK(Split("the firms' plan") == "the|_firms|'|_plan");
}

TEST_CASE("an initialism keeps its stops, a domain falls apart") {
  CHECK(Split("from the U.S.") == "from|_the|_U.S.");
  CHECK(Split("at 6 a.m. today") == "at|_6|_a.m.|_today");
  CHECK(Split("Amazon.com and example.org") == "Amazon|.|com|_and|_example|.|org");
  CHECK(Split("J. Smith") == "J|.|_Smith");
}

TEST_CASE("other scripts and marks are letters too") {
  CHECK(Split("Zürich 阿里巴巴") == "Zürich|_阿里巴巴");
  CHECK(Split("e\xCC\x81te") == "e\xCC\x81te");
  CHECK(Split("").empty());
}

}  // namespace
}  // namespace unspin
