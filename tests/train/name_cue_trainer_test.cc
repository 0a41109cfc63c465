#include "train/name_cue_trainer.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

constexpr size_t kCompany = static_cast<size_t>(EntityType::kCompany);
constexpr size_t kOrganization = static_cast<size_t>(EntityType::kOrganization);
constexpr size_t kPerson = static_cast<size_t>(EntityType::kPerson);

NameExample Example(Cue cue, size_t type, size_t article) {
  NameExample example;
  example.article = article;
  example.cues = {{Cue::kBias, 1}, {cue, 1}};
  example.types[type] = true;
  return example;
}

std::vector<NameExample> Examples() {
  std::vector<NameExample> examples;
  for (size_t i = 0; i < 20; ++i) {
    examples.push_back(Example(Cue::kAtBefore, kCompany, i));
    examples.push_back(Example(Cue::kAgeBehind, kPerson, i));
  }
  return examples;
}

TEST_CASE("training learns which cue goes with which type") {
  const CueTable nothing{};
  const CueTable trained = TrainNameCues(nothing, Examples(), {});
  const auto weight = [&](Cue cue, size_t type) {
    return trained[static_cast<size_t>(cue)][type];
  };
  CHECK(weight(Cue::kAtBefore, kCompany) > weight(Cue::kAtBefore, kPerson));
  CHECK(weight(Cue::kAgeBehind, kPerson) > weight(Cue::kAgeBehind, kCompany));
  CHECK(NameTypeAccuracy(trained, Examples()) == 1.0);
  CHECK(CrossValidate(nothing, Examples(), {}, {}, 5) == 1.0);
}

TEST_CASE("a cue that no example has keeps its weight") {
  CueTable hand{};
  hand[static_cast<size_t>(Cue::kDateline)][kPerson] = 1.5F;
  const CueTable trained = TrainNameCues(hand, Examples(), {});
  CHECK(trained[static_cast<size_t>(Cue::kDateline)] ==
        hand[static_cast<size_t>(Cue::kDateline)]);
}

TEST_CASE("an example of two types pulls to both alike") {
  std::vector<NameExample> examples = {Example(Cue::kAtBefore, kCompany, 0)};
  examples[0].types[kOrganization] = true;
  const CueTable trained = TrainNameCues({}, examples, {});
  const TypeScores& at = trained[static_cast<size_t>(Cue::kAtBefore)];
  CHECK(at[kCompany] == doctest::Approx(at[kOrganization]));
  CHECK(at[kCompany] > at[kPerson]);
}

TEST_CASE("cues of gazetteers can be taken away") {
  std::vector<NameExample> examples = {Example(Cue::kGazetteerPlaceOwn, kCompany, 0)};
  const std::vector<NameExample> stripped = WithoutGazetteers(examples);
  REQUIRE(stripped.size() == 1);
  REQUIRE(stripped[0].cues.size() == 1);
  CHECK(stripped[0].cues[0].cue == Cue::kBias);
}

}  // namespace
}  // namespace unspin
