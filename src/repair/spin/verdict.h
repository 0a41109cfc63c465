#pragma once

// Whether a spinner went over a text, decided before anything is changed and from the
// words alone, in one pass without the decoder.

#include <string_view>
#include <vector>

#include "core/document.h"
#include "repair/spin/channel.h"
#include "repair/spin/context_model.h"

namespace unspin {

struct SpinJudgement {
  SpunVerdict verdict;
  std::vector<std::string_view> paragraphs;  // of the body that were spun, in order
};

// A two-class naive Bayes over words in free positions. What the function does to words
// (Channel) and how frequent they are in clean text (ContextModel) give the frequency
// of each word in spun text; the weight of a word is the logarithm of the ratio.
// "helium" and "astatine" speak for a spinner, "in" and "he" speak against it: in a
// chemistry text the second outweigh the first, in a spun one they are missing.
// Immutable, safe to share between threads.
class Judge {
 public:
  Judge(const Channel& channel, const ContextModel& model);
  SpinJudgement Decide(std::string_view body) const;

  // Weight of a free word: positive speaks for family A. Zero for most words.
  float Weight(std::string_view word) const;

 private:
  struct Slot {
    uint64_t hash = 0;  // 0: free
    float weight = 0;
  };
  void Insert(std::string_view word, float weight);

  std::vector<Slot> slots_;  // open addressing, size a power of two
};

}  // namespace unspin
