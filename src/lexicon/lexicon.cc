#include "lexicon/lexicon.h"

#include <algorithm>

#include "base/hash.h"
#include "lexicon/table_sections.h"

namespace unspin {
namespace {

[[noreturn]] void Damaged(const CompiledFile& file, std::string_view table,
                          std::string_view what) {
  throw Error(file.path() + " is damaged: table " + std::string(table) + ": " +
              std::string(what) + ": rebuild it with 'unspin lexicon compile'");
}

// Checks what PhraseMatcher takes for granted.
void CheckTrie(const CompiledFile& file, std::string_view table,
               std::span<const TrieSlot> slots, std::span<const TrieNode> nodes,
               std::span<const PhraseEntry> entries, uint32_t rows, size_t columns) {
  if ((slots.size() & (slots.size() - 1)) != 0) Damaged(file, table, "slot count");
  size_t used = 0;
  for (const TrieSlot& slot : slots) {
    used += slot.key != 0 ? 1 : 0;
    if (slot.child >= std::max<size_t>(nodes.size(), 1)) Damaged(file, table, "child");
  }
  if (!slots.empty() && used == slots.size()) Damaged(file, table, "no free slot");
  for (const TrieNode& node : nodes) {
    if (node.first_entry > entries.size() ||
        node.entries > entries.size() - node.first_entry) {
      Damaged(file, table, "node");
    }
  }
  for (const PhraseEntry& entry : entries) {
    if (entry.row >= rows || entry.column >= columns) Damaged(file, table, "entry");
  }
}

}  // namespace

uint32_t Table::Column(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found == columns_.end()) {
    throw Error("lexicon table " + std::string(name_) + " has no column " +
                std::string(name));
  }
  return static_cast<uint32_t>(found - columns_.begin());
}

std::string_view Table::Cell(uint32_t row, uint32_t column) const {
  const size_t i = row * columns_.size() + column;
  return strings_.substr(cells_[i], cells_[i + 1] - cells_[i]);
}

std::string Table::RowName(uint32_t row) const {
  const uint32_t place = lines_[row];
  return std::string(files_[place >> kLineBits]) + ":" +
         std::to_string(place & ((1U << kLineBits) - 1));
}

Lexicon::Lexicon(CompiledFile file) : file_(std::move(file)) {}

Lexicon Lexicon::Open(const std::string& path) {
  Lexicon lexicon(CompiledFile::Open(path));
  const CompiledFile& file = lexicon.file_;
  for (const auto& [section, bytes] : file.sections()) {
    if (!section.starts_with(kTablePrefix) || !section.ends_with(kHeadSuffix)) continue;
    const std::string name = section.substr(
        kTablePrefix.size(), section.size() - kTablePrefix.size() - kHeadSuffix.size());
    const std::string prefix = std::string(kTablePrefix) + name;

    Table table;
    table.columns_ = Lines(file.Section(prefix + std::string(kHeadSuffix)));
    table.files_ = Lines(file.Section(prefix + "/files"));
    table.cells_ = file.Array<uint32_t>(prefix + "/cells");
    table.lines_ = file.Array<uint32_t>(prefix + "/lines");
    table.strings_ = file.Section(prefix + "/strings");
    table.rows_ = static_cast<uint32_t>(table.lines_.size());
    if (table.cells_.size() != size_t{table.rows_} * table.columns_.size() + 1 ||
        !std::is_sorted(table.cells_.begin(), table.cells_.end()) ||
        table.cells_.back() != table.strings_.size()) {
      Damaged(file, name, "cells");
    }
    for (const uint32_t place : table.lines_) {
      if ((place >> kLineBits) >= table.files_.size()) Damaged(file, name, "lines");
    }
    const auto slots = file.Array<TrieSlot>(prefix + "/slots");
    const auto nodes = file.Array<TrieNode>(prefix + "/nodes");
    const auto entries = file.Array<PhraseEntry>(prefix + "/entries");
    CheckTrie(file, name, slots, nodes, entries, table.rows_, table.columns_.size());
    const Folding folding = file.Section(prefix + "/folding") == "lower"
                                ? Folding::kLower
                                : Folding::kExact;
    table.matcher_ = PhraseMatcher(slots, nodes, entries, folding);
    const auto [place, added] = lexicon.tables_.emplace(name, std::move(table));
    place->second.name_ = place->first;
  }
  return lexicon;
}

const Table& Lexicon::table(std::string_view name) const {
  const auto found = tables_.find(name);
  if (found == tables_.end()) {
    throw Error(file_.path() + ": no table " + std::string(name) +
                ": rebuild it with 'unspin lexicon compile'");
  }
  return found->second;
}

std::string Lexicon::version() const { return HexDigest(file_.bytes()); }

}  // namespace unspin
