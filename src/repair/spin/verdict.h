#pragma once

// Whether a spinner went over a text, decided before anything is changed and from the
// words alone, in one pass without the decoder.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/spin/channel.h"
#include "repair/spin/context_model.h"
#include "repair/spin/quick_words.h"

namespace unspin {

// What speaks for one profile against "clean".
struct SpinJudgement {
  double score = 0;                          // 0..1: probability of the profile
  std::vector<std::string_view> paragraphs;  // of the body that were spun, in order;
                                             // empty below a score of 0.5
};

// A two-class naive Bayes over the words that the profile touches and the phrases that
// it writes. What it does to words (Channel) and how frequent they are in clean text
// (ContextModel) give the frequency of each in spun text; the weight is the logarithm
// of the ratio. "helium" and "astatine" speak for a spinner, "in" and "he" speak
// against it: in a chemistry text the second outweigh the first, in a spun one they are
// missing. Immutable, safe to share between threads; the channel must outlive it.
class Judge {
 public:
  Judge(const Channel& channel, const ContextModel& model);

  SpinJudgement Decide(const QuickWords& words) const;

  // Weight of a word where it can be a substitute: positive speaks for the profile.
  // Zero for most words.
  float Weight(std::string_view word) const { return Find(Channel::HashOf(word)).weight; }

 private:
  struct Slot {
    uint64_t hash = 0;  // 0: free
    float weight = 0;
    bool starts_phrase = false;
  };
  // How often each substitute was met, and how many different clear ones.
  struct Seen {
    std::unordered_map<uint64_t, int> times;
    int substitutes = 0;
  };

  void WeighWords(const ContextModel& model);
  void WeighPhrases(const ContextModel& model);
  Slot Find(uint64_t hash) const;
  Slot& FindOrAdd(uint64_t hash);
  float PhraseAt(std::span<const QuickWord> words, size_t& length) const;
  float Evidence(std::span<const QuickWord> words, Seen& seen) const;
  float Count(uint64_t hash, float weight, Seen& seen) const;

  const Channel& channel_;
  std::vector<Slot> slots_;           // open addressing, size a power of two
  std::vector<float> phrase_weights_;  // of the rows of the channel
};

}  // namespace unspin
