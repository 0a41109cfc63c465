#pragma once

// Whether a fixed function went over a text, decided before anything is changed and
// from the words alone, in one pass without the decoder.

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/spin/channel.h"
#include "repair/spin/context_model.h"
#include "repair/spin/quick_words.h"
#include "repair/spin/word_slots.h"

namespace unspin {

// What speaks for one profile against "clean".
struct SpinJudgement {
  double score = 0;     // 0..1: probability of the profile
  double evidence = 0;  // ln of the odds for it
  size_t rate = 0;      // of Channel::rates(), the likeliest
  // Of the body, those that were spun, in order; empty below a score of 0.5.
  std::vector<size_t> paragraphs;

  bool spun() const { return !paragraphs.empty(); }
};

// The likeliest division of a text into spun and original paragraphs; `weights` are the
// evidence of each. Fills all but the score and the rate.
SpinJudgement DivideText(std::span<const float> weights);

// A two-class naive Bayes over the words that the profile touches. What it does to
// words (Channel) and how frequent they are in clean text (ContextModel) give the
// frequency of each in spun text; the weight is the logarithm of the ratio. "helium"
// and "astatine" speak for a spinner, "in" and "he" speak against it: in a chemistry
// text the second outweigh the first, in a spun one they are missing. Immutable, safe
// to share between threads; the channel must outlive it.
class Judge {
 public:
  // REQUIRES: channel.fixed().
  Judge(const Channel& channel, const ContextModel& model);

  SpinJudgement Decide(const QuickWords& words) const;

  // Weight of a word where it can be a substitute: positive speaks for the profile.
  // Zero for most words.
  float Weight(std::string_view word) const {
    const ByRate* weights = weights_.Find(Channel::HashOf(word));
    return weights == nullptr ? 0 : (*weights)[0];
  }

 private:
  // How often each substitute was met, and how many different clear ones.
  struct Seen {
    std::unordered_map<uint64_t, int> times;
    int substitutes = 0;
  };

  ByRate Evidence(std::span<const QuickWord> words, Seen& seen) const;

  const Channel& channel_;
  WordSlots<ByRate> weights_;
};

}  // namespace unspin
