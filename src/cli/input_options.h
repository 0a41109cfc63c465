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

struct Session;

// The texts of the options, as given.
struct InputOptions {
  std::vector<std::string> inputs;
  std::vector<std::string> lists;  // files that name more inputs
  std::string format;
  std::vector<std::string> field_names;  // "text=body"
  std::string published;
  std::string source;
  std::string shard;  // "2/8"
  uint64_t limit = 0;
  uint64_t max_record_bytes = ReadOptions{}.max_record_bytes;
  uint64_t max_unpacked_bytes = ReadOptions{}.max_unpacked_bytes;
  uint64_t max_member_bytes = ReadOptions{}.max_member_bytes;
  uint64_t max_ratio = ReadOptions{}.max_ratio;
  uint64_t max_members = ReadOptions{}.max_members;
  uint64_t max_nesting = ReadOptions{}.max_nesting;
  ArticleLimits limits;
  size_t threads = 0;
  double min_repair_confidence = -1;  // what each profile asks
  bool no_spin = false;
  bool learn = false;
  std::vector<std::string> profiles;  // files that `unspin learn` wrote

  // All that is to be read. Throws Error when there is nothing.
  std::vector<std::string> Inputs() const;
  // Checked and turned into values. Throws Error naming the option and what is wrong.
  // With --verbose, `session` is told what each input is taken for; it must outlive the
  // options.
  ReadOptions ToReadOptions(const Session& session) const;
  // With what `survey` learned, which must outlive the options; it may be null.
  RepairOptions ToRepairOptions(const Survey* survey) const;
};

void AddInputOptions(CLI::App& command, InputOptions& options);

}  // namespace unspin::cli
