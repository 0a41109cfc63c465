#include "repair/spin/copy_finder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/file.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

const std::string kOutage =
    "On Tuesday Kumori Cloud lost its Osaka halls for 9 hours, said Aiko Mori. Banks "
    "in "
    "Kobe and Nara were hit, as was Ferris & Lowe, which pays 4,500 workers there. A "
    "chiller of Daikin failed at 04:40, and pumps made by Ebara in 2011 stopped.";
const std::string kSpunOutage =
    "On Tuesday Kumori Cloud mislaid its Osaka halls for 9 hours, said Aiko Mori. "
    "Banks "
    "successful Kobe and Nara were hit, arsenic was Ferris & Lowe, which pays 4,500 "
    "workers there. A chiller of Daikin failed astatine 04:40, and pumps made by Ebara "
    "successful 2011 stopped.";
const std::string kResults =
    "On Friday Kumori Cloud said that its sales rose 12% to 310 million dollars, and "
    "Aiko Mori, its chief executive, named Hana Sato head of finance. The Osaka firm "
    "will open halls in Sapporo and Naha in 2025, built by Obayashi for 95 million.";

std::vector<CopyFeatures> FeaturesOf(const std::vector<std::string>& texts) {
  std::vector<CopyFeatures> features;
  for (const std::string& text : texts) features.push_back(FindCopyFeatures(text));
  return features;
}

TEST_CASE("a spun copy finds its original and nothing else of the same company") {
  const auto features = FeaturesOf({kResults, kOutage, kSpunOutage});
  const CopyFinder finder(features);
  const std::vector<CopyMatch> matches = finder.Find(features[2]);
  REQUIRE(matches.size() == 2);  // itself too
  CHECK(matches[0].score == 1);
  CHECK(matches[1].score == 1);
  CHECK(matches[0].text + matches[1].text == 3);
}

TEST_CASE("half of an article finds the whole") {
  const CopyFinder finder(FeaturesOf({kResults, kOutage}));
  const auto matches =
      finder.Find(FindCopyFeatures(kSpunOutage.substr(0, kSpunOutage.size() / 2)));
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].text == 1);
}

TEST_CASE("names at the start of a sentence and small numbers are no features") {
  CHECK(FindCopyFeatures("Yesterday he saw 2 of them. Nobody else did.").empty());
  CHECK(FindCopyFeatures("he saw Osaka").size() == 1);
  CHECK(FindCopyFeatures("he saw Osaka, 1999").size() == 3);  // two and the pair
}

TEST_CASE("a note with one name is no copy of an article with that name") {
  const CopyFinder finder(FeaturesOf({kOutage, kResults}));
  CHECK(finder.Find(FindCopyFeatures("now read about Sapporo")).empty());
  CHECK(finder.Find({}).empty());
  CHECK(CopyFinder({}).Find(FindCopyFeatures(kOutage)).empty());
}

TEST_CASE("in the corpus every copy finds its own article only") {
  std::vector<std::string> names;
  std::vector<CopyFeatures> features;
  for (const char* folder : {"clean", "spun_a", "spun_b", "heldout/clean"}) {
    for (const auto& file :
         fs::directory_iterator(UNSPIN_SOURCE_DIR "/corpus/" + std::string(folder))) {
      if (file.path().extension() != ".txt") continue;
      const std::string text = ReadFile(file.path().string());
      names.push_back(file.path().stem().string());
      features.push_back(FindCopyFeatures(text.substr(text.find("\n\n"))));
    }
  }
  std::map<std::string, size_t> copies;
  for (const std::string& name : names) ++copies[name];
  const CopyFinder finder(features);
  for (size_t i = 0; i < names.size(); ++i) {
    CAPTURE(names[i]);
    const std::vector<CopyMatch> matches = finder.Find(features[i]);
    CHECK(matches.size() == copies[names[i]]);
    for (const CopyMatch& match : matches) CHECK(names[match.text] == names[i]);
  }
}

}  // namespace
}  // namespace unspin
