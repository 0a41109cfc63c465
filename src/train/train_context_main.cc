// Trains lexicons/models/context.bin. A contributor's tool, not installed:
//   unspin_train_context DATA_FOLDER MODEL HELD_OUT_TEXT SPIN_PAIRS...
// DATA_FOLDER holds the *.txt.zst files of context_sources.cc, SPIN_PAIRS are
// lexicons/spin_a.tsv, spin_b.tsv and spin_c.tsv; what was held out of training is written to
// HELD_OUT_TEXT. Order, seeds and held-out slices are fixed, so that the same data and
// the same build give the same bytes.

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "lexicon/tsv.h"
#include "train/context_sources.h"
#include "train/context_trainer.h"
#include "train/vector_trainer.h"

namespace unspin {
namespace {

void ReadPairs(const std::string& path, SpinPairs& pairs) {
  std::vector<LexiconComplaint> complaints;
  const TsvFile file = ParseTsv(path, ReadFile(path), complaints);
  if (!complaints.empty()) throw Error(complaints.front().ToString());
  if (file.header.size() < 2 || file.header[0] != "spun" ||
      file.header[1] != "original") {
    throw Error(path + ": the first columns are not spun and original");
  }
  for (const TsvRow& row : file.rows) pairs.emplace_back(row.cells[0], row.cells[1]);
}

void Train(const std::string& folder, const SpinPairs& pairs, const std::string& path,
           std::string& held_out) {
  ContextTrainer trainer;
  ReadContextSources(
      folder,
      [&trainer](std::string_view text, unsigned weight) {
        trainer.AddParagraph(text, weight);
      },
      held_out);
  std::fprintf(stderr, "%zu tokens read\n", trainer.tokens());
  ContextTrainerOptions options;
  options.description = kContextSourcesDescription;
  for (const auto& [spun, original] : pairs) {
    options.doubtful_words.push_back(spun);
    options.doubtful_words.push_back(original);
  }
  ContextModelParts parts = trainer.Train(options);
  WriteFileAtomically(path, BuildContextModel(parts));
  std::fprintf(stderr, "trigrams trained: %zu bigrams, %zu contexts, %zu trigrams\n",
               parts.bigrams.size(), parts.contexts.size(), parts.trigrams.size());
  const ContextModel trigrams = ContextModel::Open(path);
  parts.vectors = TrainVectors(trigrams, trainer.Stream(trigrams), pairs, {});
  const std::string bytes = BuildContextModel(parts);
  WriteFileAtomically(path, bytes);
  const ContextModel model = ContextModel::Open(path);
  std::fprintf(stderr, "%s: %zu bytes, %zu words, %zu with vectors\n", path.c_str(),
               bytes.size(), model.vocabulary_size(), parts.vectors.candidates.size());
}

}  // namespace
}  // namespace unspin

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fputs(
        "usage: unspin_train_context DATA_FOLDER MODEL HELD_OUT_TEXT SPIN_PAIRS...\n",
        stderr);
    return 2;
  }
  try {
    unspin::SpinPairs pairs;
    for (int i = 4; i < argc; ++i) unspin::ReadPairs(argv[i], pairs);
    std::string held_out;
    unspin::Train(argv[1], pairs, argv[2], held_out);
    unspin::WriteFileAtomically(argv[3], held_out);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unspin_train_context: %s\n", error.what());
    return 2;
  }
  return 0;
}
