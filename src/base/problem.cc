#include "base/problem.h"

#include <utility>

namespace unspin {

std::string Problem::ToString() const {
  std::string out = source;
  if (line > 0) out += ":" + std::to_string(line);
  if (byte_offset) out += " (byte " + std::to_string(*byte_offset) + ")";
  if (!record_id.empty() && record_id != source) out += " [" + record_id + "]";
  return out + ": " + reason;
}

void ProblemCollector::Add(Problem problem) {
  const std::lock_guard lock(mutex_);
  problems_.push_back(std::move(problem));
}

std::vector<Problem> ProblemCollector::Take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(problems_, {});
}

}  // namespace unspin
