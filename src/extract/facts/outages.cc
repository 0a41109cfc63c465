// Outages: one fact for each, put together from all the sentences that speak of it.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "extract/facts/assembly.h"

namespace unspin {
namespace {

// A sentence without a name or date of its own speaks of an outage at most so far off.
constexpr size_t kReach = 4;
// "On Monday" and "Tuesday night" may be the same outage; a month apart they are not.
constexpr int kSameOutageDays = 4;

struct Incident {
  size_t provider = kNoEntity;
  bool named = false;  // the provider is named, not inferred
  size_t service = kNoEntity;
  const Value* date = nullptr;
  const Value* time = nullptr;       // of day, when it began
  const Value* time_date = nullptr;  // a day in the sentence of `time`
  const Value* ended = nullptr;      // a day or a time of day
  const Value* duration = nullptr;
  std::vector<std::string> regions;
  std::vector<size_t> affected;
  std::string cause;
  std::string status;
  std::vector<const RuleMatch*> matches;  // that make it
};

bool Contains(const std::vector<std::string>& values, const std::string& value) {
  return std::ranges::find(values, value) != values.end();
}

bool IsDay(const Value& date) { return date.from && date.from == date.to; }

// Whether two dates may be of one outage.
bool MayAgree(const Value* a, const Value* b) {
  if (a == nullptr || b == nullptr || !a->from || !b->from) return true;
  using std::chrono::sys_days;
  const auto slack = std::chrono::days(kSameOutageDays);
  return sys_days(*a->from) <= sys_days(*b->to) + slack &&
         sys_days(*b->from) <= sys_days(*a->to) + slack;
}

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

class OutageFinder {
 public:
  explicit OutageFinder(const FactContext& context) : context_(context) {}

  std::vector<Fact> Find() {
    for (const RuleMatch* const match : Strongest()) Make(*match);
    for (const RuleMatch* const match :
         context_.Matches("outage", FactRule::Action::kAdd)) {
      if (Incident* const incident = Nearest(*match)) Add(*match, *incident);
    }
    for (const RuleMatch* const match :
         context_.Matches("outage", FactRule::Action::kDeny)) {
      Deny(*match);
    }
    std::vector<Fact> facts;
    for (const Incident& incident : incidents_) facts.push_back(ToFact(incident));
    return facts;
  }

 private:
  // Where matches of one sentence overlap, the surest one, or the longest.
  std::vector<const RuleMatch*> Strongest() const {
    std::vector<const RuleMatch*> kept;
    for (const RuleMatch* const match :
         context_.Matches("outage", FactRule::Action::kMake)) {
      bool add = true;
      for (const RuleMatch*& other : kept) {
        if (other->sentence_index != match->sentence_index ||
            other->tokens.end <= match->tokens.begin ||
            match->tokens.end <= other->tokens.begin) {
          continue;
        }
        if (Weight(*match) > Weight(*other)) other = match;
        add = false;
        break;
      }
      if (add) kept.push_back(match);
    }
    return kept;
  }

  static double Weight(const RuleMatch& match) {
    const Edge* const name = NameEdge(match);
    const double named = name == nullptr ? 0 : name->inferred ? 0.5 : 1;
    return match.rule->rule.confidence + named +
           0.001 * static_cast<double>(match.captures.size());
  }

  static const Edge* NameEdge(const RuleMatch& match) {
    for (const std::string_view field : {"provider", "name", "service"}) {
      if (const Edge* const edge = match.FindEdge(field)) return edge;
    }
    return nullptr;
  }

  void Make(const RuleMatch& match) {
    Incident fresh;
    const Edge* const edge = NameEdge(match);
    fresh.named = edge != nullptr && !edge->inferred;
    SetName(match, fresh);
    if (fresh.provider == kNoEntity) return;
    const Edge* const began = match.FindEdge("began");
    fresh.date = began != nullptr ? began->value : DateValueOf(match);
    Incident* const known = Known(match, fresh);
    if (known == nullptr) {
      incidents_.push_back(std::move(fresh));
    } else if (std::ranges::find(known->affected, fresh.provider) !=
               known->affected.end()) {
      return;  // a customer that "went down" with its provider
    } else {
      Join(*known, fresh);
    }
    Incident& incident = known == nullptr ? incidents_.back() : *known;
    incident.matches.push_back(&match);
    Add(match, incident);
  }

