#pragma once

// Runs the rules of the lexicon over the graph of a sentence.

#include <map>
#include <string>
#include <vector>

#include "extract/facts/fact_lexicon.h"
#include "extract/facts/sentence_graph.h"

namespace unspin {

// What a match kept for one field.
struct Capture {
  std::string field;
  std::vector<const Edge*> edges;  // several for a list; none for a trigger class
  TextSpan span;                   // of the words
};

struct RuleMatch {
  const LoadedRule* rule = nullptr;
  const SentenceGraph* sentence = nullptr;
  size_t sentence_index = 0;  // in the vector of graphs
  TokenRange tokens;
  std::vector<Capture> captures;
  std::vector<TokenRange> asides;  // skipped by [aside]

  // The capture of a field, or nullptr.
  const Capture* Find(std::string_view field) const;
  // The only or first edge of a field, or nullptr.
  const Edge* FindEdge(std::string_view field) const;
  // A constant of the rule; empty when it has none of that name.
  std::string_view Constant(std::string_view field) const;
};

// Immutable; safe to share between threads.
class RuleMatcher {
 public:
  // `lexicon` must outlive it.
  explicit RuleMatcher(const FactLexicon& lexicon);

  // All matches in `graph`, in order of position, then of rules. The work is bounded by
  // a constant for each token and rule.
  std::vector<RuleMatch> Match(const SentenceGraph& graph, size_t index) const;

 private:
  // What the first token of a match can be.
  struct Start {
    std::vector<uint64_t> words;
    std::vector<uint32_t> classes;
    uint32_t slots = 0;
    bool anything = false;  // "^ ..3": any first word of a sentence
  };
  void AddStarts(const LoadedRule& rule, uint32_t step, Start& start) const;
  // Rules that may match at a token, sorted, without repetition.
  std::vector<uint32_t> Candidates(const SentenceGraph& graph, size_t token) const;

  const FactLexicon& lexicon_;
  std::map<uint64_t, std::vector<uint32_t>> by_word_;
  std::vector<std::vector<uint32_t>> by_class_;
  std::vector<std::vector<uint32_t>> by_slot_;
  std::vector<uint32_t> at_sentence_start_;
};

}  // namespace unspin
