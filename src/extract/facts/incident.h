#pragma once

// What the sentences of an article say about one outage, and the fact that it makes.

#include <string>
#include <vector>

#include "core/fact.h"
#include "extract/facts/assembly.h"
#include "extract/facts/rule_matcher.h"
#include "extract/value_finder.h"

namespace unspin {

struct Incident {
  size_t provider = kNoEntity;
  bool named = false;  // the provider is named, not inferred
  size_t service = kNoEntity;
  const Value* date = nullptr;
  const Value* time = nullptr;       // of day, when it began
  const Value* time_date = nullptr;  // a day in the sentence of `time`
  const Value* ended = nullptr;      // a day or a time of day
  const Value* duration = nullptr;
  const RuleMatch* duration_match = nullptr;  // that found it
  std::vector<std::string> regions;
  std::vector<size_t> affected;
  std::string cause;
  std::string status;
  bool denied = false;                    // the article says that there was none
  std::vector<const RuleMatch*> matches;  // that make it
};

// The value is a day, not a week, a month or a time.
bool IsDay(const Value& date);

// Whether two dates may be of one outage; a missing one agrees with all.
bool MayAgree(const Value* a, const Value* b);

// REQUIRES: `incident` has a match that makes it.
Fact OutageFact(const FactContext& context, const Incident& incident);

}  // namespace unspin
