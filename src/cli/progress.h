#pragma once

// What a run says on standard error: progress on a terminal, and a closing summary.

#include <chrono>
#include <string>

#include "pipeline/pipeline.h"

namespace unspin::cli {

struct Session;

// Rewrites one line of the terminal a few times a second; silent elsewhere.
class ProgressLine : public ProgressListener {
 public:
  explicit ProgressLine(const Session& session);
  ~ProgressLine() override;
  void Progress(const RunCounts& counts, const DocumentSource& source) override;

  double seconds() const;

 private:
  bool on_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

// "60 articles (26 spun), 3,204 words repaired, 1,610 mentions, 391 facts, 2 rejected,
// in 0.8 s".
std::string Summary(const RunCounts& counts, double seconds);

// "1,234,567".
std::string Grouped(uint64_t number);

}  // namespace unspin::cli
