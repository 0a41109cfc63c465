#pragma once

// The help of a command, made of the same description as the manual and the completion
// scripts.

#include <cstddef>
#include <string>
#include <vector>

#include "cli/command_tree.h"

namespace unspin::cli {

// `words` call the command: {"unspin", "entity", "merge"}. No line is wider than
// `width`, but for words that are and for the examples, which stand as they are.
std::string HelpText(const std::vector<std::string>& words, const CommandEntry& command,
                     size_t width);

}  // namespace unspin::cli
