#include "repair/spin/aligned_copy.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

const std::string kOriginal =
    "On Tuesday Kumori Cloud lost its Osaka halls for 90 minutes, said Aiko Mori. "
    "Banks in Kobe and Nara were hit, as was Ferris & Lowe, which pays 4,500 workers "
    "there. A chiller of Daikin failed at 04:40, and pumps made by Ebara in 2011 "
    "stopped when the power went down.";
const std::string kSpun =
    "On Tuesday Kumori Cloud mislaid its Osaka halls for 90 minutes, aforementioned "
    "Aiko Mori. Banks successful Kobe and Nara were deed, arsenic was Ferris & Lowe, "
    "which pays 4,500 workers there. A chiller of Daikin failed astatine 04:40, and "
    "pumps made by Ebara successful 2011 stopped erstwhile the powerfulness went down.";

std::string HintAt(const std::vector<CopyHint>& hints, const std::string& spun,
                   std::string_view words) {
  for (const CopyHint& hint : hints) {
    if (spun.substr(hint.begin, hint.end - hint.begin) == words) return hint.text;
  }
  return "(none)";
}

TEST_CASE("a copy beside its original has a hint for each word that both have") {
  const auto hints = AlignWithCopy(kSpun, kOriginal);
  REQUIRE(hints);
  CHECK(HintAt(*hints, kSpun, "mislaid") == "lost");
  CHECK(HintAt(*hints, kSpun, "successful") == "in");
  CHECK(HintAt(*hints, kSpun, "powerfulness") == "power");
  CHECK(HintAt(*hints, kSpun, "halls") == "halls");
  for (size_t i = 1; i < hints->size(); ++i) {
    CHECK((*hints)[i - 1].end <= (*hints)[i].begin);
  }
}

TEST_CASE("words that were added or left out belong to their neighbours") {
  std::string spun = kSpun;
  spun.replace(spun.find("successful 2011"), 10, "in the midst of");
  const auto hints = AlignWithCopy(spun, kOriginal);
  REQUIRE(hints);
  CHECK(HintAt(*hints, spun, "in the midst of") == "in");
}

TEST_CASE("a capital that only a sentence gives is no part of the hint") {
  std::string spun = kSpun;
  spun.replace(spun.find("A chiller"), 9, "Ampere chiller");
  const auto hints = AlignWithCopy(spun, kOriginal);
  REQUIRE(hints);
  CHECK(HintAt(*hints, spun, "Ampere") == "a");
}

TEST_CASE("names and figures that differ give no hint") {
  std::string other = kOriginal;
  other.replace(other.find("Aiko Mori"), 9, "Hana Sato");
  CopyLikeness likeness = LikenessOf(kSpun, other);
  CHECK(likeness.opposed > 0.05);
  CHECK_FALSE(AlignWithCopy(kSpun, other));
}

TEST_CASE("a sibling made from the same template is no copy") {
  const std::string sibling =
      "On Friday Hoshi Cloud lost its Nagoya halls for 20 minutes, said Ken Abe. "
      "Banks in Gifu and Tsu were hit, as was Brightloom, which pays 1,200 workers "
      "there. A chiller of Hitachi failed at 11:15, and pumps made by Kubota in 2016 "
      "rose when the market went up.";
  CHECK(LikenessOf(kSpun, sibling).kept > 0.3);
  CHECK(LikenessOf(kSpun, sibling).opposed > 0.3);
  CHECK_FALSE(AlignWithCopy(kSpun, sibling));
}

TEST_CASE("a text that hardly differs tells nothing of a spinner") {
  CHECK_FALSE(AlignWithCopy(kSpun, kSpun));
  std::string edited = kSpun;
  edited.replace(edited.find("went down"), 9, "was lost");
  CHECK(LikenessOf(kSpun, edited).reworded < 0.08);
  CHECK_FALSE(AlignWithCopy(kSpun, edited));
}

TEST_CASE("other texts and no text are no copies") {
  CHECK_FALSE(AlignWithCopy(kSpun, "Nothing of this is in the other text."));
  CHECK_FALSE(AlignWithCopy(kSpun, ""));
  CHECK_FALSE(AlignWithCopy("", kOriginal));
}

}  // namespace
}  // namespace unspin
