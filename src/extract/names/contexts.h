#pragma once

// What stands inside and around one candidate.

#include "extract/names/candidates.h"
#include "extract/names/cues.h"
#include "extract/names/name_words.h"

namespace unspin {

// The cues that one candidate has; each is listed once.
class CueList {
 public:
  void Add(Cue cue) {
    if (size_ < cues_.size()) cues_[size_++] = cue;
  }
  const Cue* begin() const { return cues_.data(); }
  const Cue* end() const { return cues_.data() + size_; }

 private:
  std::array<Cue, 32> cues_;
  size_t size_ = 0;
};

// Cues of the words of the name itself: the same wherever the name stands.
CueList InnerCues(const NameWords& text, const NameCandidate& candidate,
                  const Gazetteers& gazetteers);

// Cues of the words before and behind it.
CueList OuterCues(const NameWords& text, const NameCandidate& candidate);

}  // namespace unspin
