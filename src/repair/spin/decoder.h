#pragma once

// Restores the paragraphs of a text that is known to be spun: gathers what the words of
// the article tell about each other, then searches for the likeliest original.

#include <span>
#include <string_view>
#include <vector>

#include "base/article_limits.h"
#include "core/mapped_text.h"
#include "repair/spin/aligned_copy.h"
#include "repair/spin/candidates.h"
#include "repair/spin/decision.h"
#include "repair/spin/reading.h"
#include "repair/spin/spin_options.h"

namespace unspin {

// Safe to share between threads.
class SpinDecoder {
 public:
  // All must outlive it.
  SpinDecoder(const Lexicon& lexicon, const ContextModel& model, const Channel& channel,
              const SpinParts& parts = {});

  struct Paragraph {
    std::vector<Edit> edits;  // changes and doubts, sorted and disjoint
    // ln of how much likelier the paragraph is as a spun text than as it stands.
    float evidence = 0;
  };
  // What is to be done to `paragraphs` of `body` if they were spun; `rate` is one of
  // Channel::rates(). A word is changed when it was replaced with a probability of at
  // least `min_confidence`; the edit's confidence is that of the very original chosen.
  // `copies` are those of `body`. All three throw LimitError when they are not done at
  // `deadline`.
  std::vector<Paragraph> Restore(std::string_view title, std::string_view body,
                                 const std::vector<std::string_view>& paragraphs,
                                 size_t rate, double min_confidence,
                                 std::span<const AlignedCopy> copies = {},
                                 const Deadline& deadline = {}) const;

  // The sum of the evidence of `paragraphs`, in half the time.
  float Evidence(std::string_view title, std::string_view body,
                 const std::vector<std::string_view>& paragraphs, size_t rate,
                 const Deadline& deadline = {}) const;

  // All changes that the search would make, before any is decided.
  struct Proposals {
    std::vector<Proposal> proposals;  // sorted
    std::vector<Edit> doubts;         // of FindDoubts
    float evidence = 0;               // as above
  };
  std::vector<Proposals> Propose(std::string_view title, std::string_view body,
                                 const std::vector<std::string_view>& paragraphs,
                                 size_t rate, std::span<const AlignedCopy> copies = {},
                                 const Deadline& deadline = {}) const;

 private:
  const Channel& channel_;
  const ContextModel& model_;
  SpinParts parts_;
  Thesaurus thesaurus_;
  CandidateFinder finder_;
  DecisionModel decisions_;
};

}  // namespace unspin
