#include "repair/spin/phrase_verdict.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <vector>

#include "lexicon/words.h"
#include "repair/spin/mask.h"

namespace unspin {
namespace {

// The logistic over the strength of markers per 100 words. Articles spun for this
// project have 2 to 10, clean ones 0 to 1 once repeats are capped.
constexpr double kBias = -7;
constexpr double kSlope = 4;
constexpr size_t kFewestMarkers = 6;
constexpr double kMostRepeats = 2;
// Short texts have high densities by chance.
constexpr double kFewWords = 60;

constexpr size_t kLongestMarker = 6;

// A marker of one of the families counted here that a word can start.
bool IsCounted(std::string_view family) { return family == "B" || family == "C"; }

}  // namespace

PhraseJudge::PhraseJudge(const Lexicon& lexicon)
    : table_(lexicon.table("spin_words")),
      family_(table_.Column("family")),
      strength_(table_.Column("strength")) {
  const uint32_t form = table_.Column("form");
  for (uint32_t row = 0; row < table_.rows(); ++row) {
    if (!IsCounted(table_.Cell(row, family_))) continue;
    const std::string_view text = table_.Cell(row, form);
    const std::vector<Word> words = SplitWords(text);
    if (!words.empty()) {
      first_words_.insert(WordHash(words.front().In(text), table_.matcher().folding()));
    }
  }
}

double PhraseJudge::Score(std::string_view body) const {
  struct Place {
    uint64_t hash = 0;
    size_t begin = 0;
    size_t end = 0;
  };
  std::vector<Place> words;
  ForEachQuickWord(body, [&](std::string_view word, bool) {
    const auto begin = static_cast<size_t>(word.data() - body.data());
    words.push_back(
        {WordHash(word, table_.matcher().folding()), begin, begin + word.size()});
  });

  std::unordered_map<uint32_t, double> strengths;  // by row
  for (size_t at = 0; at < words.size(); ++at) {
    if (!first_words_.contains(words[at].hash)) continue;
    std::array<uint64_t, kLongestMarker> hashes;
    size_t count = 0;
    for (size_t i = at; i < words.size() && count < kLongestMarker; ++i) {
      if (i > at && words[i].begin != words[i - 1].end + 1) break;
      hashes[count++] = words[i].hash;
    }
    const PhraseMatch match = table_.matcher().Longest(std::span(hashes).first(count));
    for (const PhraseEntry& entry : match.entries) {
      if (!IsCounted(table_.Cell(entry.row, family_))) continue;
      const double strength =
          std::atof(std::string(table_.Cell(entry.row, strength_)).c_str());
      double& total = strengths[entry.row];
      total = std::min(total + strength, kMostRepeats * strength);
      break;
    }
  }
  if (strengths.size() < kFewestMarkers) return 0;
  double total = 0;
  for (const auto& [row, strength] : strengths) total += strength;
  const double density = 100 * total / (static_cast<double>(words.size()) + kFewWords);
  return 1 / (1 + std::exp(-(kBias + kSlope * density)));
}

}  // namespace unspin
