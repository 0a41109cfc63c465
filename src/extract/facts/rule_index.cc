#include "extract/facts/rule_index.h"

#include <algorithm>

#include "lexicon/phrase_matcher.h"

namespace unspin {
namespace {

constexpr uint32_t kSlots = 32;
constexpr size_t kMaxPairs = 12;  // clauses made of those of two ways to match
// How common what a clause asks for is, roughly: any but these words of a rule costs 1.
constexpr double kSlotCost = 50;
constexpr double kCommonWordCost = 60;
constexpr std::string_view kCommonWords[] = {
    ",",   "the", "of",   "to", "and", "a",  "in",  "'s", "for", "on",
    "as",  "at",  "with", "is", "it",  "by", "its", "-",  "(",   "that",
    "was", "has", "from", "\"", "“",   "be", "an",  "or", "are", "have"};
constexpr uint32_t kNone = UINT32_MAX;
constexpr uint32_t kEnd = UINT32_MAX;  // of a clause

// Of the filter of words: 16,384 bits for some thousand words.
constexpr size_t kFilterWords = 256;
size_t FilterPlace(uint64_t hash) { return hash >> 6U & (kFilterWords - 1); }
uint64_t FilterBit(uint64_t hash) { return uint64_t{1} << (hash & 63U); }

void SortUnique(std::vector<uint32_t>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

RuleIndex::RuleIndex(const FactLexicon& lexicon)
    : classes_(lexicon.classes()),
      features_(classes_ + kSlots),
      word_bits_(kFilterWords) {
  possessive_ = FeatureOfWord(WordHash("'s", Folding::kLower));
  for (const std::string_view word : kCommonWords) {
    common_.push_back(FeatureOfWord(WordHash(word, Folding::kLower)));
  }
  for (uint32_t i = 0; i < lexicon.rules().size(); ++i) {
    const LoadedRule& loaded = lexicon.rules()[i];
    const std::vector<RuleStep>& steps = loaded.rule.steps;
    std::vector<Clauses> known(steps.size());
    std::vector<bool> done(steps.size());
    rules_.push_back(static_cast<uint32_t>(conditions_.size()));
    const Clauses clauses = Distinct(NeedsFrom(loaded, 0, known, done));
    keyed_.resize(features_);
    if (clauses.empty()) unkeyed_.push_back(i);
    for (const uint32_t feature : clauses.empty() ? Clause{} : clauses.front()) {
      keyed_[feature].push_back(i);
    }
    for (const Clause& clause : clauses) AddList(clause);
    conditions_.push_back(kEnd);
    AddList(loaded.unless);
    AddList(loaded.needs);

    StartList& starts = starts_of_.emplace_back();
    AddStarts(loaded, 0, starts.features, starts.any);
    SortUnique(starts.features);
  }
  keyed_.resize(features_);
}

void RuleIndex::AddList(const std::vector<uint32_t>& list) {
  conditions_.insert(conditions_.end(), list.begin(), list.end());
  conditions_.push_back(kEnd);
}

uint32_t RuleIndex::FeatureOfWord(uint64_t hash) {
  const auto [place, added] = words_.emplace(hash, features_);
  if (added) ++features_;
  word_bits_[FilterPlace(hash)] |= FilterBit(hash);
  return place->second;
}

uint32_t RuleIndex::FeatureOfSlot(RuleSlot slot) const {
  return classes_ + static_cast<uint32_t>(slot);
}

void RuleIndex::AddStarts(const LoadedRule& rule, uint32_t number, Clause& starts,
                          bool& any) {
  const RuleStep& step = rule.rule.steps[number];
  switch (step.op) {
    case RuleOp::kWord:
      starts.push_back(FeatureOfWord(step.hash));
      return;
    case RuleOp::kClass:
      starts.push_back(rule.class_of_step[number]);
      return;
    case RuleOp::kSlot:
      starts.push_back(FeatureOfSlot(step.slot));
      return;
    case RuleOp::kSplit:
      AddStarts(rule, step.next, starts, any);
      AddStarts(rule, step.other, starts, any);
      return;
    case RuleOp::kGap:
      any = true;
      return;
    case RuleOp::kMatch:
      return;
    case RuleOp::kStart:
    case RuleOp::kEnd:
    case RuleOp::kReject:
      return AddStarts(rule, step.next, starts, any);
  }
}

const RuleIndex::Clauses& RuleIndex::NeedsFrom(const LoadedRule& rule, uint32_t number,
                                               std::vector<Clauses>& known,
                                               std::vector<bool>& done) {
  if (done[number]) return known[number];
  done[number] = true;
  const RuleStep& step = rule.rule.steps[number];
  if (step.op == RuleOp::kMatch) return known[number];
  Clauses needs = NeedsFrom(rule, step.next, known, done);
  if (step.op == RuleOp::kSplit) {
    needs = EitherOf(needs, NeedsFrom(rule, step.other, known, done));
  } else if (step.op == RuleOp::kWord) {
    needs.push_back({FeatureOfWord(step.hash)});
  } else if (step.op == RuleOp::kClass) {
    needs.push_back({rule.class_of_step[number]});
  } else if (step.op == RuleOp::kSlot && step.slot != RuleSlot::kAside) {
    needs.push_back({FeatureOfSlot(step.slot)});
  }
  return known[number] = std::move(needs);
}

// (a and b) or (a and c) is a and (b or c).
RuleIndex::Clauses RuleIndex::EitherOf(const Clauses& one, const Clauses& other) const {
  Clauses both, only_one, only_other;
  for (const Clause& clause : one) {
    const bool shared = std::ranges::find(other, clause) != other.end();
    (shared ? both : only_one).push_back(clause);
  }
  for (const Clause& clause : other) {
    if (std::ranges::find(one, clause) == one.end()) only_other.push_back(clause);
  }
  const auto by_cost = [this](const Clause& clause) { return CostOf(clause); };
  while (only_one.size() * only_other.size() > kMaxPairs) {
    Clauses& longer = only_one.size() > only_other.size() ? only_one : only_other;
    longer.erase(std::ranges::max_element(longer, {}, by_cost));
  }
  for (const Clause& a : only_one) {
    for (const Clause& b : only_other) {
      Clause joined = a;
      joined.insert(joined.end(), b.begin(), b.end());
      SortUnique(joined);
      if (std::ranges::find(both, joined) == both.end()) {
        both.push_back(std::move(joined));
      }
    }
  }
  return both;
}

// The clauses that no other implies, the rarest first.
RuleIndex::Clauses RuleIndex::Distinct(Clauses clauses) const {
  for (Clause& clause : clauses) SortUnique(clause);
  std::ranges::stable_sort(clauses, {},
                           [this](const Clause& each) { return CostOf(each); });
  Clauses distinct;
  for (Clause& clause : clauses) {
    // What a clause implies is no rarer than it.
    const bool implied = std::ranges::any_of(distinct, [&](const Clause& rarer) {
      return std::ranges::includes(clause, rarer);
    });
    if (!implied) distinct.push_back(std::move(clause));
  }
  return distinct;
}

// How likely a sentence meets the clause, roughly.
double RuleIndex::CostOf(const Clause& clause) const {
  double cost = 0;
  for (const uint32_t feature : clause) {
    const bool slot = feature >= classes_ && feature < classes_ + kSlots;
    const bool common = std::ranges::find(common_, feature) != common_.end();
    cost += slot ? kSlotCost : common ? kCommonWordCost : 1;
  }
  return cost;
}

RuleIndex::Sentence::Sentence(const RuleIndex& index)
    : index_(index),
      last_(index.features_),
      asked_(index.rules_.size()),
      first_(index.features_, kNone) {}

void RuleIndex::Sentence::Set(const SentenceGraph& graph) {
  graph_ = &graph;
  for (const uint32_t feature : present_) last_[feature] = 0;
  present_.clear();
  for (const uint32_t rule : seen_) asked_[rule] = false;
  seen_.clear();
  for (const Start& start : starts_) first_[start.feature] = kNone;
  starts_.clear();
  anywhere_.clear();
  features_.clear();
  ends_.clear();
  for (size_t offset = 0; offset < graph.tokens.size(); ++offset) {
    const size_t token = graph.tokens.begin + offset;
    const uint64_t hash = graph.text->tokens().LowerHashOf(token);
    if ((index_.word_bits_[FilterPlace(hash)] & FilterBit(hash)) != 0) {
      const auto word = index_.words_.find(hash);
      if (word != index_.words_.end()) Note(word->second, offset);
    }
    // "Umbra Systems' board": the bare apostrophe counts as "'s".
    const std::string_view lower = graph.lower(token);
    if (lower == "'" || lower == "’") Note(index_.possessive_, offset);
    for (const ClassForm& form : graph.FormsAt(token)) {
      Note(form.trigger_class, offset);
    }
    uint32_t slots = 0;
    for (const uint32_t edge : graph.EdgesAt(token)) slots |= graph.edges[edge].slots;
    for (uint32_t slot = 0; slots != 0; ++slot, slots >>= 1U) {
      if ((slots & 1U) != 0) Note(index_.classes_ + slot, offset);
    }
    ends_.push_back(static_cast<uint32_t>(features_.size()));
  }
  for (const uint32_t feature : present_) AddPossible(index_.keyed_[feature]);
  AddPossible(index_.unkeyed_);
  std::ranges::sort(starts_, {}, &Start::feature);
  for (uint32_t i = 0; i < starts_.size(); ++i) {
    uint32_t& first = first_[starts_[i].feature];
    if (first == kNone) first = i;
  }
}

void RuleIndex::Sentence::AddPossible(const std::vector<uint32_t>& rules) {
  for (const uint32_t rule : rules) {
    if (asked_[rule]) continue;
    asked_[rule] = true;
    seen_.push_back(rule);
    const uint32_t reach = ReachOf(rule);
    if (reach == 0) continue;
    const StartList& starts = index_.starts_of_[rule];
    for (const uint32_t feature : starts.features) {
      if (last_[feature] != 0) starts_.push_back({feature, rule, reach});
    }
    if (starts.any) anywhere_.push_back(rule);
  }
}

void RuleIndex::Sentence::Note(uint32_t feature, size_t offset) {
  if (last_[feature] == 0) present_.push_back(feature);
  last_[feature] = static_cast<uint32_t>(offset) + 1;
  features_.push_back(feature);
}

// From behind this offset the rule cannot match.
uint32_t RuleIndex::Sentence::ReachOf(uint32_t number) const {
  const uint32_t* at = &index_.conditions_[index_.rules_[number]];
  uint32_t reach = UINT32_MAX;
  for (; *at != kEnd; ++at) {
    uint32_t last = 0;
    for (; *at != kEnd; ++at) last = std::max(last, last_[*at]);
    if (last == 0) return 0;
    reach = std::min(reach, last);
  }
  for (++at; *at != kEnd; ++at) {
    if (last_[*at] != 0) return 0;
  }
  bool needs = *++at == kEnd;
  for (; *at != kEnd; ++at) needs |= last_[*at] != 0;
  return needs ? reach : 0;
}

const std::vector<uint32_t>& RuleIndex::Sentence::CandidatesAt(size_t token) {
  candidates_.clear();
  const size_t offset = token - graph_->tokens.begin;
  const auto place = static_cast<uint32_t>(offset) + 1;
  for (uint32_t i = offset == 0 ? 0 : ends_[offset - 1]; i < ends_[offset]; ++i) {
    const uint32_t feature = features_[i];
    for (uint32_t s = first_[feature];
         s < starts_.size() && starts_[s].feature == feature; ++s) {
      if (starts_[s].reach >= place) candidates_.push_back(starts_[s].rule);
    }
  }
  if (offset == 0) {
    candidates_.insert(candidates_.end(), anywhere_.begin(), anywhere_.end());
  }
  SortUnique(candidates_);
  return candidates_;
}

}  // namespace unspin
