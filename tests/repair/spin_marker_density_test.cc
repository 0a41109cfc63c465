#include "repair/spin/marker_density.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "repair/repair_fixture.h"
#include "repair/spin/quick_words.h"

namespace unspin {
namespace {

struct Phrases {
  Channel channel{std::move(ShippedProfiles(ShippedLexicon()).at(1))};
  MarkerDensity markers{channel, ShippedLexicon(), ShippedModel()};
  double Of(const std::string& body) const {
    return markers.Of(CutQuickWords(body)).text;
  }
};

const char kFiller[] =
    "The council met on Tuesday to talk about the bridge over the river. It was built "
    "in the last century and has been closed since March. ";

TEST_CASE("spun text is denser with markers than clean text") {
  const Phrases phrases;
  const double spun = phrases.Of(
      "The corporate mentioned that it's making an attempt to chop prices, in keeping "
      "with a brand new report. Quite a few traders anticipate an additional surge "
      "subsequent 12 months.");
  CHECK(spun > 2 * phrases.channel.profile().suspicious);
  CHECK(phrases.Of(std::string(kFiller) + kFiller) <
        phrases.channel.profile().suspicious);
  CHECK(phrases.Of("") == 0);
}

TEST_CASE("the same marker counts twice at most, and less in a longer text") {
  const Phrases phrases;
  const auto with = [&](int times) {
    std::string body;
    for (int i = 0; i < 20; ++i) {
      body += kFiller;
      if (i < times) body += "It was in keeping with it. ";
    }
    return phrases.Of(body);
  };
  const double none = with(0);
  CHECK(with(1) > none);
  CHECK(with(2) > with(1));
  CHECK(with(10) < with(2));  // only longer
}

TEST_CASE("a phrase is a marker only as it stands") {
  const Phrases phrases;
  const std::string filler = std::string(kFiller) + kFiller;
  const double whole = phrases.Of(filler + "It was in keeping with it.");
  CHECK(whole > phrases.Of(filler + "It was in keeping, with it."));
  CHECK(whole > phrases.Of(filler + "It was in the keeping with it."));
}

TEST_CASE("what a learned spinner writes is a marker if it is rare in sound text") {
  SpinProfile profile;
  profile.name = "learned";
  profile.mapping = Mapping::kRandom;
  profile.touches = Touches::kAnyWord;
  for (const auto& [spun, original] :
       {std::pair{"astatine", "at"}, {"is", "was"}, {"off kilter", "for the"}}) {
    Substitution pair;
    pair.spun = spun;
    pair.original = original;
    pair.odds = 1;
    profile.substitutions.push_back(pair);
  }
  const Channel channel(std::move(profile));
  const MarkerDensity markers(channel, ShippedLexicon(), ShippedModel());
  CHECK(markers.Of(CutQuickWords("They met astatine noon.")).text > 0);
  CHECK(markers.Of(CutQuickWords("They paid off kilter bridge.")).text > 0);
  CHECK(markers.Of(CutQuickWords("It is noon, in keeping with it.")).text == 0);
}

}  // namespace
}  // namespace unspin
