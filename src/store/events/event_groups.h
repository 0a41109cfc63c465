#pragma once

// Which facts of one track are one event. Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "store/events/event_fact.h"

namespace unspin {

// A fact of an event and why it is one of it, for people.
struct EventMember {
  size_t fact = 0;  // its place
  std::string reason;
};
using EventGroup = std::vector<EventMember>;

// The answer depends on the set of facts, not on their order.
//
// Facts with a day, an hour or a period are grouped by it; one that only says a month
// or nothing at all joins an event when that is the only one in question: by what else
// they say, by the story, or around the article's date. Two facts of one article are
// one event only if nothing in them differs. Nearly linear in the facts.
std::vector<EventGroup> GroupFacts(const std::vector<EventFact>& facts,
                                   const EventRules& rules);

}  // namespace unspin
