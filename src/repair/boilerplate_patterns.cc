#include "repair/boilerplate_patterns.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/error.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, 4> kPlaces = {"line", "tail", "head", "title"};

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

struct Row {
  std::unique_ptr<const RE2> pattern;
  std::string reason;
  std::string name;  // "boilerplate.tsv:12"
};

// The rows of one place: a set that tells which fit, and each by itself.
struct PlaceRows {
  std::vector<Row> rows;
  std::unique_ptr<RE2::Set> set;
};

}  // namespace

struct BoilerplatePatterns::Rows {
  std::array<PlaceRows, kPlaces.size()> places;
};

BoilerplatePatterns::BoilerplatePatterns(const Lexicon& lexicon)
    : rows_(std::make_unique<Rows>()) {
  const Table& table = lexicon.table("boilerplate");
  const uint32_t where = table.Column("where");
  const uint32_t pattern = table.Column("pattern");
  const uint32_t reason = table.Column("reason");
  for (size_t p = 0; p < kPlaces.size(); ++p) {
    PlaceRows& place = rows_->places[p];
    const RE2::Anchor anchor = p == 0 ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
    place.set = std::make_unique<RE2::Set>(PatternOptions(), anchor);
    for (uint32_t row = 0; row < table.rows(); ++row) {
      if (table.Cell(row, where) != kPlaces[p]) continue;
      const std::string_view text = table.Cell(row, pattern);
      std::string error;
      if (place.set->Add(Piece(text), &error) < 0) {
        throw Error(table.RowName(row) + ": pattern: " + error);
      }
      place.rows.push_back({std::make_unique<RE2>(Piece(text), PatternOptions()),
                            std::string(table.Cell(row, reason)), table.RowName(row)});
    }
    if (!place.set->Compile()) {
      throw Error("lexicon table boilerplate: patterns need too much memory");
    }
  }
}

BoilerplatePatterns::~BoilerplatePatterns() = default;

std::optional<BoilerplateMatch> BoilerplatePatterns::Find(BoilerplatePlace where,
                                                          std::string_view text) const {
  const PlaceRows& place = rows_->places[static_cast<size_t>(where)];
  std::vector<int> fitting;
  if (place.rows.empty() || !place.set->Match(Piece(text), &fitting)) return {};
  const Row& row =
      place
          .rows[static_cast<size_t>(*std::min_element(fitting.begin(), fitting.end()))];
  BoilerplateMatch match{0, text.size(), row.reason, row.name};
  if (where == BoilerplatePlace::kLine) return match;
  const int groups = std::min(row.pattern->NumberOfCapturingGroups(), 1);
  std::array<re2::StringPiece, 2> found;
  if (!row.pattern->Match(Piece(text), 0, text.size(), RE2::UNANCHORED, found.data(),
                          groups + 1)) {
    return {};
  }
  const re2::StringPiece gone = found[static_cast<size_t>(groups)];
  if (gone.data() == nullptr) return {};
  match.begin = static_cast<size_t>(gone.data() - text.data());
  match.end = match.begin + gone.size();
  return match;
}

}  // namespace unspin
