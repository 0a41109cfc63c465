#pragma once

// Which lexicon tables there are, which columns each has, and what their cells may
// hold. The compiler checks every row against this; README.md in lexicons/ explains it.

#include <span>
#include <string_view>

#include "lexicon/phrase_matcher.h"

namespace unspin {

enum class CellKind {
  kText,
  kList,      // values separated by "|"
  kNumber,    // a decimal number
  kWeight,    // a number in (0, 1]
  kPattern,   // an RE2 pattern
  kSelector,  // a selector of elements (html_selector.h)
};

struct ColumnSpec {
  std::string_view name;
  CellKind kind = CellKind::kText;
  bool required = false;  // no empty cell
  bool key = false;       // its value, or each value of its list, is a phrase to find
  // Allowed values, separated by "|"; empty allows anything.
  std::string_view values = {};
};

struct TableSpec {
  std::string_view name;  // the file is NAME.tsv; users add NAME.ANYTHING.tsv
  Folding folding = Folding::kLower;
  std::span<const ColumnSpec> columns;
};

std::span<const TableSpec> LexiconTables();

}  // namespace unspin
