#pragma once

// Runs the rules of the lexicon over the graph of a sentence.

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/facts/fact_lexicon.h"
#include "extract/facts/rule_index.h"
#include "extract/facts/sentence_graph.h"

namespace unspin {

// What a match kept for one field.
struct Capture {
  std::string_view field;          // kept by the rule
  std::vector<const Edge*> edges;  // several for a list; none for a trigger class
  TextSpan span;                   // of the words
};

struct RuleMatch {
  const LoadedRule* rule = nullptr;
  const SentenceGraph* sentence = nullptr;
  size_t sentence_index = 0;  // in SentenceGraphs
  TokenRange tokens;
  Modality modality = Modality::kAsserted;
  std::string_view speaker;  // the name of who says so; empty when nobody does
  std::vector<Capture> captures;
  std::vector<TokenRange> asides;  // skipped by [aside]

  // The capture of a field, or nullptr.
  const Capture* Find(std::string_view field) const;
  // The only or first edge of a field, or nullptr.
  const Edge* FindEdge(std::string_view field) const;
  // A constant of the rule; empty when it has none of that name.
  std::string_view Constant(std::string_view field) const;
};

// What matching asks of a RuleStep, without its texts: rules are tried one after
// another at every word, and their steps should stay in the cache.
struct MatchStep {
  RuleOp op = RuleOp::kMatch;
  RuleSlot slot = RuleSlot::kPerson;
  bool narrow = false;
  bool list = false;
  bool keeps = false;  // whether the rule keeps the step's match as a field
  uint32_t limit = 0;
  uint32_t next = 0;
  uint32_t other = 0;
  uint32_t trigger_class = kNoClass;
  uint64_t hash = 0;
};

// Immutable; safe to share between threads.
class RuleMatcher {
 public:
  // `lexicon` must outlive it.
  explicit RuleMatcher(const FactLexicon& lexicon);

  // What matching one sentence after another needs; not to be shared between threads.
  class Scratch {
   public:
    explicit Scratch(const RuleMatcher& matcher) : sentence_(matcher.index_) {}

   private:
    friend class RuleMatcher;
    RuleIndex::Sentence sentence_;
  };

  // All matches in `graph`, in order of position, then of rules. The work is bounded by
  // a constant for each token and rule.
  std::vector<RuleMatch> Match(const SentenceGraph& graph, size_t index,
                               Scratch& scratch) const;

 private:
  const FactLexicon& lexicon_;
  RuleIndex index_;
  std::vector<MatchStep> steps_;      // of one rule after another
  std::vector<uint32_t> first_step_;  // by rule
};

}  // namespace unspin
