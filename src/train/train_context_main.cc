// Trains lexicons/models/context.bin. A contributor's tool, not installed:
//   unspin_train_context DATA_FOLDER MODEL [HELD_OUT_TEXT]
// DATA_FOLDER holds the *.txt.zst files named below; the order and the held-out slices
// are fixed, so that the same data give the same bytes.

#include <array>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "train/context_sources.h"
#include "train/context_trainer.h"

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4) {
    std::fputs("usage: unspin_train_context DATA_FOLDER MODEL [HELD_OUT_TEXT]\n",
               stderr);
    return 2;
  }
  try {
    unspin::ContextTrainer trainer;
    std::string held_out;
    unspin::ReadContextSources(argv[1], trainer, held_out);
    std::fprintf(stderr, "%zu tokens read\n", trainer.tokens());
    unspin::ContextTrainerOptions options;
    options.description = unspin::kContextSourcesDescription;
    const auto parts = trainer.Train(options);
    const std::string bytes = unspin::BuildContextModel(parts);
    unspin::WriteFileAtomically(argv[2], bytes);
    if (argc == 4) unspin::WriteFileAtomically(argv[3], held_out);
    const auto model = unspin::ContextModel::Open(argv[2]);
    std::fprintf(stderr,
                 "%s: %zu bytes, %zu words, %zu bigrams, %zu contexts, %zu trigrams\n",
                 argv[2], bytes.size(), model.vocabulary_size(), parts.bigrams.size(),
                 parts.contexts.size(), parts.trigrams.size());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unspin_train_context: %s\n", error.what());
    return 2;
  }
  return 0;
}
