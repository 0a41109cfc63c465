#pragma once

// The five gazetteer tables and the two of personal names behind one look-up.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/mention.h"
#include "lexicon/lexicon.h"

namespace unspin {

constexpr size_t kNameTypes = 5;  // EntityType::kCompany to kPlace

// How far a row is to be trusted without evidence from context.
// A row that somebody wrote by hand is likelier to be meant than one of a long list.
enum class RowTrust : uint8_t {
  kNone,
  kWeak,
  kAmbiguous,
  kAmbiguousOwn,
  kListed,
  kOwn
};

// One row that a phrase may mean.
struct RowHit {
  RowTrust trust = RowTrust::kNone;
  bool country = false;  // of a place: a country, state or continent
  bool either = false;   // as often a company as a product
  uint32_t row = 0;
};

// What one phrase of the text may mean, by type; trust kNone where no row has it.
struct GazetteerMatch {
  size_t words = 0;
  std::array<RowHit, kNameTypes> hits;
  // Whether any row is trusted so far or farther.
  bool Trusted(RowTrust least) const {
    return std::any_of(hits.begin(), hits.end(),
                       [&](const RowHit& hit) { return hit.trust >= least; });
  }
};

// Keeps views into the lexicon. Immutable; safe to share between threads.
class Gazetteers {
 public:
  explicit Gazetteers(const Lexicon& lexicon);

  // The longest phrase of any of the tables at the first of `exact_hashes`.
  GazetteerMatch Longest(std::span<const uint64_t> exact_hashes) const;

  bool IsGivenName(uint64_t exact_hash) const;
  // Asks memory for what IsGivenName and IsSurname will look at.
  void PrefetchPeople(uint64_t exact_hash) const;
  bool IsSurname(uint64_t exact_hash) const;

  std::string_view NameOf(EntityType type, uint32_t row) const;
  // Aliases of the row, without the weak ones.
  std::vector<std::string_view> AliasesOf(EntityType type, uint32_t row) const;
  std::string RowName(EntityType type, uint32_t row) const;

 private:
  struct Rows {
    const Table* table = nullptr;
    uint32_t name = 0;
    uint32_t aliases = 0;
    std::vector<RowHit> hits;     // by row, as for the name and the safe aliases
    uint32_t weak_aliases = ~0u;  // number of that column
  };
  Rows Load(const Lexicon& lexicon, EntityType type) const;

  std::array<Rows, kNameTypes> tables_;
  StartFilter starts_;  // of all of them
  const PhraseMatcher* given_;
  const PhraseMatcher* surnames_;
};

}  // namespace unspin
