#pragma once

// The rule language of fact_rules.tsv: its parser, and the checker that the compiler of
// the lexicon runs over the file. docs/fact-rules.md is the reference of the language.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/tsv.h"

namespace unspin {

// What a slot "[...]" of a pattern stands for.
enum class RuleSlot : uint8_t {
  kPerson,
  kNamed,  // a person by name: no "he"
  kCompany,
  kOrganization,
  kFirm,  // company or organization
  kProduct,
  kPlace,
  kName,  // company, organization or product
  kDate,
  kMoney,
  kPercent,
  kDuration,
  kCount,
  kTime,
  kAmount,  // money, percent or count
  kRole,
  kMetric,
  kAside,  // ", ... ," or "( ... )"
};

enum class RuleOp : uint8_t {
  kWord,    // a word or another character; `hash`
  kClass,   // a form of the trigger class `text`
  kSlot,    // a name, value or role
  kGap,     // up to `limit` tokens, as few as will do
  kSplit,   // goes on at `next`, or else at `other`
  kStart,   // start of the sentence
  kEnd,     // its end, before a closing full stop
  kReject,  // fails if the steps from this one + 1 match here; goes on at `next`
  kMatch,
};

// One step of a compiled pattern, a program for a backtracking matcher.
struct RuleStep {
  RuleOp op = RuleOp::kMatch;
  RuleSlot slot = RuleSlot::kPerson;
  bool narrow = false;  // of a gap: it crosses no comma or name of a person or firm
  bool list = false;    // of a slot: one or more, joined by commas, "and", "or"
  uint32_t limit = 0;
  uint64_t hash = 0;  // WordHash, lower case
  std::string text;   // the word, or the name of the class
  std::string field;  // what the step's match is kept as; empty for nothing
  uint32_t next = 0;  // number of the step to go on at
  uint32_t other = 0;
};

// A constant that a rule gives to a field.
struct RuleConstant {
  std::string field;
  std::string value;
};

struct FactRule {
  std::string id;
  std::string fact;  // type of fact: "outage"
  // What a match does: makes a fact ("outage"), adds to one nearby ("outage+") or
  // denies one ("outage-").
  enum class Action : uint8_t { kMake, kAdd, kDeny } action = Action::kMake;
  std::vector<RuleStep> steps;  // starts at step 0
  std::vector<RuleConstant> constants;
  std::string modality;              // that the rule gives: "hypothetical"; or empty
  std::vector<std::string> unless;   // classes that the sentence must not hold
  std::vector<std::string> without;  // classes that the matched words must not hold
  std::vector<std::string> needs;    // classes of which the sentence must hold one
  double confidence = 0;
};

// A rule, or why there is none.
struct ParsedFactRule {
  FactRule rule;
  std::string fault;  // empty when the rule is sound
};

// The cell `class` of triggers.tsv, "not_layoff" or "not_layoff:denied": where a form
// of the latter forbids a fact, it is kept with that modality.
struct TriggerClass {
  std::string_view name;
  std::string_view modality;  // empty: none
};
TriggerClass ParseTriggerClass(std::string_view cell);

// Parses the cells of one row; `confidence` is not read.
ParsedFactRule ParseFactRule(std::string_view fact, std::string_view pattern,
                             std::string_view fields);

// Complains about every row of `rules` (files of the table fact_rules) that cannot be
// parsed, that uses a class which `triggers` (files of the table triggers) lacks, or
// whose id is taken; and about rows of `triggers` with a modality that there is none
// of.
void CheckFactRules(std::span<const TsvFile> rules, std::span<const TsvFile> triggers,
                    std::vector<LexiconComplaint>& complaints);

}  // namespace unspin
