#include "repair/boilerplate_patterns.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/error.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, 4> kPlaces = {"tail", "head", "inside", "title"};
constexpr std::array<std::string_view, 3> kLinePlaces = {"line", "first", "last"};

// An automaton that runs out of memory starts anew and crawls: all rows together need
// some 3 MB on text that fits them.
constexpr int64_t kAutomatonBytes = 64 << 20;

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(kAutomatonBytes);
  return options;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

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

struct Row {
  BoilerplateRow row;
  std::unique_ptr<const RE2> pattern;  // null for whole lines: the set says it all
};

// Rows that are looked for together: a set that tells which fit, and each by itself.
struct RowSet {
  std::vector<Row> rows;
  std::unique_ptr<RE2::Set> set;

  // The rows that fit, in file order.
  std::vector<int> Fitting(std::string_view text) const {
    // To ask whether any fits is faster than which, and most often the answer is no.
    std::vector<int> fitting;
    if (rows.empty() || !set->Match(Piece(text), nullptr) ||
        !set->Match(Piece(text), &fitting)) {
      return {};
    }
    std::sort(fitting.begin(), fitting.end());
    return fitting;
  }
};

RowSet MakeSet(const Table& table, const Parts& parts, std::string_view place,
               bool whole) {
  RowSet set;
  set.set = std::make_unique<RE2::Set>(PatternOptions(),
                                       whole ? RE2::ANCHOR_BOTH : RE2::UNANCHORED);
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view column) {
      return table.Cell(row, table.Column(column));
    };
    if (cell("where") != place) continue;
    const std::string pattern = parts.PatternOf(row);
    std::string error;
    if (set.set->Add(pattern, &error) < 0) {
      throw Error(table.RowName(row) + ": pattern: " + error);
    }
    set.rows.push_back(
        {{std::string(cell("reason")), table.RowName(row), StrengthOf(cell("strength")),
          BlockOf(cell("block"))},
         whole ? nullptr : std::make_unique<RE2>(pattern, PatternOptions())});
  }
  if (!set.set->Compile()) {
    throw Error("lexicon table boilerplate: patterns need too much memory");
  }
  return set;
}

}  // namespace

struct BoilerplatePatterns::Rows {
  std::array<RowSet, kLinePlaces.size()> lines;
  std::array<RowSet, kPlaces.size()> parts;
};

BoilerplatePatterns::BoilerplatePatterns(const Lexicon& lexicon)
    : rows_(std::make_unique<Rows>()) {
  const Table& table = lexicon.table("boilerplate");
  const Parts parts(table);
  for (size_t p = 0; p < kLinePlaces.size(); ++p) {
    rows_->lines[p] = MakeSet(table, parts, kLinePlaces[p], true);
  }
  for (size_t p = 0; p < kPlaces.size(); ++p) {
    rows_->parts[p] = MakeSet(table, parts, kPlaces[p], false);
  }
}

BoilerplatePatterns::~BoilerplatePatterns() = default;

const BoilerplateRow* BoilerplatePatterns::FindLine(BoilerplateLine where,
                                                    std::string_view line) const {
  const RowSet& set = rows_->lines[static_cast<size_t>(where)];
  const BoilerplateRow* best = nullptr;
  for (const int index : set.Fitting(line)) {
    const BoilerplateRow& row = set.rows[static_cast<size_t>(index)].row;
    if (best == nullptr || row.strength > best->strength) best = &row;
  }
  return best;
}

std::optional<BoilerplateMatch> BoilerplatePatterns::Find(BoilerplatePlace place,
                                                          std::string_view text) const {
  const RowSet& set = rows_->parts[static_cast<size_t>(place)];
  for (const int index : set.Fitting(text)) {
    const Row& row = set.rows[static_cast<size_t>(index)];
    const int groups = std::min(row.pattern->NumberOfCapturingGroups(), 1);
    std::array<re2::StringPiece, 2> found;
    if (!row.pattern->Match(Piece(text), 0, text.size(), RE2::UNANCHORED, found.data(),
                            groups + 1)) {
      continue;
    }
    const re2::StringPiece gone = found[static_cast<size_t>(groups)];
    if (gone.data() == nullptr || gone.empty()) continue;
    const auto begin = static_cast<size_t>(gone.data() - text.data());
    return BoilerplateMatch{begin, begin + gone.size(), &row.row};
  }
  return std::nullopt;
}

}  // namespace unspin
