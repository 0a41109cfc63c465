#pragma once

// The whole program in one function: read, repair, extract, hand on. Parallelism lives
// here and nowhere else.

#include <cstddef>
#include <cstdint>

#include "base/problem.h"
#include "core/analysis.h"
#include "pipeline/engine.h"
#include "read/document_source.h"

namespace unspin {

// Takes the results of a run, one after another and in input order, always on one
// thread at a time.
class ResultSink {
 public:
  virtual ~ResultSink() = default;
  // Returns false to end the run early: nobody wants more, such as on a closed pipe.
  virtual bool Accept(Article article) = 0;
  virtual bool Reject(Problem problem) = 0;
};

// How much is done with each record. kSurvey: all repairs but un-spinning, and the
// verdict on it.
enum class Depth { kSurvey, kRepair, kExtract };

// What a run did; the words are whole tokens between white space.
struct RunCounts {
  uint64_t articles = 0;
  uint64_t rejects = 0;
  uint64_t missing_inputs = 0;  // inputs that gave no record; not among the rejects
  uint64_t spun = 0;
  uint64_t repairs = 0;
  uint64_t spin_repairs = 0;
  uint64_t mentions = 0;
  uint64_t entities = 0;  // different names and types
  uint64_t facts = 0;
  uint64_t text_bytes = 0;  // of repaired bodies
};

// Called from time to time with the counts so far, by the thread that hands on results.
class ProgressListener {
 public:
  virtual ~ProgressListener() = default;
  virtual void Progress(const RunCounts& counts, const DocumentSource& source) = 0;
};

// Drains `source` through `engine` into `sink` with `threads` threads (0: one a core).
// The results do not depend on the number of threads. Exceptions of a stage end the run
// and come out of here.
RunCounts RunPipeline(DocumentSource& source, const Engine& engine, Depth depth,
                      size_t threads, ResultSink& sink, ProgressListener* progress);

}  // namespace unspin
