#pragma once

// Tables in Markdown, written to standard output.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace unspin::bench {

// Columns are aligned to the right but for those whose head starts with '<'.
class MarkdownTable {
 public:
  explicit MarkdownTable(const std::vector<std::string>& heads);
  // REQUIRES: as many cells as heads.
  void Add(const std::vector<std::string>& cells);
  // With a heading over it and nothing when there are no rows.
  void Print(const std::string& heading) const;

 private:
  size_t columns_;
  size_t rows_ = 0;
  std::string text_;
};

std::string Count(uint64_t number);                  // "1,234,567"
std::string Percent(uint64_t part, uint64_t of);     // "97.25 %"; "–" of nothing
std::string Decimal(double number, int digits = 3);  // "0.953"
std::string List(const std::map<std::string, size_t>& counts);  // "clean 2, wordnet 5"
std::string OneLine(std::string_view text, size_t most);        // at most so many bytes

}  // namespace unspin::bench