  void SetName(const RuleMatch& match, Incident& incident) const {
    const Edge* const service = match.FindEdge("service");
    if (service != nullptr) incident.service = service->entity;
    const Edge* edge = match.FindEdge("provider");
    if (edge == nullptr) edge = match.FindEdge("name");
    if (edge != nullptr && context_.TypeOf(edge->entity) == EntityType::kProduct) {
      incident.service = edge->entity;
      edge = nullptr;
    }
    if (edge != nullptr) {
      incident.provider = edge->entity;
    } else {
      incident.provider = incident.service == kNoEntity
                              ? FirmOf(context_, match, "provider")
                              : MakerOf(incident.service, match);
      // An article that names no company has the service alone.
      if (incident.provider == kNoEntity) incident.provider = incident.service;
    }
  }

  // "Acme Pay" is Acme's; other products are the company's that the text speaks of.
  size_t MakerOf(size_t product, const RuleMatch& match) const {
    const std::string& name = context_.NameOf(product);
    for (size_t i = 0; i < context_.names.entities.size(); ++i) {
      if (context_.TypeOf(i) == EntityType::kCompany &&
          name.size() > context_.NameOf(i).size() && context_.NameOf(i).size() >= 4 &&
          name.starts_with(context_.NameOf(i))) {
        return i;
      }
    }
    return FirmOf(context_, match, "provider");
  }

  // The incident that a new mention speaks of; nullptr for a new one.
  Incident* Known(const RuleMatch& match, const Incident& fresh) {
    Incident* best = nullptr;
    for (Incident& incident : incidents_) {
      const bool affected = std::ranges::find(incident.affected, fresh.provider) !=
                            incident.affected.end();
      const bool same = incident.provider == fresh.provider || affected ||
                        ((!fresh.named || !incident.named) && IsNear(match, incident));
      if (!same || !MayAgree(incident.date, fresh.date)) continue;
      best = &incident;
    }
    return best;
  }

  bool IsNear(const RuleMatch& match, const Incident& incident) const {
    return std::ranges::any_of(incident.matches, [&](const RuleMatch* other) {
      return match.sentence_index - other->sentence_index <= kReach;
    });
  }

  static void Join(Incident& known, const Incident& fresh) {
    if (!known.named && fresh.named) {
      known.provider = fresh.provider;
      known.named = true;
    }
    if (known.service == kNoEntity) known.service = fresh.service;
    const bool finer =
        fresh.date != nullptr &&
        (known.date == nullptr || (!IsDay(*known.date) && IsDay(*fresh.date)));
    if (finer) known.date = fresh.date;
  }

  // The incident that a sentence adds to.
  Incident* Nearest(const RuleMatch& match) {
    Incident* best = nullptr;
    size_t best_distance = SIZE_MAX;
    for (Incident& incident : incidents_) {
      for (const RuleMatch* const made : incident.matches) {
        const bool before = made->sentence_index <= match.sentence_index;
        const size_t gap = before ? match.sentence_index - made->sentence_index
                                  : made->sentence_index - match.sentence_index;
        if (gap > kReach || 2 * gap + (before ? 0 : 1) >= best_distance) continue;
        best = &incident;
        best_distance = 2 * gap + (before ? 0 : 1);
      }
    }
    return best;
  }

  void Add(const RuleMatch& match, Incident& incident) {
    for (const Capture& capture : match.captures) {
      const Edge* const edge = capture.edges.empty() ? nullptr : capture.edges.front();
      if (capture.field == "affected") AddAffected(capture, incident);
      if (capture.field == "regions") AddRegions(match, capture, incident);
      if (capture.field == "cause" && incident.cause.empty()) {
        incident.cause = ToLower(capture.span.In(match.sentence->text->text()));
      }
      if (edge == nullptr || edge->value == nullptr) continue;
      if (capture.field == "duration" && incident.duration == nullptr) {
        incident.duration = edge->value;
        durations_[edge->value] = &match;
      }
      if (capture.field == "time" && incident.time == nullptr) {
        incident.time = edge->value;
        const Value* const day = DateValueOf(match);
        if (day != nullptr && IsDay(*day)) incident.time_date = day;
      }
      if (capture.field == "ended" && incident.ended == nullptr) {
        incident.ended = edge->value;
      }
    }
    const std::string_view status = match.Constant("status");
    if (!status.empty() && incident.status != "ongoing") incident.status = status;
  }

