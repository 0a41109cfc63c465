#pragma once

// The texts that the commands work on, and how differences are shown.

#include <string>
#include <string_view>
#include <vector>

#include "bench/mojibake/commands.h"

namespace unspin::bench {

// The lines of all files that are not empty, or each file as one text. Bytes that are
// no UTF-8 are decoded.
std::vector<std::string> ReadTexts(const MojibakeOptions& options);

// The part of each text around the first difference between the first two.
void PrintDifference(std::string_view name, std::string_view wanted,
                     std::string_view got, std::string_view damaged);

}  // namespace unspin::bench
