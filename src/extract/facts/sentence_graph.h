#pragma once

// What rules match against: for every token of a sentence, the names, values, roles,
// metrics and trigger forms that start there. "He", "its" and "the company" count as
// names of what they stand for.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/facts/context.h"
#include "extract/facts/fact_lexicon.h"
#include "extract/name_finder.h"
#include "extract/tokens.h"
#include "extract/value_finder.h"
#include "lexicon/fact_rules.h"

namespace unspin {

inline constexpr size_t kNoEntity = SIZE_MAX;

enum class RoleStatus : uint8_t { kPlain, kFormer, kActing };

// A stretch of tokens that fills a slot.
struct Edge {
  uint32_t slots = 0;  // bits 1 << RuleSlot: the slots it fills
  TokenRange tokens;   // with describing words: "the cable maker Northgate"
  TextSpan span;       // the name, value or role itself
  size_t entity = kNoEntity;
  size_t second = kNoEntity;  // of "both": the other one
  const Value* value = nullptr;
  std::string text;  // of a role: its name; of a metric: the metric
  RoleStatus status = RoleStatus::kPlain;
  bool inferred = false;  // a pronoun or "the company"
  bool outsider = false;  // a role that says nothing about the article's company
  bool counted = false;   // a metric that is a noun behind a count

  bool Fills(RuleSlot slot) const {
    return (slots >> static_cast<unsigned>(slot) & 1U) != 0;
  }
};

// Lists of something, one for each token of a sentence, in one piece of memory.
template <typename T>
class TokenLists {
 public:
  void Reserve(size_t tokens) { ends_.reserve(tokens); }
  // Of the token behind those that were given a list.
  void Add(std::span<const T> list) {
    items_.insert(items_.end(), list.begin(), list.end());
    ends_.push_back(static_cast<uint32_t>(items_.size()));
  }
  std::span<const T> At(size_t offset) const {
    const uint32_t begin = offset == 0 ? 0 : ends_[offset - 1];
    return std::span(items_).subspan(begin, ends_[offset] - begin);
  }

 private:
  std::vector<T> items_;
  std::vector<uint32_t> ends_;
};

struct SentenceGraph {
  const TokenizedText* text = nullptr;
  size_t number = 0;  // of the sentence in its text
  TokenRange tokens;
  std::vector<Edge> edges;
  TokenLists<uint32_t> edge_lists;   // numbers in `edges`
  TokenLists<ClassForm> form_lists;  // of trigger classes
  std::vector<const Value*> values;  // of this sentence, by position
  size_t focus = kNoEntity;          // the company that the sentence is about
  std::vector<size_t> others;        // the firms of an unnamed side, likeliest first

  Token token(size_t i) const { return text->tokens()[i]; }
  std::string_view lower(size_t i) const { return text->tokens().LowerOf(i); }
  TextSpan span() const { return text->sentences()[number].span; }
  size_t paragraph() const { return text->sentences()[number].paragraph; }
  // What starts at token `i` of the text.
  std::span<const uint32_t> EdgesAt(size_t i) const {
    return edge_lists.At(i - tokens.begin);
  }
  std::span<const ClassForm> FormsAt(size_t i) const {
    return form_lists.At(i - tokens.begin);
  }
  bool HasClass(uint32_t trigger_class, TokenRange within) const;
  bool HasClass(uint32_t trigger_class) const {
    return HasClass(trigger_class, tokens);
  }
};

// Gives `take` the sentences of all texts in order, title first. The arguments must
// outlive the graphs. `training` is null but for trainers.
void BuildGraphs(const FactLexicon& lexicon, std::span<const TokenizedText> texts,
                 std::span<const std::vector<Value>> values, const NamedEntities& names,
                 size_t main_company, const std::function<void(SentenceGraph)>& take,
                 FirmTraining* training = nullptr);

// Adds the edges of roles ("regional operations director", "head of engineering").
void AddRoleEdges(const FactLexicon& lexicon, SentenceGraph& graph);

}  // namespace unspin
