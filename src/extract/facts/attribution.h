#pragma once

// Who says what a sentence tells: "according to Acme", "Ada Quill said that ...",
// "..., the agency said"; and rumours, which nobody says: "reportedly".

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/facts/fact_lexicon.h"
#include "extract/facts/rule_matcher.h"
#include "extract/facts/sentence_graph.h"

namespace unspin {

// The words of its sentence that name the speaker of a claim.
struct Claim {
  const Edge* speaker = nullptr;  // null: someone whom the text does not name
  TokenRange words;               // "said", "according to"
  bool inverted = false;          // the speaker stands behind the words
};

// Immutable; safe to share between threads. The arguments must outlive it, and the
// names the matches that get a speaker.
class Attribution {
 public:
  Attribution(const FactLexicon& lexicon, const NamedEntities& names);

  // Gives the matches of a sentence their speaker, and turns what is asserted into what
  // is reported where someone, or rumour, says it. A question asserts nothing.
  void Add(const SentenceGraph& graph, std::vector<RuleMatch>& matches) const;

 private:
  std::vector<Claim> ClaimsOf(const SentenceGraph& graph) const;
  const Edge* SpeakerBefore(const SentenceGraph& graph, size_t verb) const;
  bool IsHearsay(const SentenceGraph& graph, TokenRange match) const;

  const NamedEntities& names_;
  uint32_t say_verb_;
  uint32_t according_to_;
  uint32_t hearsay_;
};

}  // namespace unspin
