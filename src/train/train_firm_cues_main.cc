// Trains lexicons/firm_cue_shifts.tsv. A contributor's tool, not installed:
//   unspin_train_firm_cues LEXICON TAG_MODEL SHIFTS GOLD_FOLDER...
// LEXICON is the compiled lexicon; its firm_cues table is what the shifts are added to,
// its own shifts play no part. Prints how
// often the firm is right with and without shifts.

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/file.h"
#include "lexicon/lexicon.h"
#include "train/firm_cue_trainer.h"

namespace unspin {
namespace {

constexpr size_t kParts = 8;

constexpr std::string_view kHeader =
    "# What training adds to the weights of firm_cues.tsv.\n"
    "# Source: trained by scripts/train_firm_cues on corpus/clean and corpus/hard (own "
    "work).\n"
    "cue\tit\tcompany\tkind\tbody\tunsaid\tother\twe\n";

std::string ShiftTable(const FirmCueTable& hand, const FirmCueTable& trained) {
  std::string table(kHeader);
  for (size_t cue = 0; cue < kFirmCues; ++cue) {
    table += FirmCueName(static_cast<FirmCue>(cue));
    for (size_t r = 0; r < kReferences; ++r) {
      table += fmt::format("\t{:.2f}", trained[r][cue] - hand[r][cue]);
    }
    table += "\n";
  }
  return table;
}

void Report(const FirmCueTable& hand, const FirmCueTable& trained,
            const std::vector<FirmExample>& examples) {
  const FirmCueOptions options;
  std::fprintf(stderr, "%zu choices: right by hand %.4f, trained %.4f, held out %.4f\n",
               examples.size(), FirmAccuracy(hand, examples),
               FirmAccuracy(trained, examples),
               CrossValidateFirms(hand, examples, options, kParts));
}

std::vector<FirmExample> Examples(const Lexicon& lexicon, const TagModel& model,
                                  const FirmCueTable& table,
                                  const std::vector<std::string>& folders) {
  std::vector<FirmExample> examples;
  const FirmWeights weights(table);
  for (const std::string& folder : folders) {
    const size_t first = examples.empty() ? 0 : examples.back().article + 1;
    const auto more = ReadFirmExamples(folder, lexicon, &model, weights, first);
    examples.insert(examples.end(), more.begin(), more.end());
  }
  return examples;
}

void Train(const std::string& lexicon_path, const std::string& model_path,
           const std::string& shifts, const std::vector<std::string>& folders) {
  const Lexicon lexicon = Lexicon::Open(lexicon_path);
  const TagModel model = TagModel::Open(model_path);
  const FirmCueTable hand = FirmWeights::ByHand(lexicon).table();
  std::vector<FirmExample> examples = Examples(lexicon, model, hand, folders);
  // What "it" was before is a cue of the next choice: the examples are made again with
  // the weights that they gave.
  const FirmCueTable first = TrainFirmCues(hand, examples, FirmCueOptions{});
  const std::vector<FirmExample> again = Examples(lexicon, model, first, folders);
  examples.insert(examples.end(), again.begin(), again.end());
  for (FirmExample& example : examples) example.weight /= 2;
  const FirmCueTable trained = TrainFirmCues(hand, examples, FirmCueOptions{});
  WriteFileAtomically(shifts, ShiftTable(hand, trained));
  Report(hand, trained, examples);
  for (size_t r = 0; r < kReferences; ++r) {
    std::vector<FirmExample> some;
    for (const FirmExample& example : examples) {
      if (static_cast<size_t>(example.reference) == r) some.push_back(example);
    }
    std::fprintf(stderr, "reference %zu: ", r);
    Report(hand, trained, some);
  }
}

}  // namespace
}  // namespace unspin

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "usage: %s LEXICON TAG_MODEL SHIFTS GOLD_FOLDER...\n",
                 argv[0]);
    return 2;
  }
  try {
    unspin::Train(argv[1], argv[2], argv[3], {argv + 4, argv + argc});
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
