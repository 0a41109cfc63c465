#include "repair/spin/marker_density.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_map>

#include "repair/spin/mask.h"

namespace unspin {
namespace {

constexpr float kMostRepeats = 2;
// Short texts have high densities by chance.
constexpr double kFewWords = 30;
constexpr size_t kLongestPhrase = 6;

// Learned forms that are as frequent in sound texts say nothing.
constexpr float kLeastStrength = 0.7F;
constexpr float kMostStrength = 5;

}  // namespace

MarkerDensity::MarkerDensity(const Channel& channel, const Lexicon& lexicon,
                             const ContextModel& model)
    : words_(channel.rows() + lexicon.table("spin_words").rows()) {
  if (channel.profile().family.empty()) {
    TakeFrequencies(channel, model);
  } else {
    TakeShipped(lexicon, channel.profile().family);
  }
  IndexPhrases();
}

void MarkerDensity::TakeShipped(const Lexicon& lexicon, std::string_view family) {
  const Table& table = lexicon.table("spin_words");
  const uint32_t form = table.Column("form");
  const uint32_t of = table.Column("family");
  const uint32_t strength = table.Column("strength");
  for (uint32_t row = 0; row < table.rows(); ++row) {
    if (table.Cell(row, of) != family) continue;
    const std::string_view text = table.Cell(row, strength);
    float value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    Add(table.Cell(row, form), value);
  }
}

void MarkerDensity::TakeFrequencies(const Channel& channel, const ContextModel& model) {
  std::unordered_map<std::string_view, float> spun;
  for (uint32_t row = 0; row < channel.rows(); ++row) {
    spun[channel.Spun(row)] += std::exp(model.LogProb(channel.Original(row))) *
                               channel.Belief(row)[channel.rates() - 1];
  }
  for (const auto& [form, images] : spun) {
    const float clean = std::exp(model.LogProb(form));
    const float strength = std::min(kMostStrength, std::log1p(images / clean));
    if (strength >= kLeastStrength) Add(form, strength);
  }
}

void MarkerDensity::Add(std::string_view form, float strength) {
  Phrase phrase;
  phrase.strength = strength;
  ForEachQuickWord(form, [&phrase](std::string_view word, bool, bool) {
    phrase.words.push_back(Channel::HashOf(word));
  });
  if (phrase.words.empty() || phrase.words.size() > kLongestPhrase) return;
  Marker& first = words_.Add(phrase.words.front());
  if (phrase.words.size() == 1) {
    first.strength = strength;
    return;
  }
  first.starts_phrase = true;
  rows_.push_back(std::move(phrase));
}

void MarkerDensity::IndexPhrases() {
  PhraseTrieBuilder builder(Folding::kLower);
  for (uint32_t row = 0; row < rows_.size(); ++row) {
    builder.Add(rows_[row].words, {row, 0});
  }
  arrays_ = builder.Build();
  phrases_ = PhraseMatcher(arrays_.slots, arrays_.nodes, arrays_.entries, Folding::kLower);
}

double MarkerDensity::Of(const QuickWords& quick) const {
  const std::span<const QuickWord> words = quick.words;
  std::unordered_map<uint64_t, float> repeats;  // by the marker's hash
  double total = 0;
  const auto count = [&](uint64_t hash, float strength) {
    if (++repeats[hash] <= kMostRepeats) total += strength;
  };
  for (size_t at = 0; at < words.size(); ++at) {
    const Marker* marker = words_.Find(words[at].hash);
    if (marker == nullptr) continue;
    if (marker->starts_phrase && words[at].joined) {
      std::array<uint64_t, kLongestPhrase> hashes;
      size_t length = 0;
      for (size_t i = at; i < words.size() && length < kLongestPhrase; ++i) {
        hashes[length++] = words[i].hash;
        if (!words[i].joined) break;
      }
      const PhraseMatch match = phrases_.Longest(std::span(hashes).first(length));
      if (match) {
        const uint32_t row = match.entries.front().row;
        count(row, rows_[row].strength);
        at += match.words - 1;
        continue;
      }
    }
    if (marker->strength > 0 && words[at].lower) count(words[at].hash, marker->strength);
  }
  return 100 * total / (static_cast<double>(words.size()) + kFewWords);
}

}  // namespace unspin
