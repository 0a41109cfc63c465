#include "repair/boilerplate_patterns.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "base/error.h"
#include "lexicon/lexicon.h"
#include "repair/pattern_set.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, 4> kPlaces = {"tail", "head", "inside", "title"};

// Members of BoilerplateLineRows by what the lexicon calls them.
using LineRow = const BoilerplateRow* BoilerplateLineRows::*;
constexpr std::array<std::pair<std::string_view, LineRow>, 3> kLinePlaces = {
    {{"line", &BoilerplateLineRows::anywhere},
     {"first", &BoilerplateLineRows::first},
     {"last", &BoilerplateLineRows::last}}};

// Patterns by the id of their row, and how to put them into others: "{month}".
class Parts {
 public:
  explicit Parts(const Table& table) : table_(table) {
    const uint32_t where = table.Column("where");
    for (uint32_t row = 0; row < table.rows(); ++row) {
      if (table.Cell(row, where) == "part") {
        rows_[std::string(table.Cell(row, table.Column("id")))] = row;
      }
    }
  }

  std::string PatternOf(uint32_t row, int depth = 0) const {
    constexpr int kMaxDepth = 8;  // a part that uses itself
    if (depth > kMaxDepth) throw Error(table_.RowName(row) + ": parts nest too deep");
    std::string pattern;
    const std::string_view text = table_.Cell(row, table_.Column("pattern"));
    for (size_t i = 0; i < text.size();) {
      const size_t end = text[i] == '{' ? EndOfName(text, i) : 0;
      if (end == 0) {
        pattern += text[i++];
        continue;
      }
      const std::string name(text.substr(i + 1, end - i - 2));
      const auto part = rows_.find(name);
      if (part == rows_.end()) throw Error(table_.RowName(row) + ": no part " + name);
      pattern += "(?:" + PatternOf(part->second, depth + 1) + ")";
      i = end;
    }
    return pattern;
  }

 private:
  // Behind the brace that closes "{name}" at `i`, or 0: "{2,3}" and "\p{Lu}" are none.
  static size_t EndOfName(std::string_view text, size_t i) {
    const size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", i + 1);
    return end != std::string_view::npos && end > i + 1 && text[end] == '}' ? end + 1
                                                                            : 0;
  }

  const Table& table_;
  std::map<std::string, uint32_t> rows_;
};

BoilerplateStrength StrengthOf(std::string_view cell) {
  if (cell == "weak") return BoilerplateStrength::kWeak;
  return cell == "likely" ? BoilerplateStrength::kLikely : BoilerplateStrength::kSure;
}

BoilerplateBlock BlockOf(std::string_view cell) {
  if (cell == "list") return BoilerplateBlock::kList;
  if (cell == "comments") return BoilerplateBlock::kComments;
  return cell == "comment" ? BoilerplateBlock::kComment : BoilerplateBlock::kNone;
}

// Rows that are looked for together.
struct RowSet {
  explicit RowSet(PatternSet::Fit fit) : patterns(fit) {}

  std::vector<BoilerplateRow> rows;
  PatternSet patterns;
};

void AddRows(const Table& table, const Parts& parts, std::string_view place,
             RowSet& set) {
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view column) {
      return table.Cell(row, table.Column(column));
    };
    if (cell("where") != place) continue;
    set.patterns.Add(parts.PatternOf(row), table.RowName(row));
    set.rows.push_back({std::string(cell("reason")), table.RowName(row),
                        StrengthOf(cell("strength")), BlockOf(cell("block"))});
  }
}

// Heads begin at the start of the text; others say themselves where.
PatternSet::Fit FitOf(std::string_view place) {
  return place == "head" ? PatternSet::Fit::kStart : PatternSet::Fit::kPart;
}

}  // namespace

struct BoilerplatePatterns::Rows {
  RowSet lines{PatternSet::Fit::kWhole};  // as kLinePlaces, one kind behind the other
  std::array<size_t, kLinePlaces.size()> line_ends{};  // of each kind in `lines`
  BoilerplateStrength strongest_last = BoilerplateStrength::kWeak;
  std::vector<RowSet> parts;  // as kPlaces
};

BoilerplatePatterns::BoilerplatePatterns(const Lexicon& lexicon)
    : rows_(std::make_unique<Rows>()) {
  const Table& table = lexicon.table("boilerplate");
  const Parts parts(table);
  for (size_t kind = 0; kind < kLinePlaces.size(); ++kind) {
    AddRows(table, parts, kLinePlaces[kind].first, rows_->lines);
    rows_->line_ends[kind] = rows_->lines.rows.size();
  }
  rows_->lines.patterns.Compile();
  for (size_t row = rows_->line_ends[1]; row < rows_->line_ends[2]; ++row) {
    rows_->strongest_last =
        std::max(rows_->strongest_last, rows_->lines.rows[row].strength);
  }
  for (const std::string_view place : kPlaces) {
    RowSet& set = rows_->parts.emplace_back(FitOf(place));
    AddRows(table, parts, place, set);
    set.patterns.Compile();
  }
}

BoilerplatePatterns::~BoilerplatePatterns() = default;

BoilerplateLineRows BoilerplatePatterns::FindLine(std::string_view line) const {
  BoilerplateLineRows found;
  size_t kind = 0;
  for (const size_t index : rows_->lines.patterns.AllFitting(line)) {
    while (index >= rows_->line_ends[kind]) ++kind;
    const BoilerplateRow& row = rows_->lines.rows[index];
    const BoilerplateRow*& best = found.*kLinePlaces[kind].second;
    if (best == nullptr || row.strength > best->strength) best = &row;
  }
  return found;
}

BoilerplateStrength BoilerplatePatterns::strongest_last() const {
  return rows_->strongest_last;
}

std::optional<BoilerplateMatch> BoilerplatePatterns::Find(BoilerplatePlace place,
                                                          std::string_view text) const {
  const RowSet& set = rows_->parts[static_cast<size_t>(place)];
  const auto found = set.patterns.FirstFitting(text);
  if (!found) return std::nullopt;
  return BoilerplateMatch{found->begin, found->end, &set.rows[found->index]};
}

}  // namespace unspin
