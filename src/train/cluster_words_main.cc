// Clusters words for the tagger. A contributor's tool, not installed:
//   unspin_cluster_words TEXT_FOLDER CLUSTERS
// TEXT_FOLDER holds the texts of context_sources.h. CLUSTERS becomes a table: a word
// and its clusters a line, finest first, in order of frequency.

#include <cstdio>
#include <exception>
#include <string>

#include "base/file.h"
#include "train/context_sources.h"
#include "train/word_clusters.h"

namespace unspin {
namespace {

void Cluster(const std::string& folder, const std::string& path) {
  WordClusterer clusterer;
  std::string held_out;
  ReadContextSources(
      folder,
      [&](std::string_view text, unsigned weight) { clusterer.Add(text, weight); },
      held_out);
  std::string table;
  for (const ClusteredWord& word : clusterer.Run({})) {
    if (word.word.empty()) continue;
    table += word.word;
    for (const uint16_t cluster : word.clusters) {
      table += '\t' + std::to_string(cluster);
    }
    table += '\n';
  }
  WriteFileAtomically(path, table);
}

}  // namespace
}  // namespace unspin

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s TEXT_FOLDER CLUSTERS\n", argv[0]);
    return 2;
  }
  try {
    unspin::Cluster(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
