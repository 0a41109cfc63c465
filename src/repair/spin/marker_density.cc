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
  phrases_ =
      PhraseMatcher(arrays_.slots, arrays_.nodes, arrays_.entries, Folding::kLower);
}

MarkerDensity::Density MarkerDensity::Of(const QuickWords& quick) const {
  std::unordered_map<uint64_t, float> repeats;  // by the marker's hash
  Density density;
  float total = 0;
  for (const QuickWords::Paragraph& paragraph : quick.paragraphs) {
    const float before = total;
    const std::span<const QuickWord> words = quick.Of(paragraph);
    for (size_t at = 0; at < words.size();) {
      const Found found = MarkerAt(words.subspan(at));
      at += found.words;
      if (found.strength > 0 && ++repeats[found.hash] <= kMostRepeats) {
        total += found.strength;
      }
    }
    density.paragraphs.push_back(total - before);
  }
  density.text =
      100 * double{total} / (static_cast<double>(quick.words.size()) + kFewWords);
  return density;
}

// The marker that `words` start with: the longest phrase, or the first word.
MarkerDensity::Found MarkerDensity::MarkerAt(std::span<const QuickWord> words) const {
  const QuickWord& first = words.front();
  const Marker* marker = words_.Find(first.hash);
  if (marker == nullptr) return {};
  if (marker->starts_phrase && first.joined) {
    std::array<uint64_t, kLongestPhrase> hashes;
    size_t length = 0;
    for (const QuickWord& word : words) {
      hashes[length++] = word.hash;
      if (!word.joined || length == kLongestPhrase) break;
    }
    if (const PhraseMatch match = phrases_.Longest(std::span(hashes).first(length))) {
      const uint32_t row = match.entries.front().row;
      return {match.words, row, rows_[row].strength};
    }
  }
  return {1, first.hash, first.lower ? marker->strength : 0};
}

}  // namespace unspin
