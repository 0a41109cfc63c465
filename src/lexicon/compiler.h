#pragma once

// Compiles a folder of TSV files into one file that is mapped at run time, and is the
// linter of those files: every complaint names file, line and reason.

#include <optional>
#include <string>
#include <vector>

#include "lexicon/tsv.h"

namespace unspin {

struct CompileResult {
  std::string bytes;  // of the compiled file; empty when there are complaints
  std::vector<LexiconComplaint> complaints;
  size_t rows = 0;
  size_t tables = 0;
};

// Reads every table of LexiconTables() from `folders` (the shipped lexicons, then the
// user's additions) and, when `wordnet` is given, WordNet's data files from that
// folder. Throws Error when a folder cannot be read or a shipped table is missing.
CompileResult CompileLexicons(const std::vector<std::string>& folders,
                              const std::optional<std::string>& wordnet);

}  // namespace unspin
