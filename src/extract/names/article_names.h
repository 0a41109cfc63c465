#pragma once

// The names of one article while they are found, typed and linked.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/names/candidates.h"
#include "extract/names/cues.h"
#include "extract/names/name_words.h"

namespace unspin {

// All candidates with the same words: a name keeps its type throughout an article.
struct NameGroup {
  uint64_t key = 0;
  std::vector<size_t> members;            // numbers of candidates, in order
  std::array<uint8_t, kCueCount> cues{};  // how many mentions have each cue
  // What the trained tagger adds to the scores, and how sure it is that one of the
  // mentions is a name at all: -1 when it was not asked.
  TypeScores tagged{};
  float inside = -1;
  TypeScores scores{};
  EntityType type = EntityType::kCompany;
  float confidence = 0;  // 0..1
  float margin = 0;      // of the best score over the next
  bool dropped = false;  // no name
  bool term = false;     // an acronym that the text explains as no name
  // Number of the group that the text itself says this is another name of ("the Baltic
  // Energy Agency, known as Baltag"); -1 for none.
  int64_t alias_of = -1;
  // Row of the gazetteer of `type` that has this name; -1 for none.
  int64_t row = -1;

  bool Has(Cue cue) const { return cues[static_cast<size_t>(cue)] > 0; }
  void Count(Cue cue) {
    uint8_t& count = cues[static_cast<size_t>(cue)];
    if (count < 200) ++count;
  }
  bool HasRowOf(EntityType type_of_row) const;
  // Computes scores, type, confidence and margin. The same cue at several mentions
  // counts with the square root of their number.
  void Score(const CueWeights& weights);
};

constexpr size_t kNoGroup = ~size_t{0};

// Keeps a view of the fields of the article.
struct ArticleNames {
  std::span<const NameWords> texts;
  std::vector<NameCandidate> candidates;  // by field, then position
  std::vector<NameGroup> groups;          // in order of first mention

  std::vector<std::pair<uint64_t, size_t>> by_key;  // groups, sorted

  // Number of the group with `key`, or kNoGroup. REQUIRES: by_key is filled.
  size_t Find(uint64_t key) const;
  const NameWords& TextOf(const NameCandidate& c) const { return texts[c.field]; }
  std::string_view Surface(const NameCandidate& c) const;
  const NameCandidate& First(const NameGroup& group) const {
    return candidates[group.members.front()];
  }
  // The member that a gazetteer matches, as one in other letters may not; else the
  // first.
  const NameCandidate& BestMember(const NameGroup& group) const;
  // Whether a row trusted so far or farther has the candidate.
  bool HasTrust(const NameCandidate& c, RowTrust least) const;
  // Whether `a` and `b` stand in one list: "Kontur and Albani", or "Kontur, Albani"
  // when the list goes on behind `b`. Refuses "Kontur, Lyon".
  bool Joined(const NameCandidate& a, const NameCandidate& b, bool b_goes_on) const;
};

// Key of the words [begin, begin + count) of a candidate.
uint64_t PartKey(const NameWords& text, const NameCandidate& candidate, size_t begin,
                 size_t count);

// Key of a name that is the one word `word`.
uint64_t WordKey(std::string_view word);

// Initials of the capitalised words of a candidate of two words or more ("FCA"); empty
// when they are fewer than two or more than six.
std::string InitialsOf(const NameWords& text, const NameCandidate& candidate);

// Whether `acronym` ("FCA") is made of the initials of the candidate's words.
bool IsAcronymOf(std::string_view acronym, const NameWords& text,
                 const NameCandidate& candidate);

}  // namespace unspin
