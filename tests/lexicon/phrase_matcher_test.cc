#include "lexicon/phrase_matcher.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lexicon/words.h"

namespace unspin {
namespace {

std::vector<uint64_t> Hashes(std::string_view text, Folding folding) {
  std::vector<uint64_t> hashes;
  for (const Word& word : SplitWords(text))
    hashes.push_back(WordHash(word.In(text), folding));
  return hashes;
}

TEST_CASE("the longest phrase wins and all are found") {
  PhraseTrieBuilder builder(Folding::kExact);
  builder.Add("Alibaba", {0, 0});
  builder.Add("Alibaba Cloud", {1, 0});
  builder.Add("Alibaba Cloud Intelligence", {2, 1});
  builder.Add("AT&T", {3, 0});
  const auto arrays = builder.Build();
  const PhraseMatcher matcher(arrays.slots, arrays.nodes, arrays.entries,
                              Folding::kExact);

  const auto text = Hashes("Alibaba Cloud in Asia", Folding::kExact);
  const PhraseMatch longest = matcher.Longest(text);
  CHECK(longest.words == 2);
  CHECK(longest.entries[0].row == 1);
  CHECK(matcher.All(text).size() == 2);
  CHECK_FALSE(matcher.Longest(Hashes("alibaba", Folding::kExact)));
  CHECK(matcher.Find("AT&T"));
  CHECK_FALSE(matcher.Find("Alibaba Cloud in"));
}

TEST_CASE("a filter lets through all words that start phrases and few others") {
  PhraseTrieBuilder builder(Folding::kExact);
  for (uint32_t i = 0; i < 1000; ++i) builder.Add("name" + std::to_string(i), {i, 0});
  const auto arrays = builder.Build();
  const PhraseMatcher matcher(arrays.slots, arrays.nodes, arrays.entries,
                              Folding::kExact);
  const PhraseMatcher empty;
  const std::vector<const PhraseMatcher*> both = {&matcher, &empty};
  const StartFilter filter(both);
  size_t others = 0;
  for (uint32_t i = 0; i < 1000; ++i) {
    CHECK(filter.MayStart(WordHash("name" + std::to_string(i), Folding::kExact)));
    const uint64_t other = WordHash("other" + std::to_string(i), Folding::kExact);
    others += filter.MayStart(other) ? 1 : 0;
  }
  CHECK(others < 150);
}

TEST_CASE("folded phrases match in any case and with typographic apostrophes") {
  PhraseTrieBuilder builder(Folding::kLower);
  builder.Add("Due to the fact that", {7, 0});
  builder.Add("won't", {8, 0});
  const auto arrays = builder.Build();
  const PhraseMatcher matcher(arrays.slots, arrays.nodes, arrays.entries,
                              Folding::kLower);
  CHECK(matcher.Find("due TO the fact that").entries[0].row == 7);
  CHECK(matcher.Find("Won’t").entries[0].row == 8);
}

TEST_CASE("a phrase that several rows share leads to each of them") {
  PhraseTrieBuilder builder(Folding::kExact);
  builder.Add("Slack", {1, 0});
  builder.Add("Slack", {2, 3});
  const auto arrays = builder.Build();
  const PhraseMatcher matcher(arrays.slots, arrays.nodes, arrays.entries,
                              Folding::kExact);
  const PhraseMatch match = matcher.Find("Slack");
  REQUIRE(match.entries.size() == 2);
  CHECK(match.entries[1].column == 3);
}

TEST_CASE("a matcher without phrases finds nothing") {
  CHECK_FALSE(PhraseMatcher().Find("anything"));
}

}  // namespace
}  // namespace unspin
