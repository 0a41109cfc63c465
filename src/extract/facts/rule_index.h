#pragma once

// Which rules can match from a token on, told without trying them: every rule needs
// words, classes and slots that most sentences lack.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/facts/fact_lexicon.h"
#include "extract/facts/sentence_graph.h"

namespace unspin {

// Immutable; safe to share between threads. The rules must outlive it.
class RuleIndex {
 public:
  explicit RuleIndex(const FactLexicon& lexicon);

  // What one sentence after another holds. Not to be shared between threads.
  class Sentence {
   public:
    explicit Sentence(const RuleIndex& index);

    // Turns to a sentence, which must live until the next.
    void Set(const SentenceGraph& graph);

    // Whether CandidatesAt gives a rule for some token: of most sentences none.
    bool HasCandidates() const { return !starts_.empty() || !anywhere_.empty(); }
    // The rules that may match from `token` on, sorted, each once. Some may not match.
    const std::vector<uint32_t>& CandidatesAt(size_t token);

   private:
    // A rule that the sentence may match, behind a feature that it may start with.
    struct Start {
      uint32_t feature = 0;
      uint32_t rule = 0;
      uint32_t reach = 0;  // offset + 1 of the last token to start at
    };

    void Note(uint32_t feature, size_t offset);
    void AddPossible(const std::vector<uint32_t>& rules);
    uint32_t ReachOf(uint32_t rule) const;

    const RuleIndex& index_;
    const SentenceGraph* graph_ = nullptr;
    std::vector<uint32_t> last_;      // by feature: offset + 1 of its last token, or 0
    std::vector<uint32_t> present_;   // features whose last_ is set
    std::vector<uint32_t> features_;  // of one token after the other
    std::vector<uint32_t> ends_;      // by offset: where those of the token end
    std::vector<bool> asked_;         // by rule: whether AddPossible has seen it
    std::vector<uint32_t> seen_;      // those rules
    std::vector<Start> starts_;       // sorted by feature
    std::vector<uint32_t> first_;     // by feature: its place in starts_, or kNone
    std::vector<uint32_t> anywhere_;  // rules that start with any word
    std::vector<uint32_t> candidates_;
  };

 private:
  // A feature is a class, a slot or a word of some rule.
  using Clause = std::vector<uint32_t>;  // one of these features must come
  using Clauses = std::vector<Clause>;   // all of these must

  uint32_t FeatureOfWord(uint64_t hash);
  uint32_t FeatureOfSlot(RuleSlot slot) const;
  void AddList(const std::vector<uint32_t>& list);
  void AddStarts(const LoadedRule& rule, uint32_t step, Clause& starts, bool& any);
  // What a match needs from a step on; `known` keeps what was found, by step.
  const Clauses& NeedsFrom(const LoadedRule& rule, uint32_t step,
                           std::vector<Clauses>& known, std::vector<bool>& done);
  Clauses Distinct(Clauses clauses) const;
  Clauses EitherOf(const Clauses& one, const Clauses& other) const;
  double CostOf(const Clause& clause) const;

  uint32_t classes_ = 0;
  uint32_t features_ = 0;
  uint32_t possessive_ = 0;       // the feature of "'s"
  std::vector<uint32_t> common_;  // features of words that many sentences hold
  std::unordered_map<uint64_t, uint32_t> words_;
  std::vector<uint64_t> word_bits_;  // a filter of the words: most have no feature
  std::vector<uint32_t> rules_;      // where the conditions of a rule begin
  // Of one rule after another: the clauses, the rarest first, each with a kEnd, another
  // kEnd, the classes that the sentence must not hold, kEnd, those of which it must
  // hold one, if any, kEnd.
  std::vector<uint32_t> conditions_;
  struct StartList {
    std::vector<uint32_t> features;  // one of which the first token has
    bool any = false;                // or any token at the start of the sentence
  };
  std::vector<StartList> starts_of_;          // by rule
  std::vector<std::vector<uint32_t>> keyed_;  // by feature: rules that may hold it for
                                              // their first clause
  std::vector<uint32_t> unkeyed_;             // rules without a clause
};

}  // namespace unspin
