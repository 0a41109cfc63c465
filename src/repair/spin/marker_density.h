#pragma once

// A first look at a text for a random spinner: how dense are the forms that it writes
// and that sound texts of any kind seldom have?

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "repair/spin/channel.h"
#include "repair/spin/context_model.h"
#include "repair/spin/quick_words.h"
#include "repair/spin/word_slots.h"

namespace unspin {

// Counts markers by their strength, each twice at most: a clean text on nuclear plants
// may say "the corporate" ten times. The markers of a family of the lexicon stand in
// spin_words.tsv; those of a learned profile come from the frequencies of the context
// model. Immutable, safe to share between threads.
class MarkerDensity {
 public:
  MarkerDensity(const Channel& channel, const Lexicon& lexicon,
                const ContextModel& model);

  struct Density {
    double text = 0;                // strength per 100 words
    std::vector<float> paragraphs;  // strength of the markers of each
  };
  Density Of(const QuickWords& words) const;

 private:
  struct Marker {
    float strength = 0;
    bool starts_phrase = false;
  };
  struct Phrase {
    std::vector<uint64_t> words;
    float strength = 0;
  };
  struct Found {
    size_t words = 1;
    uint64_t hash = 0;
    float strength = 0;
  };
  Found MarkerAt(std::span<const QuickWord> words) const;
  void Add(std::string_view form, float strength);
  void TakeShipped(const Lexicon& lexicon, std::string_view family);
  void TakeFrequencies(const Channel& channel, const ContextModel& model);
  void IndexPhrases();

  WordSlots<Marker> words_;
  std::vector<Phrase> rows_;
  PhraseTrieBuilder::Arrays arrays_;
  PhraseMatcher phrases_;
};

}  // namespace unspin
