#pragma once

// The manual page, made from the commands and their options.

#include <string>
#include <string_view>

#include "cli/command_tree.h"

namespace unspin::cli {

// unspin(1) in the man macros. `version` is the program's.
std::string ManPage(const CommandEntry& program, std::string_view version);

}  // namespace unspin::cli
