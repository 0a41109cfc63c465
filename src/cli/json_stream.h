#pragma once

// What `extract` and `repair --format jsonl` share: records in, one line of JSON a
// record out.

#include <vector>

#include "cli/input_options.h"
#include "core/fact.h"
#include "pipeline/pipeline.h"

namespace unspin::cli {

struct Session;

struct JsonOptions {
  Depth depth = Depth::kExtract;
  bool end_record = false;
  bool values = false;  // all dates, amounts, lengths and numbers, too
  std::vector<Modality> modalities = {Modality::kAsserted, Modality::kReported};
};

// Runs the pipeline over the inputs onto standard output and sets session.status.
void StreamJson(const InputOptions& options, const JsonOptions& json, Session& session);

// Names the problems of a run on standard error and says by which status it ends.
int StatusOf(const RunCounts& counts);

}  // namespace unspin::cli
