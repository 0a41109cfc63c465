#pragma once

// What the facts of one event say together, and where they disagree. Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/events/event_fact.h"

namespace unspin {

struct EventSummary {
  int64_t id = 0;  // the smallest of its facts
  std::optional<int64_t> subject;
  std::optional<int64_t> object;
  std::string date;  // the one that most sources give, of the finest precision
  size_t articles = 0;
  size_t sources = 0;                // stories: copies count once
  const EventFact* first = nullptr;  // by time of publication; nullptr: none has one
  const EventFact* last = nullptr;
  int64_t fact = 0;  // the surest
  double confidence = 0;
  // A JSON object: of each field that is no entity the value of most sources.
  std::string fields;
  // A JSON array of {"field", "values": [{"value", "sources"}, ...]}, the value of most
  // sources first; empty when they agree. Hours have a "bound", "at most" or "at
  // least", where the text gives no more.
  std::string disagreements;
  // Entities by field, with how many sources name them there.
  std::map<std::pair<std::string, int64_t>, size_t> entities;
};

// REQUIRES: there are facts, all of the type of the rules.
EventSummary Summarise(const std::vector<const EventFact*>& facts,
                       const EventRules& rules);

}  // namespace unspin
