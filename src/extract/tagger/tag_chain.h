#pragma once

// The chain of tags of one stretch of words: the likeliest tags and how likely each tag
// is at each word. A linear-chain conditional random field (Lafferty et al. 2001).

#include <array>
#include <span>
#include <vector>

#include "extract/tagger/tags.h"

namespace unspin {

using TagScores = std::array<float, kTags>;

// Scores of each tag behind each other one, and at either end of a stretch. Pairs that
// Follows() rules out are never asked.
struct TagTransitions {
  std::array<TagScores, kTags> between{};  // [before][tag]
  TagScores start{};
};

// Scratch and results for one stretch at a time; reuse it for many.
class TagChain {
 public:
  explicit TagChain(const TagTransitions& transitions);

  // Computes marginals and log_sum for words with these scores, where word i may have
  // the tags of allowed[i] only. REQUIRES: some sequence is allowed.
  void Sum(std::span<const TagScores> words, std::span<const TagSet> allowed);
  // The likeliest sequence.
  const std::vector<uint8_t>& Best(std::span<const TagScores> words);

  // Of Sum: P(tag) at each word, ln of the sum over all sequences, and the expected
  // number of times that each tag follows each other.
  const std::vector<TagScores>& marginals() const { return marginals_; }
  double log_sum() const { return log_sum_; }
  // Adds `scale` times the expected transitions of Sum to `sums`.
  void AddTransitions(float scale, TagTransitions& sums) const;

 private:
  void Forward(std::span<const TagScores> words, std::span<const TagSet> allowed);
  void Backward();

  std::array<TagScores, kTags> weights_{};  // exp of the transitions; 0 if ruled out
  const TagTransitions& transitions_;
  TagScores start_{};
  std::vector<TagScores> local_;  // exp of the scores, 0 where not allowed
  std::vector<TagScores> forward_;
  std::vector<TagScores> backward_;
  std::vector<float> scales_;
  std::vector<TagScores> marginals_;
  double log_sum_ = 0;
  std::vector<TagScores> best_scores_;
  std::vector<std::array<uint8_t, kTags>> best_before_;
  std::vector<uint8_t> best_;
};

}  // namespace unspin
