#include "train/firm_cue_trainer.h"

#include <doctest/doctest.h>

#include <vector>

namespace unspin {
namespace {

FirmCueValues With(FirmCue cue) {
  FirmCueValues cues{};
  cues[static_cast<size_t>(cue)] = 1;
  return cues;
}

// The subject is meant, the firm of the title is not.
FirmExample Example(size_t article) {
  FirmExample example;
  example.reference = Reference::kIt;
  example.article = article;
  example.right = 1;
  example.candidates = {With(FirmCue::kTitle), With(FirmCue::kSubject)};
  return example;
}

float WeightOf(const FirmCueTable& table, Reference reference, FirmCue cue) {
  return table[static_cast<size_t>(reference)][static_cast<size_t>(cue)];
}

TEST_CASE("training learns which cue tells the firm that is meant") {
  const std::vector<FirmExample> examples(20, Example(0));
  const FirmCueTable hand{};
  const FirmCueTable trained = TrainFirmCues(hand, examples, FirmCueOptions{});
  CHECK(WeightOf(trained, Reference::kIt, FirmCue::kSubject) > 0.3);
  CHECK(WeightOf(trained, Reference::kIt, FirmCue::kTitle) < -0.3);
  CHECK(FirmAccuracy(trained, examples) == 1);
}

TEST_CASE("what no example shows keeps the weight written by hand") {
  FirmCueTable hand{};
  hand[static_cast<size_t>(Reference::kWe)][static_cast<size_t>(FirmCue::kMain)] = 2;
  const std::vector<FirmExample> examples(20, Example(0));
  const FirmCueTable trained = TrainFirmCues(hand, examples, FirmCueOptions{});
  CHECK(WeightOf(trained, Reference::kWe, FirmCue::kMain) == 2);
  CHECK(WeightOf(trained, Reference::kUnsaid, FirmCue::kSubject) == 0);
}

TEST_CASE("articles are held out as a whole") {
  std::vector<FirmExample> examples;
  for (size_t i = 0; i < 16; ++i) examples.push_back(Example(i));
  CHECK(CrossValidateFirms(FirmCueTable{}, examples, FirmCueOptions{}, 4) == 1);
}

}  // namespace
}  // namespace unspin
