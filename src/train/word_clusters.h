#pragma once

// Groups words by the words that they stand beside, so that a tagger which has seen
// "Osaka" in its examples knows something of "Nagoya". Words count with their capitals.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

// How many clusters each level has, finest first.
inline constexpr std::array<size_t, 3> kClusterCounts = {1024, 256, 64};

struct ClusteredWord {
  std::string word;
  std::array<uint16_t, kClusterCounts.size()> clusters{};  // by level
};

struct ClusterOptions {
  size_t words = 100000;  // the most frequent ones
  int rounds = 12;
};

// Collects text, then clusters its words. No random numbers: the same text gives the
// same clusters.
class WordClusterer {
 public:
  WordClusterer();
  ~WordClusterer();
  // Adds a paragraph that counts `weight` times.
  void Add(std::string_view paragraph, unsigned weight);
  // Each level groups words whose neighbours are distributed alike: k-means with
  // relative entropy as the distance (Dhillon et al. 2003), where neighbours are the
  // 1,000 most frequent words, and the clusters of the last round for all others. In
  // order of frequency.
  std::vector<ClusteredWord> Run(const ClusterOptions& options);

 private:
  struct Text;
  std::unique_ptr<Text> text_;
};

}  // namespace unspin
