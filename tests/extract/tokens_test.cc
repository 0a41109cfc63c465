#include "extract/tokens.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <utility>

#include "lexicon/phrase_matcher.h"

namespace unspin {
namespace {

// The sentences of `text`, with "|" between them.
std::string Sentences(std::string_view text) {
  const TokenizedText tokens(text, Field::kBody);
  std::string out;
  for (const Sentence& sentence : tokens.sentences()) {
    if (!out.empty()) out += "|";
    out += sentence.span.In(text);
  }
  return out;
}

Shape ShapeOfFirst(std::string_view word) {
  return TokenizedText(word, Field::kBody).tokens().at(0).shape;
}

TEST_CASE("a token knows its shape") {
  CHECK(ShapeOfFirst("cloud") == Shape::kLower);
  CHECK(ShapeOfFirst("Alibaba") == Shape::kCapitalised);
  CHECK(ShapeOfFirst("T-Head") == Shape::kCapitalised);
  CHECK(ShapeOfFirst("O’Brien") == Shape::kCapitalised);
  CHECK(ShapeOfFirst("Éric") == Shape::kCapitalised);
  CHECK(ShapeOfFirst("AWS") == Shape::kUpper);
  CHECK(ShapeOfFirst("U.S.") == Shape::kUpper);
  CHECK(ShapeOfFirst("A") == Shape::kCapitalised);
  CHECK(ShapeOfFirst("iPhone") == Shape::kMixed);
  CHECK(ShapeOfFirst("DingTalk") == Shape::kMixed);
  CHECK(ShapeOfFirst("1,200") == Shape::kNumber);
  CHECK(ShapeOfFirst("2022-12-18") == Shape::kNumber);
  CHECK(ShapeOfFirst("7th") == Shape::kAlphanumeric);
  CHECK(ShapeOfFirst("Q2") == Shape::kAlphanumeric);
  CHECK(ShapeOfFirst("—") == Shape::kPunctuation);
}

TEST_CASE("a token has its lower-case form and the hashes of the lexicon") {
  const TokenizedText text("ÉCLAIR Cloud", Field::kBody);
  const Token& first = text.tokens().at(0);
  CHECK(first.lower == "éclair");
  CHECK(text.tokens().at(1).lower == "cloud");
  CHECK(first.exact_hash == WordHash("ÉCLAIR", Folding::kExact));
  CHECK(first.lower_hash == WordHash("éclair", Folding::kLower));
  const TokenizedText plain("won't 5g don’t", Field::kBody);
  CHECK(plain.tokens()[0].lower_hash == WordHash("won't", Folding::kLower));
  CHECK(plain.tokens()[1].lower_hash == WordHash("5g", Folding::kLower));
  CHECK(plain.tokens()[2].lower_hash == WordHash("don't", Folding::kLower));
}

TEST_CASE("tokens of the same bytes have one form, and each its own place") {
  const TokenizedText text("The cloud. The Cloud, the cloud", Field::kBody);
  const TokenList& tokens = text.tokens();
  REQUIRE(tokens.size() == 8);
  CHECK(tokens.forms() == 6);
  CHECK(tokens[0].form == tokens[3].form);
  CHECK(tokens[1].form == tokens[7].form);
  CHECK(tokens[1].form != tokens[4].form);
  CHECK(tokens[7].span == TextSpan{26, 31});
  CHECK(tokens[7].text.data() == text.text().data() + 26);
  CHECK(tokens[3].sentence_start);
  CHECK_FALSE(tokens[4].sentence_start);
  CHECK_FALSE(tokens[5].space_before);
  CHECK(tokens.OfForm(tokens[4].form).lower == "cloud");
  CHECK_THROWS_AS(tokens.at(8), std::out_of_range);
}

TEST_CASE("lower-case forms survive a move") {
  TokenizedText text("Big Cloud", Field::kBody);
  const TokenizedText moved = std::move(text);
  CHECK(moved.tokens().at(0).lower == "big");
  CHECK(moved.TextOf({0, 2}) == "Big Cloud");
}

TEST_CASE("sentences end at stops") {
  CHECK(Sentences("It failed. It came back.") == "It failed.|It came back.");
  CHECK(Sentences("Why? Nobody knows! Good.") == "Why?|Nobody knows!|Good.");
  CHECK(Sentences("Then... It ended… Now.") == "Then...|It ended…|Now.");
  CHECK(Sentences("It grew 2.5 percent. Good.") == "It grew 2.5 percent.|Good.");
}

TEST_CASE("quotes and brackets behind the stop belong to the sentence") {
  CHECK(Sentences("“It failed.” He left.") == "“It failed.”|He left.");
  CHECK(Sentences("\"It failed.\" \"So?\" He left.") ==
        "\"It failed.\"|\"So?\"|He left.");
  CHECK(Sentences("(It failed.) He left.") == "(It failed.)|He left.");
  CHECK(Sentences("“Why now?” Smith asked. Nobody knew.") ==
        "“Why now?” Smith asked.|Nobody knew.");
}

TEST_CASE("abbreviations do not end sentences") {
  CHECK(Sentences("Mr. Lee met Dr. Kim vs. St. Louis.") ==
        "Mr. Lee met Dr. Kim vs. St. Louis.");
  CHECK(Sentences("J. Smith and J.P. Morgan met.") == "J. Smith and J.P. Morgan met.");
  CHECK(Sentences("On Oct. 5 the U.S. Senate met.") ==
        "On Oct. 5 the U.S. Senate met.");
  CHECK(Sentences("Foo Inc. Chief Executive Lee left.") ==
        "Foo Inc. Chief Executive Lee left.");
  CHECK(Sentences("Yahoo! Inc. fell.") == "Yahoo! Inc. fell.");
  CHECK(Sentences("No. 5 is alive.") == "No. 5 is alive.");
  CHECK(Sentences("At 6 a.m. Eastern time it fell.") ==
        "At 6 a.m. Eastern time it fell.");
  CHECK(Sentences("Some, e.g. Foo, fell.") == "Some, e.g. Foo, fell.");
}

TEST_CASE("abbreviations end sentences when a new one plainly starts") {
  CHECK(Sentences("It is in the U.S. The firm left.") ==
        "It is in the U.S.|The firm left.");
  CHECK(Sentences("He runs Foo Inc. He is 40.") == "He runs Foo Inc.|He is 40.");
  CHECK(Sentences("It fell at 6 a.m. Engineers came.") ==
        "It fell at 6 a.m.|Engineers came.");
  CHECK(Sentences("There is no plan B. The end.") == "There is no plan B.|The end.");
  CHECK(Sentences("He said no. Then he left.") == "He said no.|Then he left.");
}

TEST_CASE("a lost space is seen, a domain is not torn") {
  CHECK(Sentences("It failed.The firm left.") == "It failed.|The firm left.");
  CHECK(Sentences("Booking.com fell.") == "Booking.com fell.");
  CHECK(Sentences("He uses Node.js daily.") == "He uses Node.js daily.");
}

TEST_CASE("line ends separate headings and list items, not wrapped prose") {
  CHECK(Sentences("Key facts\nUsers: 12") == "Key facts|Users: 12");
  CHECK(Sentences("1. Check the logs\n2. Call us. Now") ==
        "1. Check the logs|2. Call us.|Now");
  CHECK(Sentences("The company said on Friday that the whole of its service had\n"
                  "failed and come back.") ==
        "The company said on Friday that the whole of its service had\n"
        "failed and come back.");
}

TEST_CASE("blank lines separate paragraphs") {
  const TokenizedText text("One. Two.\n\nThree\n\nFour", Field::kBody);
  REQUIRE(text.sentences().size() == 4);
  CHECK(text.sentences()[0].paragraph == 0);
  CHECK(text.sentences()[1].paragraph == 0);
  CHECK(text.sentences()[2].paragraph == 1);
  CHECK(text.sentences()[3].paragraph == 2);
  CHECK(text.SentenceOf(0) == 0);
  CHECK(text.SentenceOf(text.tokens().size() - 1) == 3);
}

TEST_CASE("the first word of a sentence is marked behind its quote") {
  const TokenizedText text("“It failed.” Now.", Field::kBody);
  CHECK_FALSE(text.tokens()[0].sentence_start);
  CHECK(text.tokens()[1].sentence_start);
  CHECK_FALSE(text.tokens()[2].sentence_start);
}

TEST_CASE("a headline is in title case when most of its words are") {
  CHECK(
      TokenizedText("Cloud Unit Boss Leaves after Outage", Field::kTitle).title_case());
  CHECK_FALSE(TokenizedText("Alibaba Cloud boss leaves after outage in Hong Kong",
                            Field::kTitle)
                  .title_case());
  CHECK_FALSE(TokenizedText("Cloud Unit Boss Leaves", Field::kBody).title_case());
}

TEST_CASE("empty and odd texts have tokens and sentences that fit") {
  CHECK(Sentences("").empty());
  CHECK(Sentences(" \n\n ").empty());
  CHECK(Sentences(".") == ".");
  CHECK(Sentences("\xF0\x9F\x9A\x80 up") == "\xF0\x9F\x9A\x80 up");
}

}  // namespace
}  // namespace unspin
