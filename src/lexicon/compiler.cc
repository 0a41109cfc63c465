#include "lexicon/compiler.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "lexicon/compiled_file.h"
#include "lexicon/fact_rules.h"
#include "lexicon/html_selector.h"
#include "lexicon/schema.h"
#include "lexicon/table_sections.h"
#include "lexicon/wordnet.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

using Complaints = std::vector<LexiconComplaint>;

bool IsAllowed(std::string_view value, std::string_view allowed) {
  const std::vector<std::string_view> values = SplitList(allowed);
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::optional<double> ToNumber(std::string_view cell) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

// What is wrong with a cell; empty when nothing is.
std::string CellFault(std::string_view cell, const ColumnSpec& column) {
  const std::string name(column.name);
  if (cell.empty()) return column.required ? "column " + name + " is empty" : "";
  if (column.kind == CellKind::kNumber || column.kind == CellKind::kWeight) {
    const std::optional<double> number = ToNumber(cell);
    if (!number) return name + " '" + std::string(cell) + "' is no number";
    if (column.kind == CellKind::kWeight && (*number <= 0 || *number > 1)) {
      return name + " " + std::string(cell) + " is outside (0, 1]";
    }
  }
  if (column.kind == CellKind::kPattern) {
    const RE2 pattern(re2::StringPiece(cell.data(), cell.size()), RE2::Quiet);
    if (!pattern.ok()) return name + " is no RE2 pattern: " + pattern.error();
  }
  if (column.kind == CellKind::kSelector) {
    const auto parsed = ParseHtmlSelector(cell);
    if (const auto* fault = std::get_if<std::string>(&parsed)) return *fault;
  }
  const bool list = column.kind == CellKind::kList;
  for (const std::string_view value :
       list ? SplitList(cell) : std::vector<std::string_view>{cell}) {
    if (value.empty()) return name + " '" + std::string(cell) + "' has an empty value";
    if (!column.values.empty() && !IsAllowed(value, column.values)) {
      return name + " '" + std::string(value) + "' is none of " +
             std::string(column.values);
    }
  }
  return {};
}

// What is wrong with a file's header; empty when it is the table's.
std::string HeaderFault(const std::vector<std::string>& header, const TableSpec& spec) {
  std::string wanted;
  for (const ColumnSpec& column : spec.columns) {
    if (!wanted.empty()) wanted += ' ';
    wanted += column.name;
  }
  std::string found;
  for (const std::string& name : header) found += (found.empty() ? "" : " ") + name;
  return found == wanted ? ""
                         : "the header is '" + found + "', it must be '" + wanted + "'";
}

// One table under construction: the rows of all its files.
class TableCompiler {
 public:
  TableCompiler(const TableSpec& spec, Complaints& complaints)
      : spec_(spec), complaints_(complaints), trie_(spec.folding) {}

  void Add(const TsvFile& file) {
    const std::string fault = HeaderFault(file.header, spec_);
    if (!fault.empty()) {
      complaints_.push_back({file.name, 0, fault});
      return;
    }
    const auto number = static_cast<uint32_t>(files_++);
    file_names_ += file.name + "\n";
    for (const TsvRow& row : file.rows) AddRow(file, number, row);
  }

  void Write(CompiledFileWriter& writer) {
    cells_.push_back(static_cast<uint32_t>(strings_.size()));
    std::string head;
    for (const ColumnSpec& column : spec_.columns)
      head += std::string(column.name) + "\n";
    const std::string prefix = std::string(kTablePrefix) + std::string(spec_.name);
    const PhraseTrieBuilder::Arrays arrays = trie_.Build();
    writer.Add(prefix + std::string(kHeadSuffix), head);
    writer.Add(prefix + "/files", file_names_);
    writer.Add(prefix + "/folding",
               spec_.folding == Folding::kLower ? "lower" : "exact");
    writer.AddArray<uint32_t>(prefix + "/cells", cells_);
    writer.AddArray<uint32_t>(prefix + "/lines", lines_);
    writer.Add(prefix + "/strings", strings_);
    writer.AddArray<TrieSlot>(prefix + "/slots", arrays.slots);
    writer.AddArray<TrieNode>(prefix + "/nodes", arrays.nodes);
    writer.AddArray<PhraseEntry>(prefix + "/entries", arrays.entries);
  }

  size_t rows() const { return lines_.size(); }
  size_t files() const { return files_; }

 private:
  void AddRow(const TsvFile& file, uint32_t file_number, const TsvRow& row) {
    for (size_t i = 0; i < spec_.columns.size(); ++i) {
      const std::string fault = CellFault(row.cells[i], spec_.columns[i]);
      if (fault.empty()) continue;
      complaints_.push_back({file.name, row.line, fault});
      return;
    }
    if (const auto [first, added] = seen_.emplace(RowKey(row)); !added) {
      complaints_.push_back(
          {file.name, row.line,
           "the row '" + row.cells[0] + "' stands in the table already"});
      return;
    }
    const auto number = static_cast<uint32_t>(lines_.size());
    lines_.push_back(file_number << kLineBits | row.line);
    for (size_t i = 0; i < spec_.columns.size(); ++i) {
      cells_.push_back(static_cast<uint32_t>(strings_.size()));
      strings_ += row.cells[i];
      if (spec_.columns[i].key) AddKeys(row.cells[i], spec_.columns[i], number, i);
    }
  }

  void AddKeys(std::string_view cell, const ColumnSpec& column, uint32_t row,
               size_t i) {
    const PhraseEntry entry{row, static_cast<uint32_t>(i)};
    if (column.kind == CellKind::kList) {
      for (const std::string_view value : SplitList(cell)) trie_.Add(value, entry);
    } else {
      trie_.Add(cell, entry);
    }
  }

  static std::string RowKey(const TsvRow& row) {
    std::string key;
    for (const std::string& cell : row.cells) key += cell + '\t';
    return key;
  }

  const TableSpec& spec_;
  Complaints& complaints_;
  PhraseTrieBuilder trie_;
  size_t files_ = 0;
  std::string file_names_;
  std::vector<uint32_t> cells_;
  std::vector<uint32_t> lines_;
  std::string strings_;
  std::set<std::string> seen_;
};

// The files of a table in `folder`: NAME.tsv and NAME.ANYTHING.tsv, sorted.
std::vector<fs::path> FilesOf(std::string_view table, const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name == std::string(table) + ".tsv" ||
        (name.starts_with(std::string(table) + ".") && name.ends_with(".tsv"))) {
      files.push_back(entry.path());
    }
  }
  if (error) throw FileError(folder.string(), "cannot be read", error.value());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

CompileResult CompileLexicons(const std::vector<std::string>& folders,
                              const std::optional<std::string>& wordnet) {
  CompileResult result;
  CompiledFileWriter writer;
  std::vector<TsvFile> rules;
  std::vector<TsvFile> triggers;
  for (const TableSpec& spec : LexiconTables()) {
    TableCompiler table(spec, result.complaints);
    for (const std::string& folder : folders) {
      for (const fs::path& path : FilesOf(spec.name, folder)) {
        const TsvFile file = ParseTsv(path.filename().string(), ReadFile(path.string()),
                                      result.complaints);
        table.Add(file);
        if (spec.name == "fact_rules") rules.push_back(file);
        if (spec.name == "triggers") triggers.push_back(file);
      }
    }
    if (table.files() == 0) {
      result.complaints.push_back(
          {std::string(spec.name) + ".tsv", 0,
           "missing or unusable in " + (folders.empty() ? "" : folders.front())});
    }
    table.Write(writer);
    result.rows += table.rows();
    ++result.tables;
  }
  CheckFactRules(rules, triggers, result.complaints);
  if (wordnet) CompileWordNet(*wordnet, writer);
  if (result.complaints.empty()) result.bytes = writer.Finish();
  return result;
}

}  // namespace unspin
