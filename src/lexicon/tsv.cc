#include "lexicon/tsv.h"

#include "base/unicode.h"

namespace unspin {
namespace {

std::vector<std::string_view> SplitAt(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// Why the cells of a line cannot be a row; empty when they can.
std::string RowFault(std::string_view line, const std::vector<std::string_view>& cells,
                     size_t columns) {
  if (!IsValidUtf8(line)) return "not valid UTF-8";
  if (cells.size() != columns) {
    return std::to_string(cells.size()) + " cells, the header has " +
           std::to_string(columns);
  }
  for (const std::string_view cell : cells) {
    if (!cell.empty() && (cell.front() == ' ' || cell.back() == ' ')) {
      return "white space at the edge of cell '" + std::string(cell) + "'";
    }
  }
  return {};
}

}  // namespace

std::string LexiconComplaint::ToString() const {
  return line > 0 ? file + ":" + std::to_string(line) + ": " + reason
                  : file + ": " + reason;
}

TsvFile ParseTsv(std::string name, std::string_view bytes,
                 std::vector<LexiconComplaint>& complaints) {
  TsvFile file;
  file.name = std::move(name);
  uint32_t number = 0;
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> cells = SplitAt(line, '\t');
    if (file.header.empty()) {
      file.header.assign(cells.begin(), cells.end());
      continue;
    }
    const std::string fault = RowFault(line, cells, file.header.size());
    if (!fault.empty()) {
      complaints.push_back({file.name, number, fault});
      continue;
    }
    file.rows.push_back({number, {cells.begin(), cells.end()}});
  }
  if (file.header.empty()) complaints.push_back({file.name, 0, "no header line"});
  return file;
}

std::vector<std::string_view> SplitList(std::string_view cell) {
  if (cell.empty()) return {};
  return SplitAt(cell, '|');
}

}  // namespace unspin
