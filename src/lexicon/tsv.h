#pragma once

// The human-editable lexicon files: UTF-8, one row a line, cells separated by tabs,
// lists in a cell separated by "|", lines that start with "#" are comments. The first
// other line is the header.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

struct TsvRow {
  uint32_t line = 0;  // 1-based
  std::vector<std::string> cells;
};

struct TsvFile {
  std::string name;  // file name without folders, for messages and provenance
  std::vector<std::string> header;
  std::vector<TsvRow> rows;  // every row has header.size() cells
};

// What is wrong with a lexicon file, in words that say how to mend it.
struct LexiconComplaint {
  std::string file;
  uint32_t line = 0;  // 0: about the file as a whole
  std::string reason;
  std::string ToString() const;  // "companies.tsv:12: 8 cells, the header has 10"
};

// Parses `bytes`. Rows that are broken are left out and complained about.
TsvFile ParseTsv(std::string name, std::string_view bytes,
                 std::vector<LexiconComplaint>& complaints);

// The values of a list cell: "a|b" gives {"a", "b"}; an empty cell gives none.
std::vector<std::string_view> SplitList(std::string_view cell);

}  // namespace unspin
