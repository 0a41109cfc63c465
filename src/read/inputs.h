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

// Expands folders (all files below whose names do not start with a dot, sorted by
// path), glob patterns (when no file has that very name), and lists: "@FILE" stands for
// the inputs that FILE names, one a line, "@-" for those that come on standard input.
// Files keep their order; one that is not there, a folder without files and a list that
// cannot be read come back with a fault.
std::vector<InputFile> ExpandInputs(const std::vector<std::string>& inputs);

}  // namespace unspin
