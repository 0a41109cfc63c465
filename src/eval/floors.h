#pragma once

// Floors: scores that must not fall. A file is a table of "score TAB floor".

#include <string>
#include <vector>

#include "eval/scorer.h"

namespace unspin {

struct Floor {
  std::string score;  // "fact ALL f1", "repair restored", "field outage.began"
  double value = 0;   // 0..1
};

// Throws Error naming the file, the line and what is wrong.
std::vector<Floor> ReadFloors(const std::string& path);

// One line for each score that is below its floor or that `scores` has not: "fact ALL
// f1 is 0.713, its floor is 0.720".
std::vector<std::string> CheckFloors(const std::vector<Floor>& floors,
                                     const Scores& scores);

}  // namespace unspin
