#include "extract/tagger/tag_chain.h"

#include <algorithm>
#include <cmath>

namespace unspin {
namespace {

constexpr float kRuledOut = -1e30F;

}  // namespace

TagChain::TagChain(const TagTransitions& transitions) : transitions_(transitions) {
  for (size_t tag = 0; tag < kTags; ++tag) {
    start_[tag] = IsInner(tag) ? 0.0F : std::exp(transitions.start[tag]);
    for (size_t before = 0; before < kTags; ++before) {
      weights_[before][tag] =
          Follows(before, tag) ? std::exp(transitions.between[before][tag]) : 0.0F;
    }
  }
}

void TagChain::Forward(std::span<const TagScores> words,
                       std::span<const TagSet> allowed) {
  const size_t n = words.size();
  local_.resize(n);
  forward_.resize(n);
  scales_.resize(n);
  log_sum_ = 0;
  for (size_t i = 0; i < n; ++i) {
    const float most = *std::max_element(words[i].begin(), words[i].end());
    float sum = 0;
    for (size_t tag = 0; tag < kTags; ++tag) {
      const bool may = (allowed[i] >> tag & 1U) != 0;
      local_[i][tag] = may ? std::exp(words[i][tag] - most) : 0.0F;
      float in = start_[tag];
      if (i > 0) {
        in = 0;
        for (size_t before = 0; before < kTags; ++before) {
          in += forward_[i - 1][before] * weights_[before][tag];
        }
      }
      forward_[i][tag] = in * local_[i][tag];
      sum += forward_[i][tag];
    }
    scales_[i] = 1 / std::max(sum, 1e-30F);
    for (float& value : forward_[i]) value *= scales_[i];
    log_sum_ += static_cast<double>(most) - std::log(static_cast<double>(scales_[i]));
  }
}

void TagChain::Backward() {
  const size_t n = forward_.size();
  backward_.resize(n);
  marginals_.resize(n);
  for (size_t i = n; i-- > 0;) {
    for (size_t tag = 0; tag < kTags; ++tag) {
      float out = 1;
      if (i + 1 < n) {
        out = 0;
        for (size_t next = 0; next < kTags; ++next) {
          out += weights_[tag][next] * local_[i + 1][next] * backward_[i + 1][next];
        }
        out *= scales_[i + 1];
      }
      backward_[i][tag] = out;
      marginals_[i][tag] = forward_[i][tag] * out;
    }
  }
}

void TagChain::Sum(std::span<const TagScores> words, std::span<const TagSet> allowed) {
  Forward(words, allowed);
  Backward();
}

void TagChain::AddTransitions(float scale, TagTransitions& sums) const {
  for (size_t tag = 0; tag < kTags; ++tag) {
    sums.start[tag] += scale * marginals_[0][tag];
  }
  for (size_t i = 1; i < forward_.size(); ++i) {
    for (size_t before = 0; before < kTags; ++before) {
      const float in = scale * forward_[i - 1][before] * scales_[i];
      if (in == 0) continue;
      for (size_t tag = 0; tag < kTags; ++tag) {
        sums.between[before][tag] +=
            in * weights_[before][tag] * local_[i][tag] * backward_[i][tag];
      }
    }
  }
}

const std::vector<uint8_t>& TagChain::Best(std::span<const TagScores> words) {
  const size_t n = words.size();
  best_scores_.resize(n);
  best_before_.resize(n);
  best_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    for (size_t tag = 0; tag < kTags; ++tag) {
      float best = i > 0 ? 2 * kRuledOut : transitions_.start[tag];
      if (i == 0 && IsInner(tag)) best = kRuledOut;
      for (size_t before = 0; i > 0 && before < kTags; ++before) {
        if (!Follows(before, tag)) continue;
        const float score =
            best_scores_[i - 1][before] + transitions_.between[before][tag];
        if (score <= best) continue;
        best = score;
        best_before_[i][tag] = static_cast<uint8_t>(before);
      }
      best_scores_[i][tag] = best + words[i][tag];
    }
  }
  if (n == 0) return best_;
  const TagScores& last = best_scores_[n - 1];
  best_[n - 1] =
      static_cast<uint8_t>(std::max_element(last.begin(), last.end()) - last.begin());
  for (size_t i = n - 1; i > 0; --i) best_[i - 1] = best_before_[i][best_[i]];
  return best_;
}

}  // namespace unspin
