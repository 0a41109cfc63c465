#pragma once

// What each token of a spun text may have been: itself, the originals that the table
// lists for it, or its neighbours in the thesaurus.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "repair/spin/channel.h"
#include "repair/spin/lattice.h"
#include "repair/spin/mask.h"
#include "repair/spin/thesaurus.h"

namespace unspin {

struct Candidate {
  // "spell retired of its mode", for "go out of its way", has five.
  static constexpr size_t kMostTokens = 6;
  enum class Origin : uint8_t { kKept, kTable, kThesaurus };
  std::string_view spun;      // the bytes of the body that it explains
  std::string_view original;  // kept by the lexicon; for kKept the same as `spun`
  Origin origin = Origin::kKept;
  uint32_t row = 0;     // of the table, for kTable
  float belief = 1;     // P(the function writes `spun` for `original`)
  float emission = 0;   // ln P(this very word | its class in the context model)
  uint16_t tokens = 1;  // of the body
  uint16_t words = 1;   // of the original
  std::array<ContextModel::WordId, Arc::kMaxWords> ids = {};
};

// Immutable, safe to share between threads.
class CandidateFinder {
 public:
  CandidateFinder(const Channel& channel, const Thesaurus& thesaurus,
                  const ContextModel& model);

  // What a token may have been by itself. The first candidate keeps it as it is; a
  // token that is not free has no other. The same for all free tokens of the same text.
  std::vector<Candidate> FindAlone(const MaskedToken& token) const;

  // What the token at `at` may have been together with tokens after it, by the table.
  std::vector<Candidate> FindPhrases(std::span<const MaskedToken> tokens,
                                     size_t at) const;

  // Whether `word` can follow the article: "a"/"an" tell the sound of the ORIGINAL word
  // ("a elephantine" was "a giant"). Nothing when there is no article or no word.
  static std::optional<bool> Agrees(std::string_view article, std::string_view word);

 private:
  Candidate Keep(const MaskedToken& token) const;
  void AddRow(uint32_t row, std::string_view spun, size_t tokens,
              std::vector<Candidate>& out) const;
  void AddNeighbours(std::string_view spun, std::vector<Candidate>& out) const;
  bool SetWords(Candidate& candidate) const;

  const Channel& channel_;
  const Thesaurus& thesaurus_;
  const ContextModel& model_;
};

}  // namespace unspin
