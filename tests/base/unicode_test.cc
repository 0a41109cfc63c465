#include "base/unicode.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

TEST_CASE("the valid prefix stops at the first malformed byte") {
  CHECK(ValidUtf8Prefix("caf\xC3\xA9") == 5);
  CHECK(ValidUtf8Prefix("caf\xC3") == 3);
  CHECK(ValidUtf8Prefix("\xC0\x80") == 0);          // overlong
  CHECK(ValidUtf8Prefix("a\xED\xA0\x80") == 1);     // surrogate
  CHECK(ValidUtf8Prefix("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
}

TEST_CASE("code points are walked in both directions") {
  const std::string text = "a€😀";
  size_t i = 0;
  CHECK(NextCodePoint(text, i) == 'a');
  CHECK(NextCodePoint(text, i) == 0x20AC);
  CHECK(NextCodePoint(text, i) == 0x1F600);
  CHECK(i == text.size());
  CHECK(PreviousCodePoint(text, i) == 0x1F600);
  CHECK(i == 4);
  i = 0;
  CHECK(NextCodePoint("\xC3(", i) == kReplacementCharacter);
  CHECK(i == 1);
}

TEST_CASE("case is converted beyond ASCII") {
  CHECK(ToLower("ÄPFEL Inc") == "äpfel inc");
  CHECK(ToUpper("straße") == "STRASSE");
  CHECK(FoldCase("Straße") == "strasse");
  CHECK(ToLower("ALL ASCII 9") == "all ascii 9");
}

TEST_CASE("composition joins a letter and its mark") {
  CHECK(ToNfc("cafe\xCC\x81") == "café");
  CHECK_FALSE(IsNfc("cafe\xCC\x81"));
  CHECK(IsNfc("café"));
  CHECK(ToNfkc("ﬁne") == "fine");
}

TEST_CASE("code point offsets and byte offsets convert both ways") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 7 == 0 ? "😀" : i % 3 == 0 ? "é" : "x";
  const CodePointIndex index(text);
  size_t byte = 0;
  for (size_t point = 0; byte < text.size(); ++point) {
    CHECK(index.CodePointAt(byte) == point);
    CHECK(index.ByteAt(point) == byte);
    NextCodePoint(text, byte);
  }
  CHECK(index.CodePointAt(text.size()) == 300);
  CHECK(index.ByteAt(300) == text.size());
  CHECK(index.ByteAt(1000) == text.size());
}

TEST_CASE("a text whose size is a whole number of blocks has an end") {
  const std::string text = "é" + std::string(62, 'x');
  REQUIRE(text.size() == 64);
  const CodePointIndex index(text);
  CHECK(index.CodePointAt(64) == 63);
  CHECK(index.ByteAt(63) == 64);
}

TEST_CASE("wide characters take two columns and marks none") {
  CHECK(DisplayWidth("abc") == 3);
  CHECK(DisplayWidth("阿里") == 4);
  CHECK(DisplayWidth("e\xCC\x81") == 1);
}

TEST_CASE("stretches of ASCII are skipped at any alignment") {
  for (size_t before = 0; before < 20; ++before) {
    const std::string ascii(before, 'a');
    CHECK(SkipAscii(ascii + "é and more than eight bytes", 0) == before);
    CHECK(SkipAscii(ascii, 0) == before);
    CHECK(SkipPrintableAscii(ascii + "\n and more than eight", 0) == before);
    CHECK(SkipPrintableAscii(ascii + "\x7F and more than eight", 0) == before);
    CHECK(SkipPrintableAscii(ascii + "é and more than eight", 0) == before);
    CHECK(SkipPrintableAscii(ascii, 0) == before);
  }
  CHECK(SkipAscii("", 0) == 0);
  CHECK(SkipAscii("ab", 2) == 2);
}

TEST_CASE("accents go, other marks and scripts stay") {
  CHECK(WithoutAccents("Łódź Ørsted Müller") == "Lodz Orsted Muller");
  CHECK(WithoutAccents("плой é") == "плои e");
  CHECK(WithoutAccents("삼성 ไทย") == "삼성 ไทย");
  CHECK(WithoutAccents("plain") == "plain");
}

TEST_CASE("a line begins behind the break before it") {
  CHECK(LineBegin("ab\ncd\n", 0) == 0);
  CHECK(LineBegin("ab\ncd\n", 2) == 0);
  CHECK(LineBegin("ab\ncd\n", 3) == 3);
  CHECK(LineBegin("ab\ncd\n", 5) == 3);
  CHECK(LineBegin("ab\ncd\n", 6) == 6);
  CHECK(LineBegin("", 0) == 0);
}

}  // namespace
}  // namespace unspin
