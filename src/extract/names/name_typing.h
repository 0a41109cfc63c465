#pragma once

// Decides for all candidates of an article together which of them are names, and of
// what type: a name keeps its type throughout, so the evidence of all its mentions
// counts.

#include <span>

#include "extract/names/article_names.h"
#include "extract/tagger/tagger.h"

namespace unspin {

// Keeps references to both; safe to share between threads.
class NameTyper {
 public:
  NameTyper(const Gazetteers& gazetteers, const CueWeights& weights)
      : gazetteers_(gazetteers), weights_(weights) {}

  // `texts` must outlive the result. `tags` is what the tagger says of each of them, or
  // empty.
  ArticleNames Run(std::span<const NameWords> texts,
                   std::span<const TaggedField> tags = {}) const;

  // The cue that says most for the type of `group`.
  Cue StrongestCue(const NameGroup& group) const;

 private:
  const Gazetteers& gazetteers_;
  const CueWeights& weights_;
};

}  // namespace unspin
