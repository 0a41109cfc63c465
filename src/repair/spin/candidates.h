#pragma once

// What each token of a spun text may have been: itself, the originals that the table
// lists for it, or its neighbours in the thesaurus.

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
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
  enum class Origin : uint8_t { kKept, kTable, kThesaurus, kCopy, kOriginal };
  std::string_view spun;      // what it explains, as the body has it
  std::string_view original;  // kept by the lexicon; for kKept the same as `spun`
  Origin origin = Origin::kKept;
  uint32_t row = 0;       // of the channel, for kTable
  std::string_view copy;  // the copy that has `original` here, for the last two
  ByRate beliefs = {};    // P(the spinner writes `spun` for `original`)
  float emission = 0;     // ln P(this very word | its class in the context model)
  uint16_t tokens = 1;    // of the body
  uint16_t words = 1;     // of the original, as the context model cuts it
  bool wordwise = true;   // each token stands for one word of the original
  std::array<ContextModel::WordId, Arc::kMaxWords> ids = {};

  // What the search needs of the above again and again.
  ByRate log_beliefs = {};      // of LogBelief
  float unigram = 0;            // of the first word
  ContextModel::History after;  // of the last word, whatever is before it

  ContextModel::WordId last() const { return ids[words - 1U]; }
};

// ln of a belief; ln 0 would make a word impossible.
float LogBelief(float belief);

// Safe to share between threads: const calls change nothing but a memory of forms that
// were looked up before.
class CandidateFinder {
 public:
  CandidateFinder(const Channel& channel, const Thesaurus& thesaurus,
                  const ContextModel& model);
  ~CandidateFinder();

  // What a token may have been by itself. The first candidate keeps it as it is; a
  // token that is not free has no other. The same for all free tokens of the same text.
  // The candidates of usual forms stay here for all articles, others go to `store`.
  std::span<const Candidate> FindAlone(const MaskedToken& token,
                                       std::deque<std::vector<Candidate>>& store) const;

  // The hashes of `tokens` for FindPhrases; of no use for tokens that are not bare.
  std::vector<uint64_t> HashesOf(std::span<const MaskedToken> tokens) const;

  // What the token at `at` may have been together with tokens after it, by the profile.
  std::vector<Candidate> FindPhrases(std::span<const MaskedToken> tokens,
                                     std::span<const uint64_t> hashes, size_t at) const;

  // Fills the words of a candidate made elsewhere, of which the rest down to `tokens`
  // is there. False when it has more words than an arc.
  bool Complete(Candidate& candidate) const;

  // Whether `word` can follow the article: "a"/"an" tell the sound of the ORIGINAL word
  // ("a elephantine" was "a giant"). Nothing when there is no article or no word.
  static std::optional<bool> Agrees(std::string_view article, std::string_view word);

 private:
  class Memory;

  std::vector<Candidate> LookUp(const MaskedToken& token) const;
  void Finish(Candidate& candidate) const;
  void DropHopeless(std::vector<Candidate>& candidates) const;
  Candidate Keep(const MaskedToken& token) const;
  void AddRow(uint32_t row, std::string_view spun, size_t tokens,
              std::vector<Candidate>& out) const;
  void AddNeighbours(std::string_view spun, std::vector<Candidate>& out) const;
  bool SetWords(Candidate& candidate) const;

  const Channel& channel_;
  const Thesaurus& thesaurus_;
  const ContextModel& model_;
  std::unique_ptr<Memory> memory_;
};

}  // namespace unspin
