#pragma once

// What is wrong with one input or one article while the run goes on, and the
// thread-safe collector that the stages report it to.

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace unspin {

struct Problem {
  enum class Severity {
    kWarning,  // the record was used, though something about it is doubtful
    kReject,   // the record could not be used
    kNoInput,  // an input gave no record at all: missing, unreadable, an empty folder
  };

  Severity severity = Severity::kReject;
  std::string source;                   // path as given, "path#N" in a container, "-"
  uint64_t line = 0;                    // 1-based; 0 when lines mean nothing here
  std::optional<uint64_t> byte_offset;  // of the record or the damage, in the input
  std::string record_id;                // empty when the record has none
  std::string reason;                   // one phrase, lower case, without a final dot

  // "dump.jsonl:17 (byte 20481): not valid JSON: unexpected end".
  std::string ToString() const;
};

// Gathers the problems of a run. Safe to share between threads.
class ProblemCollector {
 public:
  void Add(Problem problem);
  // The problems so far, in the order in which they came; leaves the collector empty.
  std::vector<Problem> Take();

 private:
  std::mutex mutex_;
  std::vector<Problem> problems_;
};

}  // namespace unspin
