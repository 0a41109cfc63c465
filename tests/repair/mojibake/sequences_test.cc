#include "repair/mojibake/sequences.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

std::vector<Utf8Sequence> Find(std::string_view text, CodePage page,
                               bool spaces = false) {
  return SequenceStarts(text).Find(page, spaces);
}

TEST_CASE("sequences of each length are decoded in their page") {
  const auto two = Find("aÃ©b", CodePage::kWindows1252);
  REQUIRE(two.size() == 1);
  CHECK(two[0].begin == 1);
  CHECK(two[0].end == 5);
  CHECK(two[0].decoded == U'é');
  CHECK(Find("вЂ™", CodePage::kWindows1251).at(0).decoded == U'’');
  CHECK(Find("ðŸŽ‰", CodePage::kWindows1252).at(0).decoded == U'🎉');
  CHECK(Find("√©", CodePage::kMacRoman).at(0).decoded == U'é');
  CHECK(Find("√©", CodePage::kWindows1252).empty());
}

TEST_CASE("bytes that Windows-1257 and -1253 lack stand for themselves") {
  CHECK(Find("Ć¡", CodePage::kWindows1257).at(0).decoded == U'á');
  CHECK(Find("Ξª", CodePage::kWindows1253).at(0).decoded == U'Ϊ');
}

TEST_CASE("overlong forms, lone halves and numbers beyond Unicode are no sequences") {
  CHECK(Find("Á\u0081", CodePage::kWindows1252).empty());
  CHECK(Find("í \u0080", CodePage::kWindows1252).empty());
  CHECK(Find("ô\u0090\u0080\u0080", CodePage::kWindows1252).empty());
}

TEST_CASE("a pair of halves is one character") {
  const auto pair = Find("í\u00A0½í¸€", CodePage::kWindows1252);
  REQUIRE(pair.size() == 1);
  CHECK(pair[0].decoded == U'😀');
  CHECK(pair[0].length == 6);
}

TEST_CASE("lost bytes and plain spaces are marked") {
  const auto lost = Find("â€\uFFFD", CodePage::kWindows1252);
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].lost);
  CHECK(lost[0].decoded == 0xFFFD);
  CHECK(Find("â €", CodePage::kWindows1252).empty());
  const auto spaced = Find("â €", CodePage::kWindows1252, true);
  REQUIRE(spaced.size() == 1);
  CHECK(spaced[0].spaced);
  CHECK(spaced[0].decoded == 0x2800);
}

TEST_CASE("texts without neighbours of a sequence need no closer look") {
  for (const std::string text : {"", "plain", "Zoë naïve", "“quoted” – …", "Łódź",
                                 "Привет", "Αθήνα", "東京", "ÅSE"}) {
    CAPTURE(text);
    CHECK_FALSE(MayHoldSequences(text));
  }
  for (const std::string text :
       {"Ã©", "вЂ™", "√©", "┬á", "\u0093a", "voilÃ  le", "5Â kg"}) {
    CAPTURE(text);
    CHECK(MayHoldSequences(text));
  }
}

}  // namespace
}  // namespace unspin
