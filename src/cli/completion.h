#pragma once

// Completion scripts for shells, made from the commands and their options.

#include <string>
#include <string_view>

#include "cli/command_tree.h"

namespace unspin::cli {

std::string BashCompletion(const CommandEntry& program);
std::string ZshCompletion(const CommandEntry& program);
std::string FishCompletion(const CommandEntry& program);

}  // namespace unspin::cli
