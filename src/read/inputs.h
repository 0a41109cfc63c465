#pragma once

// From the inputs of the command line to the files that are read.

#include <optional>
#include <string>
#include <vector>

namespace unspin {

// One file to read, or an input that gives none.
struct InputFile {
  std::string path;   // as given, or below the folder as given; "-"
  std::string fault;  // why it cannot be read; empty when it may be tried
};

// Expands folders (all files below whose names do not start with a dot, sorted by path)
// and glob patterns (when no file has that very name). Files keep their order; one that
// is not there and a folder without files come back with a fault.
std::vector<InputFile> ExpandInputs(const std::vector<std::string>& inputs);

}  // namespace unspin
