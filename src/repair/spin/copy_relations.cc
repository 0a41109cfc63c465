#include "repair/spin/copy_relations.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/unicode.h"
#include "repair/spin/candidates.h"
#include "repair/spin/context_tokens.h"

namespace unspin {
namespace {

// Cost of laying a phrase against another one: of pairs that the profile explains, and
// of others, which grows with their length so that a block of which nothing is known
// stays whole.
constexpr float kKnown = 1;
constexpr float kUnknown = 2.5F;
constexpr float kOneMore = 1;
constexpr float kEachWord = 0.5F;

float CostOf(bool known, size_t spun, size_t copy) {
  if (known) return kKnown;
  const size_t more = spun > copy ? spun - copy : copy - spun;
  return kUnknown + kOneMore * static_cast<float>(more) +
         kEachWord * static_cast<float>(spun + copy - 2);
}

// The cheapest way to lay the words before a place against each other.
struct Cell {
  float cost = std::numeric_limits<float>::infinity();
  size_t spun = 0;  // where the last pair begins
  size_t copy = 0;
};

}  // namespace

std::vector<std::string_view> WordsOfPhrase(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string_view TextOfWords(std::span<const std::string_view> words) {
  const char* begin = words.front().data();
  return {begin,
          static_cast<size_t>(words.back().data() + words.back().size() - begin)};
}

std::vector<uint32_t> CopyRelations::RowsOf(std::string_view phrase) const {
  std::vector<uint64_t> hashes;
  for (const ContextToken& token : SplitContextTokens(phrase)) {
    hashes.push_back(
        Channel::HashOf(phrase.substr(token.begin, token.end - token.begin)));
  }
  std::vector<uint32_t> rows;
  const PhraseMatch match = channel_.matcher().Longest(hashes);
  if (match.words != hashes.size()) return rows;
  for (const PhraseEntry& entry : match.entries) {
    if (!channel_.IsName(entry.row)) rows.push_back(entry.row);
  }
  return rows;
}

std::optional<uint32_t> CopyRelations::RowOf(std::string_view original,
                                             std::string_view spun) const {
  for (const uint32_t row : RowsOf(spun)) {
    if (channel_.Original(row) == original) return row;
  }
  return std::nullopt;
}

std::vector<std::string_view> CopyRelations::CommonOriginals(
    std::string_view one, std::string_view other) const {
  std::set<std::string_view> originals;
  for (const uint32_t row : RowsOf(one)) originals.insert(channel_.Original(row));
  std::vector<std::string_view> common;
  for (const uint32_t row : RowsOf(other)) {
    if (originals.contains(channel_.Original(row))) {
      common.push_back(channel_.Original(row));
    }
  }
  return common;
}

bool CopyRelations::Explains(std::string_view spun, std::string_view copy,
                             bool original) const {
  const std::string ours = ToLower(spun);
  const std::string theirs = ToLower(copy);
  if (ours == theirs || RowOf(theirs, ours)) return true;
  return !original && (RowOf(ours, theirs) || !CommonOriginals(ours, theirs).empty());
}

std::vector<PhraseRelation> CopyRelations::Divide(
    std::span<const std::string_view> spun, std::span<const std::string_view> copy,
    bool original) const {
  if (spun.size() < 2 || copy.size() < 2) return {{0, spun.size(), 0, copy.size()}};
  std::vector<std::vector<Cell>> cells(spun.size() + 1,
                                       std::vector<Cell>(copy.size() + 1));
  cells[0][0].cost = 0;
  for (size_t i = 0; i < spun.size(); ++i) {
    for (size_t j = 0; j < copy.size(); ++j) {
      if (std::isinf(cells[i][j].cost)) continue;
      for (size_t n = 1; n <= std::min(Candidate::kMostTokens, spun.size() - i); ++n) {
        for (size_t m = 1; m <= std::min(Arc::kMaxWords, copy.size() - j); ++m) {
          const bool known = Explains(TextOfWords(spun.subspan(i, n)),
                                      TextOfWords(copy.subspan(j, m)), original);
          const float cost = cells[i][j].cost + CostOf(known, n, m);
          Cell& cell = cells[i + n][j + m];
          if (cost < cell.cost) cell = {cost, i, j};
        }
      }
    }
  }
  std::vector<PhraseRelation> pairs;
  for (size_t i = spun.size(), j = copy.size(); i > 0;) {
    const Cell& cell = cells[i][j];
    if (std::isinf(cell.cost)) return {};
    pairs.push_back({cell.spun, i, cell.copy, j});
    i = cell.spun;
    j = cell.copy;
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace unspin
