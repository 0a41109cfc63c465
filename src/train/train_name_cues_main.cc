// Trains lexicons/name_cue_shifts.tsv. A contributor's tool, not installed:
//   unspin_train_name_cues LEXICON GOLD_FOLDER CONLL_FOLDER SHIFTS
// LEXICON is the compiled lexicon; its name_cues table is what the shifts are added to,
// its own shifts play no part. CONLL_FOLDER holds the files of conll.h. Prints the
// accuracy of the types with and without shifts.

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/file.h"
#include "train/name_cue_trainer.h"

namespace unspin {
namespace {

constexpr size_t kParts = 5;
constexpr float kLeastShift = 0.005F;
// Names of other kinds of text count little beside those of tech news: with 0.1 the
// accuracy on held-out names of no gazetteer falls from 0.89 to 0.87.
constexpr float kConllWeight = 0.04F;

constexpr std::string_view kHeader =
    "# What training adds to the weights of name_cues.tsv; rows without effect are "
    "left "
    "out.\n"
    "# Source: trained by scripts/train_name_cues on corpus/clean (own work), "
    "WikiGold, "
    "WNUT-17 and GUM\n# (CC BY 4.0) and CrossNER (MIT).\n"
    "cue\tcompany\torganization\tperson\tproduct\tplace\n";

std::string ShiftTable(const CueTable& hand, const CueTable& trained) {
  std::string table(kHeader);
  for (size_t cue = 0; cue < kCueCount; ++cue) {
    std::string row(CueName(static_cast<Cue>(cue)));
    bool used = false;
    for (size_t t = 0; t < kNameTypes; ++t) {
      const float shift = trained[cue][t] - hand[cue][t];
      used |= shift > kLeastShift || shift < -kLeastShift;
      row += fmt::format("\t{:.2f}", shift);
    }
    if (used) table += row + "\n";
  }
  return table;
}

void Train(const std::string& lexicon_path, const std::string& gold,
           const std::string& conll, const std::string& shifts_path) {
  const Lexicon lexicon = Lexicon::Open(lexicon_path);
  const CueWeights by_hand = CueWeights::ByHand(lexicon);
  CueTable hand{};
  for (size_t cue = 0; cue < kCueCount; ++cue)
    hand[cue] = by_hand.Of(static_cast<Cue>(cue));
  const std::vector<NameExample> examples = ReadGoldNames(gold, lexicon);
  std::vector<NameExample> others = ReadConllNames(conll, lexicon);
  for (NameExample& other : others) other.weight *= kConllWeight;
  std::vector<NameExample> all = examples;
  all.insert(all.end(), others.begin(), others.end());
  const std::vector<NameExample> unknown = WithoutGazetteers(examples);
  const NameCueOptions options;
  const CueTable trained = TrainNameCues(hand, all, options);
  WriteFileAtomically(shifts_path, ShiftTable(hand, trained));
  std::fprintf(stderr,
               "%zu names; types right by hand %.4f (%.4f without gazetteers), trained "
               "%.4f (%.4f), held out %.4f; of %zu others by hand %.4f, trained %.4f\n",
               examples.size(), NameTypeAccuracy(hand, examples),
               NameTypeAccuracy(hand, unknown), NameTypeAccuracy(trained, examples),
               NameTypeAccuracy(trained, unknown),
               CrossValidate(hand, examples, others, options, kParts), others.size(),
               NameTypeAccuracy(hand, others), NameTypeAccuracy(trained, others));
}

}  // namespace
}  // namespace unspin

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: %s LEXICON GOLD_FOLDER CONLL_FOLDER SHIFTS\n",
                 argv[0]);
    return 2;
  }
  try {
    unspin::Train(argv[1], argv[2], argv[3], argv[4]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
