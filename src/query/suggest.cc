#include "query/suggest.h"

#include <algorithm>
#include <numeric>

namespace unspin {
namespace {

// Levenshtein distance, one row at a time.
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      const size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({row[j - 1] + 1, above + 1, change});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view Nearest(std::string_view word,
                         std::span<const std::string_view> known) {
  constexpr size_t kLongest = 64;  // nobody mistypes a longer word of ours
  if (word.size() > kLongest) return {};
  std::string_view best;
  size_t best_distance = std::max<size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : known) {
    const bool starts = word.size() >= 3 && candidate.starts_with(word);
    const size_t distance = starts ? 1 : Distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string Unknown(std::string_view what, std::string_view word,
                    std::span<const std::string_view> known) {
  std::string message = "no such " + std::string(what) + ": " + std::string(word);
  if (const std::string_view near = Nearest(word, known); !near.empty()) {
    return message + "; did you mean " + std::string(near) + "?";
  }
  message += "; there are";
  for (size_t i = 0; i < known.size(); ++i) {
    message += (i == 0 ? " " : ", ") + std::string(known[i]);
  }
  return message;
}

}  // namespace unspin
