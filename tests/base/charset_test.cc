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
