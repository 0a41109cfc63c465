#pragma once

// Decides for all candidates of an article together which of them are names, and of what
// type: a name keeps its type throughout an article, so the evidence of all its mentions
// counts for each.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/names/candidates.h"
#include "extract/names/cues.h"
#include "extract/names/name_words.h"

namespace unspin {

// All candidates with the same words.
struct NameGroup {
  uint64_t key = 0;
  std::vector<size_t> members;  // numbers of candidates, in order
  std::array<uint8_t, kCueCount> cues{};  // how many mentions have each cue
  TypeScores scores{};
  EntityType type = EntityType::kCompany;
  float confidence = 0;  // 0..1
  float margin = 0;      // of the best score over the next
  bool dropped = false;  // no name
  // Number of the group that the text itself says this is another name of ("the Baltic
  // Energy Agency, known as Baltag"); -1 for none.
  int64_t alias_of = -1;
  // Row of the gazetteer of `type` that has this name; -1 for none.
  int64_t row = -1;
};

struct TypedNames {
  std::vector<NameCandidate> candidates;  // by field, then position
  std::vector<NameGroup> groups;
};

class NameTyper {
 public:
  NameTyper(const Gazetteers& gazetteers, const CueWeights& weights)
      : gazetteers_(gazetteers), weights_(weights) {}

  TypedNames Run(std::span<const NameWords> texts) const;

  // The cue that says most for the type of `group`.
  Cue StrongestCue(const NameGroup& group) const;

 private:
  const Gazetteers& gazetteers_;
  const CueWeights& weights_;
};

// Key of the words [begin, begin + count) of a candidate.
uint64_t PartKey(const NameWords& text, const NameCandidate& candidate, size_t begin,
                 size_t count);

// Whether `acronym` ("FCA") is made of the initials of the candidate's words.
bool IsAcronymOf(std::string_view acronym, const NameWords& text,
                 const NameCandidate& candidate);

}  // namespace unspin
