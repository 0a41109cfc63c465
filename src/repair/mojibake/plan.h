#pragma once

// What decoding a line as one page would do, and which page is best.

#include <optional>
#include <string_view>
#include <vector>

#include "repair/mojibake/clusters.h"
#include "repair/mojibake/code_pages.h"

namespace unspin {

struct Plan {
  CodePage page = CodePage::kWindows1252;
  double gain = 0;  // of the whole line; see Cluster
  std::vector<Cluster> clusters;

  // The gain is enough without other evidence.
  bool IsSure() const;
};

// The plan that gains most, with plain spaces for lost bytes (sequences.h) if that is
// no worse; nothing if none gains.
std::optional<Plan> BestPlan(std::string_view line);

}  // namespace unspin
