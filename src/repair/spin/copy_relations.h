#pragma once

// Why two copies have different words at one place, as far as a spinner's profile
// tells.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repair/spin/channel.h"

namespace unspin {

// Words [spun_begin, spun_end) of a spun text stand for [copy_begin, copy_end) of its
// copy.
struct PhraseRelation {
  size_t spun_begin = 0;
  size_t spun_end = 0;
  size_t copy_begin = 0;
  size_t copy_end = 0;
  friend bool operator==(const PhraseRelation&, const PhraseRelation&) = default;
};

// All phrases but those of Divide are in lower case. Views the channel.
class CopyRelations {
 public:
  explicit CopyRelations(const Channel& channel) : channel_(channel) {}

  // The rows that write `phrase`, but for names.
  std::vector<uint32_t> RowsOf(std::string_view phrase) const;
  // The one that writes `spun` for `original`.
  std::optional<uint32_t> RowOf(std::string_view original, std::string_view spun) const;
  // The originals that can have become both.
  std::vector<std::string_view> CommonOriginals(std::string_view one,
                                                std::string_view other) const;

  // Cuts two aligned phrases into pairs, so that the profile explains as many as it
  // can: "stated in order to" against "said to" into "stated" : "said" and "in order
  // to" : "to". Where it explains nothing they stay whole. `spun` and `copy` are the
  // words of either, each in one text; `original`: the copy is not spun. Nothing when
  // one has far more words than the other.
  std::vector<PhraseRelation> Divide(std::span<const std::string_view> spun,
                                     std::span<const std::string_view> copy,
                                     bool original) const;

 private:
  bool Explains(std::string_view spun, std::string_view copy, bool original) const;

  const Channel& channel_;
};

// The words between single spaces.
std::vector<std::string_view> WordsOfPhrase(std::string_view text);

// The text of `words`, which stand in one text.
std::string_view TextOfWords(std::span<const std::string_view> words);

}  // namespace unspin
