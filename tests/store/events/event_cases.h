#pragma once

// Facts of events for tests.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "store/events/event_groups.h"
#include "store/iso_time.h"

namespace unspin {

constexpr int64_t kFirm = 1;
constexpr int64_t kBoss = 2;

inline EventFact FactOf(std::string type, int64_t id, const std::string& article,
                        const std::string& published) {
  EventFact fact;
  fact.id = id;
  fact.type = std::move(type);
  fact.article = article;
  fact.story = article;
  fact.published = UnixStart(published);
  fact.published_iso = published;
  fact.confidence = 0.9;
  return fact;
}

inline EventFact OutageFact(int64_t id, const std::string& article,
                            const std::string& published, const std::string& date,
                            double hours = 0) {
  EventFact fact = FactOf("outage", id, article, published);
  fact.date = date;
  fact.entities["provider"] = {kFirm};
  if (!date.empty()) fact.texts["began"] = date;
  if (hours > 0) {
    fact.numbers["duration_hours_max"] = fact.numbers["duration_hours_min"] = hours;
  }
  return fact;
}

inline EventFact RoleChangeFact(int64_t id, const std::string& article,
                                const std::string& published, const std::string& role,
                                const std::string& date) {
  EventFact fact = FactOf("role_change", id, article, published);
  fact.date = date;
  fact.entities["person"] = {kBoss};
  fact.entities["company"] = {kFirm};
  fact.texts["role"] = role;
  fact.texts["change"] = "leaves";
  return fact;
}

// The ids of the facts of each event: "1 2|3".
inline std::string Grouped(const std::vector<EventFact>& facts) {
  const EventRules& rules = *FindEventRules(facts.front().type);
  std::vector<std::vector<int64_t>> groups;
  for (const EventGroup& group : GroupFacts(facts, rules)) {
    auto& ids = groups.emplace_back();
    for (const EventMember& member : group) ids.push_back(facts[member.fact].id);
    std::sort(ids.begin(), ids.end());
  }
  std::sort(groups.begin(), groups.end());
  std::string text;
  for (const auto& ids : groups) {
    if (!text.empty()) text += '|';
    for (size_t i = 0; i < ids.size(); ++i) {
      text += (i > 0 ? " " : "") + std::to_string(ids[i]);
    }
  }
  return text;
}

}  // namespace unspin
