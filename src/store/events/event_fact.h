#pragma once

// A fact as it is set against the facts of other articles.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/events/event_rules.h"

namespace unspin {

struct EventFact {
  int64_t id = 0;
  std::string type;
  std::string article;               // id
  std::string story;                 // id; articles of one story are one source
  std::optional<int64_t> published;  // Unix seconds
  std::string published_iso;
  bool spun = false;  // its article
  double confidence = 0;
  std::string date;                                      // ISO; empty when unknown
  std::map<std::string, std::string> texts;              // known fields
  std::map<std::string, double> numbers;                 // the same
  std::map<std::string, std::vector<int64_t>> entities;  // ids
  // The fact of the article that its own is a copy of; see AlignCopies.
  std::optional<int64_t> copy_of;

  std::string_view Text(const std::string& field) const;
  // The first entity of a field.
  std::optional<int64_t> Entity(std::string_view field) const;
};

// Facts that can be one event have one track, "funding 123". A fact whose subject is
// not known meets only those of its own story.
std::string TrackOf(const EventFact& fact, const EventRules& rules);

// "On Tuesday" is another day in a copy that was published a week later. What a copy
// says therefore has the dates of what the first article of its story says at that
// place; the facts are those of one track. Depends on the set of facts alone.
void AlignCopies(std::vector<EventFact>& facts);

// How long an outage was, in hours, and how sure that is.
enum class HoursBound { kExact, kAtMost, kAtLeast };
struct OutageHours {
  double hours = 0;
  HoursBound bound = HoursBound::kExact;
};
std::optional<OutageHours> HoursOf(const EventFact& fact);

// "USD 40000000" taken apart.
struct Amount {
  std::string currency;
  double value = 0;
};
std::optional<Amount> AmountOf(const EventFact& fact);

// Whether two values are the same for people: figures within a few per cent.
bool SameNumber(double a, double b);

// Whether two names of posts mean the same or parts of the same: "CEO" and "chief
// executive officer", "president and CEO" and "president".
bool SameRole(std::string_view a, std::string_view b);

enum class Agreement { kUnknown, kSame, kDifferent };
// What two facts say of a field of the rules.
Agreement Agree(const EventFact& a, const EventFact& b, std::string_view field);

}  // namespace unspin
