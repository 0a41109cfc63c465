#include "extract/tagger/tag_chain.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace unspin {
namespace {

TagTransitions SomeTransitions() {
  TagTransitions transitions;
  for (size_t before = 0; before < kTags; ++before) {
    for (size_t tag = 0; tag < kTags; ++tag) {
      transitions.between[before][tag] =
          0.1F * static_cast<float>((before * 7 + tag * 3) % 11) - 0.5F;
    }
    transitions.start[before] = 0.05F * static_cast<float>(before);
  }
  return transitions;
}

std::vector<TagScores> SomeScores(size_t words) {
  std::vector<TagScores> scores(words);
  for (size_t i = 0; i < words; ++i) {
    for (size_t tag = 0; tag < kTags; ++tag) {
      scores[i][tag] = 0.3F * static_cast<float>((i * 5 + tag * 4) % 7) - 1;
    }
  }
  return scores;
}

// What the chain computes, by trying all sequences of three tags.
struct ByForce {
  double sum = 0;
  double best = -1e30;
  std::vector<uint8_t> best_tags;
  double middle_is_person = 0;
};

ByForce TryAll(const std::vector<TagScores>& words, const TagTransitions& transitions,
               TagSet allowed) {
  ByForce out;
  for (size_t a = 0; a < kTags; ++a) {
    for (size_t b = 0; b < kTags; ++b) {
      for (size_t c = 0; c < kTags; ++c) {
        if (IsInner(a) || !Follows(a, b) || !Follows(b, c)) continue;
        if ((allowed >> b & 1U) == 0) continue;
        const double score = static_cast<double>(
            transitions.start[a] + words[0][a] + transitions.between[a][b] +
            words[1][b] + transitions.between[b][c] + words[2][c]);
        out.sum += std::exp(score);
        if (b == FirstTag(EntityType::kPerson)) out.middle_is_person += std::exp(score);
        if (score <= out.best) continue;
        out.best = score;
        out.best_tags = {static_cast<uint8_t>(a), static_cast<uint8_t>(b),
                         static_cast<uint8_t>(c)};
      }
    }
  }
  return out;
}

TEST_CASE("sums, marginals and the best tags are those of all sequences tried") {
  const TagTransitions transitions = SomeTransitions();
  const std::vector<TagScores> words = SomeScores(3);
  const ByForce expected = TryAll(words, transitions, kAllTags);
  TagChain chain(transitions);
  const std::vector<TagSet> allowed(3, kAllTags);
  chain.Sum(words, allowed);
  CHECK(chain.log_sum() == doctest::Approx(std::log(expected.sum)));
  CHECK(static_cast<double>(chain.marginals()[1][FirstTag(EntityType::kPerson)]) ==
        doctest::Approx(expected.middle_is_person / expected.sum).epsilon(1e-3));
  CHECK(chain.Best(words) == expected.best_tags);
}

TEST_CASE("only allowed tags count in a sum") {
  const TagTransitions transitions = SomeTransitions();
  const std::vector<TagScores> words = SomeScores(3);
  const TagSet two = 1U << kOutside | 1U << FirstTag(EntityType::kPlace);
  const ByForce expected = TryAll(words, transitions, two);
  TagChain chain(transitions);
  const std::vector<TagSet> allowed = {kAllTags, two, kAllTags};
  chain.Sum(words, allowed);
  CHECK(chain.log_sum() == doctest::Approx(std::log(expected.sum)));
  CHECK(chain.marginals()[1][FirstTag(EntityType::kPerson)] == 0);
}

TEST_CASE("no name starts with the further word of one") {
  const TagTransitions transitions;
  std::vector<TagScores> words(2);
  words[0][InnerTag(EntityType::kCompany)] = 9;
  words[1][InnerTag(EntityType::kPerson)] = 3;
  TagChain chain(transitions);
  const std::vector<uint8_t> best = chain.Best(words);
  CHECK_FALSE(IsInner(best[0]));
  CHECK(Follows(best[0], best[1]));
}

}  // namespace
}  // namespace unspin
