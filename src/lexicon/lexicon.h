#pragma once

// The compiled lexicon: one mapped file with all tables. Opening checks every offset
// and count in it, so that later reads cannot go out of bounds.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/compiled_file.h"
#include "lexicon/phrase_matcher.h"

namespace unspin {

// One table: rows of text cells and the matcher of its key columns. A view into the
// Lexicon, which must outlive it.
class Table {
 public:
  std::string_view name() const { return name_; }
  uint32_t rows() const { return rows_; }
  // The number of the column called `name`. Throws Error if there is none.
  uint32_t Column(std::string_view name) const;
  // REQUIRES: row < rows() and column is one that Column() gave.
  std::string_view Cell(uint32_t row, uint32_t column) const;
  // Where a row stands: "companies.tsv:123".
  std::string RowName(uint32_t row) const;
  const PhraseMatcher& matcher() const { return matcher_; }

 private:
  friend class Lexicon;
  std::string_view name_;
  uint32_t rows_ = 0;
  std::vector<std::string_view> columns_;
  std::vector<std::string_view> files_;
  std::span<const uint32_t> cells_;  // rows * columns + 1 offsets into strings_
  std::span<const uint32_t> lines_;  // per row: file number << 24 | line
  std::string_view strings_;
  PhraseMatcher matcher_;
};

// Immutable and safe to share between threads.
class Lexicon {
 public:
  // Throws Error naming the file and what is wrong: not a lexicon, another format
  // version (and how to rebuild), cut off, damaged.
  static Lexicon Open(const std::string& path);

  // Throws Error if the file has no such table.
  const Table& table(std::string_view name) const;
  const std::map<std::string, Table, std::less<>>& tables() const { return tables_; }

  // Other sections, such as WordNet's; empty if the file has none of that name.
  const CompiledFile& file() const { return file_; }

  // Hex digest of the content: stored with every run.
  std::string version() const;

 private:
  explicit Lexicon(CompiledFile file);
  CompiledFile file_;
  std::map<std::string, Table, std::less<>> tables_;
};

}  // namespace unspin
