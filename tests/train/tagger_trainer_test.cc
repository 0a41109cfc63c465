#include "train/tagger_trainer.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

// Words with one feature each: 1 is always a company, 2 always outside.
TaggerExamples TwoWords() {
  TaggerExamples examples;
  for (int i = 0; i < 50; ++i) {
    const size_t begin = examples.allowed.size();
    for (const uint64_t key : {uint64_t{1} << 40U, uint64_t{2} << 40U}) {
      examples.keys.push_back(key);
      examples.kinds.push_back(FeatureKind::kOther);
      examples.begins.push_back(examples.keys.size());
    }
    examples.allowed.push_back(1U << FirstTag(EntityType::kCompany) |
                               1U << FirstTag(EntityType::kOrganization));
    examples.allowed.push_back(1U << kOutside);
    examples.stretches.push_back({begin, begin + 2, 1});
  }
  return examples;
}

TEST_CASE("the tagger learns what its examples allow") {
  TaggerOptions options;
  options.rounds = 20;
  options.rate = 0.2F;
  const TagModelParts parts = TrainTagger(TwoWords(), options);
  REQUIRE(parts.features.size() == 2);
  for (const TagModelParts::Feature& feature : parts.features) {
    const bool company = feature.key == uint64_t{1} << 40U;
    const float outside = feature.weights[kOutside];
    CHECK((feature.weights[FirstTag(EntityType::kCompany)] > outside) == company);
    // Two types that are never told apart are learnt alike.
    CHECK(feature.weights[FirstTag(EntityType::kCompany)] ==
          doctest::Approx(
              static_cast<double>(feature.weights[FirstTag(EntityType::kOrganization)]))
              .epsilon(0.01));
  }
}

TEST_CASE("the same examples and seed give the same weights") {
  const TagModelParts a = TrainTagger(TwoWords(), {});
  const TagModelParts b = TrainTagger(TwoWords(), {});
  REQUIRE(a.features.size() == b.features.size());
  CHECK(a.features[0].weights == b.features[0].weights);
}

}  // namespace
}  // namespace unspin
