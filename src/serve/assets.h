#pragma once

// The files of src/serve/assets/ and Chart.js, as they are built into the program.

#include <span>
#include <string_view>

namespace unspin::serve {

struct Asset {
  std::string_view path;  // "/assets/style.css"
  std::string_view type;
  std::string_view bytes;
};

std::span<const Asset> Assets();

}  // namespace unspin::serve
