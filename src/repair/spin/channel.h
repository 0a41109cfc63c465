#pragma once

// What a spinner is believed to do to each word: whether it is replaced and by what.
// Made from the substitutions of a profile.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/phrase_matcher.h"
#include "repair/spin/profile.h"

namespace unspin {

// Lets maps of strings be searched by views.
struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

// A profile says what a family of spinners does; each article has its own rate: how
// many of the words with a listed image a random spinner replaces, or how much of what
// is only guessed of a function is true of the version that was used.
inline constexpr size_t kMostRates = 4;
using ByRate = std::array<float, kMostRates>;

// A fixed function has one image for a word. Until it is known which, the rows of a
// word share its belief by their odds against "the word is kept": a pair that was seen
// 40, one expected with good reason 3. So "in", seen as "successful", is kept in 2 % of
// all worlds. A random spinner keeps a word that it knows with the same probability
// everywhere, and draws among the images else. Immutable.
class Channel {
 public:
  explicit Channel(SpinProfile profile);
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  const SpinProfile& profile() const { return profile_; }
  bool fixed() const { return profile_.mapping == Mapping::kFixed; }
  size_t rates() const { return rates_.size(); }
  // The rate of most texts, where nothing tells it.
  size_t usual_rate() const { return fixed() ? 0 : 1; }

  size_t rows() const { return profile_.substitutions.size(); }
  std::string_view Spun(uint32_t row) const { return profile_.substitutions[row].spun; }
  std::string_view Original(uint32_t row) const {
    return profile_.substitutions[row].original;
  }
  bool IsName(uint32_t row) const { return profile_.substitutions[row].name; }
  std::string RowName(uint32_t row) const {
    return profile_.RowName(profile_.substitutions[row]);
  }

  // The substitutes, found by the HashOf their tokens; an entry's row is one of rows().
  const PhraseMatcher& matcher() const { return matcher_; }
  static uint64_t HashOf(std::string_view token) {
    return WordHash(token, Folding::kLower);
  }

  // P(the spinner writes the row's substitute for the row's original).
  const ByRate& Belief(uint32_t row) const { return beliefs_[row]; }
  // P(the spinner leaves `word`, in lower case, alone), as far as the profile knows; 1
  // for words that it does not list.
  const ByRate& Keep(std::string_view word) const;
  // P(the spinner writes something for `word` that the profile does not list).
  ByRate Unlisted(std::string_view word) const;

 private:
  void IndexRows();
  void Believe(size_t rate);

  SpinProfile profile_;
  PhraseTrieBuilder::Arrays arrays_;
  PhraseMatcher matcher_;
  std::span<const float> rates_;
  std::vector<ByRate> beliefs_;
  TextMap<ByRate> keeps_;
};

}  // namespace unspin
