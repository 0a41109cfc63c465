#include "repair/spin/channel.h"

#include <doctest/doctest.h>

#include <array>
#include <utility>
#include <vector>

namespace unspin {
namespace {

Substitution Pair(std::string spun, std::string original, float odds,
                  bool guess = false) {
  Substitution pair;
  pair.spun = std::move(spun);
  pair.original = std::move(original);
  pair.odds = odds;
  pair.guess = guess;
  pair.row = 7;
  return pair;
}

SpinProfile Profile(Mapping mapping, std::vector<Substitution> pairs) {
  SpinProfile profile;
  profile.name = "test";
  profile.path = "test.tsv";
  profile.mapping = mapping;
  profile.unlisted = 0.5F;
  profile.substitutions = std::move(pairs);
  return profile;
}

size_t Longest(const Channel& channel, std::vector<std::string_view> words) {
  std::vector<uint64_t> hashes;
  for (const std::string_view word : words) hashes.push_back(Channel::HashOf(word));
  return channel.matcher().Longest(hashes).words;
}

TEST_CASE(
    "the rows of a fixed function share the belief by their odds against keeping") {
  const Channel channel(
      Profile(Mapping::kFixed, {Pair("successful", "in", 6), Pair("indium", "in", 2)}));
  CHECK(channel.fixed());
  // 1 + 6 + 2 + what is not listed.
  CHECK(channel.Belief(0)[0] == doctest::Approx(3 * channel.Belief(1)[0]));
  CHECK(channel.Belief(0)[0] == doctest::Approx(6 * channel.Keep("in")[0]));
  CHECK(channel.Belief(0)[0] + channel.Belief(1)[0] + channel.Keep("in")[0] ==
        doctest::Approx(1));
}

TEST_CASE("a fixed function's guesses count less where more of the table is known") {
  const Channel channel(Profile(
      Mapping::kFixed, {Pair("helium", "he", 40), Pair("clip", "time", 4, true)}));
  REQUIRE(channel.rates() > 1);
  const size_t last = channel.rates() - 1;
  CHECK(channel.Belief(1)[last] < channel.Belief(1)[0]);
  CHECK(channel.Keep("time")[last] > channel.Keep("time")[0]);
  CHECK(channel.Belief(0)[last] == channel.Belief(0)[0]);
}

TEST_CASE("a random spinner keeps all its words alike and draws among their images") {
  const Channel channel(Profile(
      Mapping::kRandom, {Pair("worth", "price", 1), Pair("mentioned", "said", 1),
                         Pair("stated", "said", 1), Pair("famous", "said", 0.5F)}));
  CHECK_FALSE(channel.fixed());
  for (size_t rate = 0; rate < channel.rates(); ++rate) {
    CAPTURE(rate);
    CHECK(channel.Keep("said")[rate] == channel.Keep("price")[rate]);
    CHECK(channel.Keep("said")[rate] < 1);
    CHECK(channel.Belief(1)[rate] == doctest::Approx(2 * channel.Belief(3)[rate]));
    // Each of several images is rarer than an only one.
    CHECK(channel.Belief(1)[rate] < channel.Belief(0)[rate]);
    if (rate > 0) {
      CHECK(channel.Keep("said")[rate] < channel.Keep("said")[rate - 1]);
      CHECK(channel.Belief(1)[rate] > channel.Belief(1)[rate - 1]);
    }
  }
}

TEST_CASE("words that no row lists are kept for certain") {
  for (const Mapping mapping : {Mapping::kFixed, Mapping::kRandom}) {
    const Channel channel(Profile(mapping, {Pair("worth", "price", 1)}));
    for (size_t rate = 0; rate < channel.rates(); ++rate) {
      CHECK(channel.Keep("xylophone")[rate] == 1);
      CHECK(channel.Keep("worth")[rate] == 1);
      CHECK(channel.Unlisted("price")[rate] < channel.Unlisted("xylophone")[rate]);
      CHECK(channel.Unlisted("price")[rate] > 0);
    }
  }
}

TEST_CASE("substitutes are found by their tokens, whatever their case") {
  const Channel channel(
      Profile(Mapping::kRandom,
              {Pair("in keeping with", "according to", 1), Pair("aren't", "are not", 1),
               Pair("in keeping", "fitting", 1)}));
  CHECK(Longest(channel, {"In", "keeping", "WITH", "it"}) == 3);
  CHECK(Longest(channel, {"in", "keeping", "to"}) == 2);
  CHECK(Longest(channel, {"in", "keep"}) == 0);
  CHECK(Longest(channel, {"are", "n't"}) == 2);  // as the text is cut
}

TEST_CASE("rows say what they are and where they stand") {
  const Channel channel(Profile(Mapping::kFixed, {Pair("helium", "he", 40)}));
  CHECK(channel.rows() == 1);
  CHECK(channel.Spun(0) == "helium");
  CHECK(channel.Original(0) == "he");
  CHECK_FALSE(channel.IsName(0));
  CHECK(channel.RowName(0) == "test.tsv:7");
}

}  // namespace
}  // namespace unspin
