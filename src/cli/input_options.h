#pragma once

// The options of every command that reads articles.

#include <optional>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "read/document_source.h"
#include "repair/repairer.h"

namespace CLI {
class App;
}

namespace unspin {
class Survey;
}

namespace unspin::cli {

// The texts of the options, as given.
struct InputOptions {
  std::vector<std::string> inputs;
  std::string format;
  std::vector<std::string> field_names;  // "text=body"
  std::string published;
  std::string source;
  std::string shard;  // "2/8"
  uint64_t limit = 0;
  uint64_t max_record_bytes = 64ULL << 20;
  uint64_t max_unpacked_bytes = 64ULL << 30;
  uint64_t max_ratio = 1000;
  ArticleLimits limits;
  size_t threads = 0;
  double min_repair_confidence = -1;  // what each profile asks
  bool no_spin = false;
  bool learn = false;
  std::vector<std::string> profiles;  // files that `unspin learn` wrote

  // Checked and turned into values. Throws Error naming the option and what is wrong.
  ReadOptions ToReadOptions() const;
  // With what `survey` learned, which must outlive the options; it may be null.
  RepairOptions ToRepairOptions(const Survey* survey) const;
};

void AddInputOptions(CLI::App& command, InputOptions& options, bool inputs_required);

}  // namespace unspin::cli
