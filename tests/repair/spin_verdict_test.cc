#include "repair/spin/verdict.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "repair/repair_fixture.h"
#include "repair/spin/quick_words.h"

namespace unspin {
namespace {

using Indexes = std::vector<size_t>;

SpinJudgement Divide(std::vector<float> weights) { return DivideText(weights); }

TEST_CASE("a text is spun where its paragraphs speak for it") {
  CHECK(Divide({5, 4}).paragraphs == Indexes{0, 1});
  CHECK(Divide({5, 4}).evidence == doctest::Approx(9));
  CHECK(Divide({20, -20, -20, 15}).paragraphs == Indexes{0, 3});
  CHECK(Divide({20, -20, -20, 15}).evidence == doctest::Approx(35));
}

TEST_CASE("a change between spun and original text costs more than a doubtful word") {
  // One paragraph that speaks against it weakly goes with its neighbours ...
  CHECK(Divide({10, -2, 10}).paragraphs == Indexes{0, 1, 2});
  // ... and one that speaks for it weakly too.
  CHECK(Divide({-10, 2, -10}).paragraphs.empty());
}

TEST_CASE("where nothing is spun the whole text is the evidence") {
  CHECK(Divide({-1, -2.5F}).paragraphs.empty());
  CHECK(Divide({-1, -2.5F}).evidence == doctest::Approx(-3.5));
  CHECK_FALSE(Divide({}).spun());
  CHECK(Divide({}).evidence == 0);
}

// A function of six pairs, four of which write words that are rare in sound text.
SpinProfile SixPairs(Touches touches) {
  SpinProfile profile;
  profile.name = "six";
  profile.touches = touches;
  for (const auto& [spun, original] : {std::pair{"helium", "he"},
                                       {"astatine", "at"},
                                       {"arsenic", "as"},
                                       {"beryllium", "be"},
                                       {"2", "two"},
                                       {"galore", "many"}}) {
    Substitution pair;
    pair.spun = spun;
    pair.original = original;
    pair.odds = 40;
    profile.substitutions.push_back(pair);
  }
  return profile;
}

struct SixWords {
  explicit SixWords(Touches touches = Touches::kFreeWords)
      : channel(SixPairs(touches)), judge(channel, ShippedModel()) {}
  SpinJudgement Decide(const std::string& body) const {
    return judge.Decide(CutQuickWords(body));
  }
  Channel channel;
  Judge judge;
};

TEST_CASE("substitutes speak for the spinner, their originals against it") {
  const SixWords six;
  CHECK(six.judge.Weight("helium") > 2);
  CHECK(six.judge.Weight("he") < -2);
  CHECK(six.judge.Weight("the") == 0);
  CHECK(six.judge.Weight("2") == 0);  // digits are dense in clean lists
}

TEST_CASE("different substitutes make a text spun, one again and again does not") {
  const SixWords six;
  const std::string spun =
      "Then helium left astatine noon arsenic agreed and galore people would beryllium "
      "late.";
  CHECK(six.Decide(spun).spun());
  CHECK(six.Decide(spun).score > 0.9);
  CHECK(six.Decide(spun).paragraphs == Indexes{0});
  std::string chemistry;
  for (int i = 0; i < 30; ++i) chemistry += "They filled helium and arsenic into it. ";
  CHECK_FALSE(six.Decide(chemistry).spun());
  CHECK(six.Decide(chemistry).score < 0.1);
}

TEST_CASE("a word that is repeated does not speak louder") {
  const SixWords six;
  const std::string others = "Then arsenic agreed beryllium late.";
  std::string twice = others;
  std::string often = others;
  for (int i = 0; i < 30; ++i) {
    if (i < 2) twice += " Then helium left.";
    often += " Then helium left.";
  }
  CHECK(six.Decide(twice).evidence > six.Decide(others).evidence);
  CHECK(six.Decide(often).evidence == six.Decide(twice).evidence);
}

TEST_CASE("originals in free places outweigh substitutes") {
  const SixWords six;
  CHECK_FALSE(six.Decide("He said he saw helium at noon as he was at home, as many do, "
                         "and he will be at work with arsenic and beryllium at hand.")
                  .spun());
}

TEST_CASE("where a spinner does not reach its substitutes say nothing") {
  const std::string capitals = "Helium, astatine, arsenic, beryllium and galore.";
  CHECK_FALSE(SixWords().Decide(capitals).spun());
  CHECK(SixWords(Touches::kAnyWord)
            .Decide("So helium, astatine, arsenic, beryllium and galore.")
            .spun());
}

TEST_CASE("a clean paragraph of a spun text is left out") {
  const SixWords six;
  const std::string spun = "Then helium left astatine noon arsenic galore people said.";
  const std::string clean =
      "As he said at noon, he will be at home, as many will be as he is at work.";
  std::string body = spun + "\n\n";
  for (int i = 0; i < 4; ++i) body += clean + "\n\n";
  CHECK(six.Decide(body + spun.substr(0, 30) + "beryllium astatine galore")
            .paragraphs.front() == 0);
  CHECK(six.Decide(body).paragraphs == Indexes{0});
}

}  // namespace
}  // namespace unspin
