#pragma once

// What makes two facts of one type one event: a row a fact type.

#include <cstdint>
#include <span>
#include <string_view>

namespace unspin {

// How the facts of a type lie in time.
enum class EventTime {
  kMoment,    // it happened at some time: an outage, a round of funding
  kPeriod,    // it is about a period: a figure
  kTimeless,  // it holds: a role, a relation
};

struct EventRules {
  std::string_view type;
  EventTime time = EventTime::kMoment;
  std::string_view subject;  // field of the entity that it is about
  std::string_view object;   // of a second one; may be unknown
  // Facts that differ in one of these are never one event.
  std::span<const std::string_view> apart;
  // Facts that are the same in one of these are rather one event.
  std::span<const std::string_view> details;
  // Whose values are set against each other.
  std::span<const std::string_view> compared;
  // Dates that are so far apart may be one: announced and effective, here and there.
  int tolerance_days = 0;
  // How long after an event articles still tell of it without a date.
  int window_days = 0;
};

// nullptr for a type that has no events.
const EventRules* FindEventRules(std::string_view type);

}  // namespace unspin
