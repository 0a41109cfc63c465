#pragma once

// Runs of UTF-8 sequences that touch each other, and whether decoding them mends text.

#include <string>
#include <string_view>
#include <vector>

#include "repair/mojibake/sequences.h"

namespace unspin {

struct Cluster {
  size_t begin = 0;  // bytes in the line
  size_t end = 0;
  std::string decoded;
  size_t sequences = 0;
  bool certain = false;  // at least one sequence has all its bytes
  // How much oddity decoding takes away; more for long clusters, which hardly arise by
  // chance. About 1 is convincing.
  double gain = 0;
};

// The clusters of `page` in `line`. With `spaces`, see FindSequences.
std::vector<Cluster> FindClusters(std::string_view line, CodePage page, bool spaces);

// Oddity (oddity.h) of UTF-8 text.
double OddityOf(std::string_view text);

}  // namespace unspin
