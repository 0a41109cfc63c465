#include "extract/facts/incident.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

namespace unspin {
namespace {

// "On Monday" and "Tuesday night" may be the same outage; a month apart they are not.
constexpr int kSameOutageDays = 4;

std::string Precision(std::string_view date) {
  if (date.find('T') != std::string_view::npos) return "hour";
  if (date.size() == 10) return "day";
  return date.size() == 7 ? "month" : "year";
}

// Which bounds of its length a duration gives: "nearly ten hours" none from below.
struct Hours {
  std::optional<double> min;
  std::optional<double> max;
};

Hours HoursOf(const FactContext& context, const Incident& incident) {
  const Value& duration = *incident.duration;
  const double hours = std::round(duration.number * 100) / 100;
  Bound bound = duration.bound;
  if (incident.duration_match != nullptr && bound != Bound::kAtLeast) {
    // "Nearly" is about the value, yet says that it is not reached.
    const SentenceGraph& sentence = *incident.duration_match->sentence;
    const uint32_t under = context.lexicon.ClassNumber("almost");
    const size_t begin = duration.tokens.begin;
    const size_t from =
        begin > sentence.tokens.begin + 2 ? begin - 2 : sentence.tokens.begin;
    const size_t to = std::min(duration.tokens.end, sentence.tokens.end);
    if (under != kNoClass && sentence.HasClass(under, {from, to})) {
      bound = Bound::kAtMost;
    }
  }
  Hours result;
  if (bound != Bound::kAtMost) result.min = hours;
  if (bound != Bound::kAtLeast) result.max = hours;
  return result;
}

std::string Began(const Incident& incident) {
  const Value* day = incident.date;
  const bool timed = incident.time != nullptr && !incident.time->normalised.empty();
  if (timed && incident.time_date != nullptr && MayAgree(day, incident.time_date)) {
    day = incident.time_date;
  }
  if (day == nullptr || day->normalised.empty()) return {};
  if (IsDay(*day) && timed) {
    return ToIso(*day->from) + "T" + incident.time->normalised;
  }
  // A week gives a day in it: its last one for "just under two weeks ago".
  if (day->normalised.find('W') != std::string::npos && day->to) {
    return ToIso(*day->to);
  }
  return day->normalised;
}

std::string Ended(const Incident& incident, const std::string& began) {
  if (incident.ended == nullptr) return {};
  if (incident.ended->kind == ValueKind::kDate) return incident.ended->normalised;
  if (began.size() < 10 || incident.ended->normalised.empty()) return {};
  return began.substr(0, 10) + "T" + incident.ended->normalised;
}

std::string Status(const FactContext& context, const Incident& incident) {
  if (incident.status == "ongoing") return "ongoing";
  if (incident.ended != nullptr || incident.duration != nullptr) return "resolved";
  if (!incident.status.empty()) return incident.status;
  // An outage that lies days back and of which nothing more is said is over.
  if (incident.date != nullptr && incident.date->to && context.published &&
      std::chrono::sys_days(*incident.date->to) <
          std::chrono::sys_days(*context.published)) {
    return "resolved";
  }
  return "unknown";
}

void SetTimes(const FactContext& context, const Incident& incident, Fact& fact) {
  const std::string began = Began(incident);
  if (!began.empty()) {
    SetField(fact, "began", began);
    const bool week = incident.date != nullptr &&
                      incident.date->normalised.find('W') != std::string::npos &&
                      began.find('T') == std::string::npos;
    SetField(fact, "start_precision", week ? std::string("week") : Precision(began));
  }
  const std::string ended = Ended(incident, began);
  if (!ended.empty()) SetField(fact, "ended", ended);
  if (incident.duration != nullptr) {
    const Hours hours = HoursOf(context, incident);
    if (hours.max) SetField(fact, "duration_hours_max", *hours.max);
    if (hours.min) SetField(fact, "duration_hours_min", *hours.min);
  }
}

}  // namespace

bool IsDay(const Value& date) { return date.from && date.from == date.to; }

// Whether two dates may be of one outage.
bool MayAgree(const Value* a, const Value* b) {
  if (a == nullptr || b == nullptr || !a->from || !b->from) return true;
  using std::chrono::sys_days;
  const auto slack = std::chrono::days(kSameOutageDays);
  return sys_days(*a->from) <= sys_days(*b->to) + slack &&
         sys_days(*b->from) <= sys_days(*a->to) + slack;
}

Fact OutageFact(const FactContext& context, const Incident& incident) {
  const auto in_body = std::ranges::find_if(incident.matches, [](const RuleMatch* m) {
    return m->sentence->text->field() == Field::kBody;
  });
  const RuleMatch& match =
      in_body == incident.matches.end() ? *incident.matches.front() : **in_body;
  Fact fact = StartFact(match, "outage");
  for (const RuleMatch* const other : incident.matches) {
    fact.confidence = std::max(fact.confidence, other->rule->rule.confidence);
    if (other->modality == Modality::kAsserted) {
      fact.modality = Modality::kAsserted;
      fact.speaker.clear();
    }
  }
  if (incident.denied) fact.modality = Modality::kDenied;
  SetField(fact, "provider", context.NameOf(incident.provider));
  if (incident.service != kNoEntity) {
    SetField(fact, "service", context.NameOf(incident.service));
  }
  if (!incident.regions.empty()) SetField(fact, "regions", incident.regions);
  SetTimes(context, incident, fact);
  if (!incident.cause.empty()) SetField(fact, "cause", incident.cause);
  if (!incident.affected.empty()) {
    std::vector<std::string> names;
    for (const size_t entity : incident.affected) {
      names.push_back(context.NameOf(entity));
    }
    SetField(fact, "affected", std::move(names));
  }
  SetField(fact, "status", Status(context, incident));
  return fact;
}

}  // namespace unspin
