#pragma once

// What the substitution function of family A is believed to do: for each word, whether
// it is replaced and by what. Made from the table of substitutions.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.h"

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

// The function is deterministic: one word has one image. Until it is known which, the
// rows of a word share its belief by their odds against "the word is kept": a pair that
// was seen 40, one expected with good reason 3, guesses less. So "in", seen as
// "successful", is kept in 2 % of all worlds. Immutable; views the lexicon, which must
// outlive it.
class Channel {
 public:
  explicit Channel(const Lexicon& lexicon);

  const Table& table() const { return table_; }
  std::string_view Spun(uint32_t row) const { return table_.Cell(row, spun_); }
  std::string_view Original(uint32_t row) const { return table_.Cell(row, original_); }

  // P(the function writes the row's substitute for the row's original).
  float Belief(uint32_t row) const { return beliefs_[row]; }
  // P(the function leaves `word` alone), as far as the table knows; 1 for words that it
  // does not list.
  float Keep(std::string_view word) const;
  // P(the function writes something for `word` that the table does not list).
  float Unlisted(std::string_view word) const;

 private:
  const Table& table_;
  uint32_t spun_;
  uint32_t original_;
  std::vector<float> beliefs_;
  TextMap<float> keeps_;
};

}  // namespace unspin
