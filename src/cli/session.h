#pragma once

// What all commands share: the options that each of them has, the messages on standard
// error, and the places of the program's data.

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "pipeline/engine.h"

namespace CLI {
class App;
}

namespace unspin::cli {

// The exit statuses of the contract.
enum ExitStatus : int {
  kDone = 0,
  kNothingFound = 1,
  kCouldNotBeDone = 2,
  kSomeRejected = 3,
};

enum class Colour { kAuto, kAlways, kNever };

// State of one run of the program. Commands fill `status`; main returns it.
struct Session {
  bool quiet = false;
  bool verbose = false;
  Colour colour = Colour::kAuto;
  std::string data_folder;  // empty: found beside the program
  int status = kDone;

  // Whether to colour what goes to `stream`: --color, then NO_COLOR, then whether it is
  // a terminal.
  bool ColourOn(std::FILE* stream) const;
  // Folder with the compiled lexicon and the models: --data, then $UNSPIN_DATA, then
  // beside the program. Throws Error naming the places that were tried.
  std::string DataFolder() const;
  Engine LoadEngine(const RepairOptions& options) const;

  // A line on standard error: always, unless --quiet, only with --verbose.
  void Complain(std::string_view message) const;
  void Tell(std::string_view message) const;
  void TellDetail(std::string_view message) const;
  void Report(const Problem& problem) const;
};

// Adds the options that every command has.
void AddCommonOptions(CLI::App& command, Session& session);

}  // namespace unspin::cli
