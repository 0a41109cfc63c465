#include "base/charset.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

using namespace std::string_literals;

TEST_CASE("valid UTF-8 passes as it is") {
  const DecodedText decoded = DecodeToUtf8("caf\xC3\xA9 \xE2\x80\x99");
  CHECK(decoded.text == "café ’");
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.damaged_bytes == 0);
}

TEST_CASE("a byte order mark decides and is dropped") {
  CHECK(DecodeToUtf8("\xEF\xBB\xBFhi").text == "hi");
  CHECK(DecodeToUtf8("\xFF\xFEh\0i\0"s).text == "hi");
  CHECK(DecodeToUtf8("\xFE\xFF\0h\0i"s).text == "hi");
  CHECK(DecodeToUtf8("\xFF\xFEh\0i\0"s).encoding == "UTF-16LE");
}

TEST_CASE("several marks of UTF-8 are dropped, and offsets still count them") {
  const auto decoded = DecodeToUtf8("\xEF\xBB\xBF\xEF\xBB\xBFy\u00E9s \xFF no");
  CHECK(decoded.text == "y\u00E9s \u00FF no");
  CHECK(decoded.first_damage == 11);
}

TEST_CASE("UTF-16 without a mark is seen by its zero bytes") {
  CHECK(DecodeToUtf8("a\0b\0c\0d\0e\0f\0"s).text == "abcdef");
}

TEST_CASE("a declared charset is used when the bytes fit it") {
  CHECK(DecodeToUtf8("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251").text == "Привет");
  CHECK(DecodeToUtf8("caf\xE9", "iso-8859-1").text == "café");
}

TEST_CASE("a stray byte in UTF-8 stays visible and is reported with its offset") {
  const DecodedText decoded = DecodeToUtf8("naïve caf\xE9 – it’s open");
  CHECK(decoded.text == "naïve café – it’s open");
  CHECK(decoded.damaged_bytes == 1);
  CHECK(decoded.first_damage == 10);
}

TEST_CASE("Windows-1252 without a declaration is read as such") {
  CHECK(DecodeToUtf8(
            "It\x92s the company\x92s caf\xE9, and the na\xEFve user said it was "
            "\x93very\x94 good for the business.")
            .text ==
        "It’s the company’s café, and the naïve user said it was “very” good for the "
        "business.");
}

TEST_CASE(
    "UTF-16 and UTF-32 are decoded in both byte orders, with and without a mark") {
  CHECK(DecodeToUtf8("\0\0\xFE\xFF\0\0\0h\0\0\0i"s).text == "hi");
  CHECK(DecodeToUtf8("\xFF\xFE\0\0h\0\0\0i\0\0\0"s).text == "hi");
  CHECK(DecodeToUtf8("\0H\0i\0,\0 \0y\0o\0u\0\n"s).text == "Hi, you\n");
  CHECK(DecodeToUtf8("H\0\0\0i\0\0\0!\0\0\0\n\0\0\0"s).text == "Hi!\n");
  // Half of a surrogate pair.
  const DecodedText half = DecodeToUtf8("\xFF\xFE\x3D\xD8x\0"s);
  CHECK(half.text == "\uFFFDx");
  CHECK(half.damaged_bytes == 1);
  CHECK(half.first_damage == 2);
}

TEST_CASE("text of East Asia is told by what its encodings are full of") {
  // "これは日本語の文章です。"
  CHECK(DecodeToUtf8(
            "\x82\xB1\x82\xEA\x82\xCD\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\xB6\x8F"
            "\xCD\x82\xC5\x82\xB7\x81\x42")
            .text == "これは日本語の文章です。");
  CHECK(DecodeToUtf8("\x1B$B$3$l$OF|K\\8l\x1B(B.").text == "これは日本語.");
  // "회사는 오늘 발표했다"
  CHECK(
      DecodeToUtf8(
          "\xC8\xB8\xBB\xE7\xB4\xC2 \xBF\xC0\xB4\xC3 \xB9\xDF\xC7\xA5\xC7\xDF\xB4\xD9")
          .text == "회사는 오늘 발표했다");
}

TEST_CASE("escape sequences of ISO 2022 count only in seven-bit text") {
  CHECK(DecodeToUtf8("caf\xE9 \x1B$B$3\x1B(B").text == "caf\u00E9 \x1B$B$3\x1B(B");
}

TEST_CASE("a wrong declaration does no harm") {
  // Valid UTF-8, whatever it is called.
  CHECK(DecodeToUtf8("caf\xC3\xA9", "iso-8859-1").text == "café");
  CHECK(DecodeToUtf8("caf\xC3\xA9", "windows-1251").text == "café");
  // Called UTF-8, and one byte is not.
  CHECK(DecodeToUtf8("\xC3\xA9t\xC3\xA9 caf\xE9", "utf-8").text == "été café");
  // Called UTF-8, and none of it is.
  CHECK(DecodeToUtf8("It\x92s a caf\xE9", "utf-8").text == "It’s a café");
  // Called Latin-1, and plainly Russian.
  CHECK(DecodeToUtf8(
            "\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0 \xE8 \xE4\xF0\xF3\xE7\xFC\xFF",
            "iso-8859-1")
            .text == "Привет, мир и друзья");
  // Called something that nobody knows.
  CHECK(DecodeToUtf8("caf\xE9", "x-klingon").text == "café");
}

TEST_CASE("bytes that fit nothing stay visible and are counted") {
  const DecodedText decoded = DecodeToUtf8("ab\x81\xFF\x8D\x90z");
  CHECK(decoded.text == "ab\u0081ÿ\u008D\u0090z");
  CHECK(decoded.damaged_bytes == 4);
  CHECK(decoded.first_damage == 2);
}

TEST_CASE("pictures and programs are binary, texts are not") {
  CHECK(LooksBinary("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s));
  CHECK(
      LooksBinary("\x7F"
                  "ELF\2\1\1\0\0"s));
  CHECK_FALSE(LooksBinary("A plain text.\n\tWith a tab.\r\n"));
  CHECK_FALSE(LooksBinary("\xFF\xFEh\0i\0"s));
  CHECK_FALSE(LooksBinary(""));
}

}  // namespace
}  // namespace unspin
