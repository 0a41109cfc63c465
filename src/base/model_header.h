#pragma once

// The text header of a model file: lines of a name, a space and a value.

#include <cstddef>
#include <string>
#include <string_view>

namespace unspin {

// Keeps views of both.
class ModelHeader {
 public:
  // `path` is for messages.
  ModelHeader(std::string_view text, std::string_view path)
      : text_(text), path_(path) {}

  // The value of the line `name`; empty if there is none.
  std::string_view Value(std::string_view name) const;
  // The same as a number. Throws Error with the path when the line is missing, is no
  // number or more than `most`.
  size_t Count(std::string_view name, size_t most) const;

 private:
  std::string_view text_;
  std::string_view path_;
};

}  // namespace unspin
