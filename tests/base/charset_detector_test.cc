#include "base/charset_detector.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

using namespace std::string_literals;

TEST_CASE("the likeliest text of a language decides among single-byte encodings") {
  // "Привет, мир" twice, "Český kůň přišel", "Ήρθε η άνοιξη και τα πουλιά".
  CHECK(DetectSingleByteCharset("\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0").charset ==
        "windows-1251");
  CHECK(DetectSingleByteCharset("\xF0\xD2\xC9\xD7\xC5\xD4, \xCD\xC9\xD2").charset ==
        "KOI8-U");
  CHECK(DetectSingleByteCharset("\xC8"
                                "esk\xFD k\xF9\xF2 p\xF8i\x9A"
                                "el")
            .charset == "windows-1250");
  CHECK(DetectSingleByteCharset("\xB9\xF1\xE8\xE5 \xE7 \xDC\xED\xEF\xE9\xEE\xE7 "
                                "\xEA\xE1\xE9 \xF4\xE1 \xF0\xEF\xF5\xEB\xE9\xDC")
            .charset == "windows-1253");
}

TEST_CASE("English with quotes, dashes and few accents is Windows-1252") {
  for (const std::string text :
       {"It\x92s the firm\x92s first \x93plan\x94 \x96 nobody liked it\x85",
        "a na\xEFve caf\xE9",
        "The \xA3"
        "5m deal \x97 a coup"}) {
    CAPTURE(text);
    CHECK(DetectSingleByteCharset(text).charset == "windows-1252");
  }
}

TEST_CASE("ASCII tells nothing") {
  const SingleByteGuess guess = DetectSingleByteCharset("plain text");
  CHECK(guess.charset == "windows-1252");
  CHECK(guess.bytes == 0);
}

TEST_CASE("likelihoods tell text from other bytes") {
  CHECK(DetectSingleByteCharset("\xCF\xF0\xE8\xE2\xE5\xF2").nats > -4);
  CHECK(DetectSingleByteCharset("\x81\x8D\xFF\x81\x90\x9D\xAD\x81").nats < -5);
  CHECK(NatsIn("windows-1252", "\xCF\xF0\xE8\xE2\xE5\xF2") < -5);
  CHECK(NatsIn("no such", "\xE9") == -20);
}

TEST_CASE("wide encodings are told from each other without a mark") {
  CHECK(DetectWideCharset("a\0b\0c\0d\0\n\0"s) == "UTF-16LE");
  CHECK(DetectWideCharset("\0a\0b\0c\0d\0\n"s) == "UTF-16BE");
  CHECK(DetectWideCharset("a\0\0\0b\0\0\0c\0\0\0"s) == "UTF-32LE");
  CHECK(DetectWideCharset("\0\0\0a\0\0\0b\0\0\0c"s) == "UTF-32BE");
  // "Да, нет" in UTF-16LE.
  CHECK(DetectWideCharset("\x14\x04\x30\x04,\0 \0\x3D\x04\x35\x04\x42\x04"s) ==
        "UTF-16LE");
  CHECK(DetectWideCharset("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s).empty());
}

}  // namespace
}  // namespace unspin
