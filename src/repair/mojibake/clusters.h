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
  // How much oddity (oddity.h) decoding takes away; more for long clusters, which
  // hardly arise by chance. About 1 is convincing.
  double gain = 0;
  // What of the gain speaks for the page: less for a single letter of a foreign script
  // or a mark, as sound text makes them by chance ("2×\u00A03", "ΙΩΆΝΝΙΝΑ").
  double evidence = 0;
  double left = 0;  // oddity that stays after decoding
};

// The clusters that `sequences`, of one page, form in `line`. `known` are those of
// other pages in the same line: what they have is not weighed again.
std::vector<Cluster> FindClusters(
    std::string_view line, const std::vector<Utf8Sequence>& sequences,
    const std::vector<const std::vector<Cluster>*>& known);

}  // namespace unspin
