#pragma once

// What the article as a whole says of a word, so that a bare surname in its last
// sentence profits from the title before the full name in its first.

#include <cstdint>
#include <span>
#include <vector>

#include "extract/names/name_words.h"

namespace unspin {

enum WordEvidence : uint32_t {
  kSeenLower = 1U << 0,         // in lower case
  kSeenRaised = 1U << 1,        // with a capital that no sentence or headline gives it
  kSeenBehindTitle = 1U << 2,   // "Chief Executive Holt"
  kSeenBehindGiven = 1U << 3,   // "Jana Holt"
  kSeenBeforeSuffix = 1U << 4,  // "Kontur Inc"
  kSeenBeforeCompanyVerb = 1U << 5,
  kSeenBeforePersonVerb = 1U << 6,
  kSeenBehindPlaceCue = 1U << 7,
  kSeenInCompany = 1U << 8,  // in a name that a gazetteer knows
  kSeenInOrganization = 1U << 9,
  kSeenInPerson = 1U << 10,
  kSeenInProduct = 1U << 11,
  kSeenInPlace = 1U << 12,
};
inline constexpr size_t kEvidenceBits = 13;

class ArticleEvidence {
 public:
  explicit ArticleEvidence(std::span<const NameWords> texts);

  // The set of WordEvidence for a word with this lower-case hash. Nothing is kept of
  // words that stand in lower case only: a long text has millions, and their own shape
  // tells it.
  uint32_t Of(uint64_t lower_hash) const;

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t evidence = 0;
  };
  void Add(uint64_t hash, uint32_t evidence);
  void AddField(const NameWords& text);
  void AddLower(const NameWords& text);
  // Where a hash is, or is to be.
  size_t PlaceOf(uint64_t hash) const;
  void Grow();

  std::vector<Slot> slots_;  // open addressing, size a power of two
  size_t used_ = 0;
};

}  // namespace unspin
