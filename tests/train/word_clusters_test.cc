#include "train/word_clusters.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace unspin {
namespace {

TEST_CASE("words that stand beside the same words share a cluster") {
  WordClusterer clusterer;
  for (int i = 0; i < 40; ++i) {
    for (const char* city : {"Oslo", "Lyon", "Osaka"}) {
      clusterer.Add("They live in " + std::string(city) + " .", 1);
      clusterer.Add("We flew to " + std::string(city) + " again .", 1);
    }
    for (const char* name : {"Anna", "Jana", "Mira"}) {
      clusterer.Add("Then " + std::string(name) + " said so .", 1);
      clusterer.Add("But " + std::string(name) + " told us .", 2);
    }
  }
  std::map<std::string, ClusteredWord> words;
  ClusterOptions options;
  options.words = 100;
  for (const ClusteredWord& word : clusterer.Run(options)) words[word.word] = word;
  const size_t coarse = kClusterCounts.size() - 1;
  CHECK(words["Oslo"].clusters[coarse] == words["Lyon"].clusters[coarse]);
  CHECK(words["Jana"].clusters[coarse] == words["Mira"].clusters[coarse]);
  CHECK(words["Oslo"].clusters[coarse] != words["Mira"].clusters[coarse]);
}

}  // namespace
}  // namespace unspin
