#pragma once

// How a table lies in the compiled file: the names of its sections, shared by the
// compiler and the reader.
//   table/NAME/head     column names, a line each
//   table/NAME/files    names of the TSV files, a line each
//   table/NAME/folding  "lower" or "exact"
//   table/NAME/cells    uint32 offsets of all cells in strings, row by row, and the end
//   table/NAME/lines    uint32 a row: file number << kLineBits | line
//   table/NAME/strings, slots, nodes, entries

#include <cstdint>
#include <string_view>
#include <vector>

namespace unspin {

constexpr std::string_view kTablePrefix = "table/";
constexpr std::string_view kHeadSuffix = "/head";
constexpr uint32_t kLineBits = 24;  // 16 million lines a file, 256 files a table

// The lines of `text`, which ends each with "\n".
inline std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace unspin