  void AddAffected(const Capture& capture, Incident& incident) const {
    for (const Edge* const edge : capture.edges) {
      if (edge->entity == incident.provider || edge->entity == incident.service ||
          edge->inferred ||
          std::ranges::find(incident.affected, edge->entity) !=
              incident.affected.end()) {
        continue;
      }
      incident.affected.push_back(edge->entity);
    }
  }

  void AddRegions(const RuleMatch& match, const Capture& capture,
                  Incident& incident) const {
    const bool here = std::ranges::any_of(incident.matches, [&](const RuleMatch* made) {
      return made->sentence_index == match.sentence_index;
    });
    if (!here) return;
    for (const Edge* const edge : capture.edges) {
      const std::string& name = context_.NameOf(edge->entity);
      if (!Contains(incident.regions, name)) incident.regions.push_back(name);
    }
  }

  // "There was no outage": what the article denies did not happen, but for what lies
  // back long before.
  void Deny(const RuleMatch& match) {
    const size_t provider = FirmOf(context_, match, "provider");
    std::erase_if(incidents_, [&](const Incident& incident) {
      if (incident.provider != provider) return false;
      if (incident.date == nullptr || !incident.date->to || !context_.published) {
        return true;
      }
      using std::chrono::sys_days;
      return sys_days(*context_.published) - sys_days(*incident.date->to) <=
             std::chrono::days(14);
    });
  }

  Hours HoursOf(const Value& duration) const {
    const double hours = std::round(duration.number * 100) / 100;
    Bound bound = duration.bound;
    const auto made = std::ranges::find_if(
        durations_, [&](const auto& each) { return each.first == &duration; });
    if (made != durations_.end() && bound != Bound::kAtLeast) {
      // "Nearly" is about the value, yet says that it is not reached.
      const SentenceGraph& sentence = *made->second->sentence;
      const uint32_t under = context_.lexicon.ClassNumber("almost");
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

  std::string Began(const Incident& incident) const {
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

  static std::string Ended(const Incident& incident, const std::string& began) {
    if (incident.ended == nullptr) return {};
    if (incident.ended->kind == ValueKind::kDate) return incident.ended->normalised;
    if (began.size() < 10 || incident.ended->normalised.empty()) return {};
    return began.substr(0, 10) + "T" + incident.ended->normalised;
  }

  std::string Status(const Incident& incident) const {
    if (incident.status == "ongoing") return "ongoing";
    if (incident.ended != nullptr || incident.duration != nullptr) return "resolved";
    if (!incident.status.empty()) return incident.status;
    // An outage that lies days back and of which nothing more is said is over.
    if (incident.date != nullptr && incident.date->to && context_.published &&
        std::chrono::sys_days(*incident.date->to) <
            std::chrono::sys_days(*context_.published)) {
      return "resolved";
    }
    return "unknown";
  }

  Fact ToFact(const Incident& incident) const {
    const auto in_body = std::ranges::find_if(incident.matches, [](const RuleMatch* m) {
      return m->sentence->text->field() == Field::kBody;
    });
    const RuleMatch& match =
        in_body == incident.matches.end() ? *incident.matches.front() : **in_body;
    Fact fact = StartFact(match, "outage");
    for (const RuleMatch* const other : incident.matches) {
      fact.confidence = std::max(fact.confidence, other->rule->rule.confidence);
    }
    SetField(fact, "provider", context_.NameOf(incident.provider));
    if (incident.service != kNoEntity) {
      SetField(fact, "service", context_.NameOf(incident.service));
    }
    if (!incident.regions.empty()) SetField(fact, "regions", incident.regions);
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
      const Hours hours = HoursOf(*incident.duration);
      if (hours.max) SetField(fact, "duration_hours_max", *hours.max);
      if (hours.min) SetField(fact, "duration_hours_min", *hours.min);
    }
    if (!incident.cause.empty()) SetField(fact, "cause", incident.cause);
    if (!incident.affected.empty()) {
      std::vector<std::string> names;
      for (const size_t entity : incident.affected) {
        names.push_back(context_.NameOf(entity));
      }
      SetField(fact, "affected", std::move(names));
    }
    SetField(fact, "status", Status(incident));
    return fact;
  }

  const FactContext& context_;
  std::vector<Incident> incidents_;
  std::map<const Value*, const RuleMatch*> durations_;
};

}  // namespace

std::vector<Fact> FindOutages(const FactContext& context) {
  return OutageFinder(context).Find();
}

}  // namespace unspin
