#pragma once

// The exception for what ends a run: wrong usage, an unreadable database, a damaged
// lexicon. What is wrong with one article is a Problem (base/problem.h) instead.

#include <stdexcept>
#include <string>
#include <string_view>

namespace unspin {

class Error : public std::runtime_error {
 public:
  // `message` names the thing, the place and the actual numbers, without a final dot.
  explicit Error(const std::string& message) : std::runtime_error(message) {}
};

// "path: cannot be opened: No such file or directory", from the given errno value.
Error FileError(std::string_view path, std::string_view what, int error_number);

}  // namespace unspin
