// Outages: one fact for each, put together from all the sentences that speak of it.

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "extract/facts/incident.h"

namespace unspin {
namespace {

// A sentence without a name or date of its own speaks of an outage at most so far off.
constexpr size_t kReach = 8;
bool Contains(const std::vector<std::string>& values, const std::string& value) {
  return std::ranges::find(values, value) != values.end();
}

class OutageFinder {
 public:
  explicit OutageFinder(const FactContext& context) : context_(context) {}

  std::vector<Fact> Find() {
    adding_ = context_.Matches("outage", FactRule::Action::kAdd);
    for (const RuleMatch* const match : Strongest()) Make(*match);
    for (const RuleMatch* const match : adding_) {
      if (Incident* const incident = Nearest(*match)) Add(*match, *incident);
    }
    for (const RuleMatch* const match :
         context_.Matches("outage", FactRule::Action::kDeny)) {
      Deny(*match);
    }
    std::vector<Fact> facts;
    for (Incident& incident : incidents_) {
      if (incident.date == nullptr) incident.date = DayAround(incident);
      facts.push_back(OutageFact(context_, incident));
    }
    return facts;
  }

 private:
  // A bank whose provider fails has no outage of its own: "its clients could not pay".
  bool IsVictim(const RuleMatch& match, size_t firm) const {
    const auto hits = [&](const RuleMatch* hit) {
      const Capture* const affected = hit->Find("affected");
      return affected != nullptr && hit->sentence_index < match.sentence_index &&
             match.sentence_index - hit->sentence_index == 1 &&
             std::ranges::any_of(affected->edges, [&](const Edge* edge) {
               return edge->entity == firm;
             });
    };
    const bool other = std::ranges::any_of(incidents_, [&](const Incident& incident) {
      return incident.provider != firm && IsNear(match, incident);
    });
    return other && std::ranges::any_of(adding_, hits);
  }

  // The day of an outage that its own words do not date: one far off in the sentence,
  // or else in the few before. nullptr when there is none that is past.
  const Value* DayAround(const Incident& incident) const {
    constexpr size_t kSentencesBack = 3;
    const RuleMatch& first = *incident.matches.front();
    for (size_t back = 0; back <= kSentencesBack && back <= first.sentence_index;
         ++back) {
      const SentenceGraph& graph = context_.graphs[first.sentence_index - back];
      if (graph.text != first.sentence->text ||
          (back > 0 && IsOfOther(graph, incident))) {
        break;
      }
      for (auto value = graph.values.rbegin(); value != graph.values.rend(); ++value) {
        const bool date = (*value)->kind == ValueKind::kDate && (*value)->from &&
                          (IsDay(**value) || back == 0);
        if (date && !IsToCome(*value)) return *value;
      }
    }
    return nullptr;
  }

  // Whether the sentence tells of another outage.
  bool IsOfOther(const SentenceGraph& graph, const Incident& incident) const {
    return std::ranges::any_of(incidents_, [&](const Incident& other) {
      return &other != &incident &&
             std::ranges::any_of(other.matches, [&](const RuleMatch* match) {
               return match->sentence == &graph;
             });
    });
  }

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
           0.001 * static_cast<double>(match.captures.size()) -
           0.00001 * static_cast<double>(match.tokens.size());
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
    if (fresh.provider == kNoEntity || IsVictim(match, fresh.provider)) return;
    const Edge* const began = match.FindEdge("began");
    fresh.date = began != nullptr ? began->value : DateValueOf(match);
    if (IsToCome(fresh.date)) fresh.date = nullptr;
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

  // "The regulator wants a report by tomorrow" dates no outage.
  bool IsToCome(const Value* date) const {
    using std::chrono::sys_days;
    return date != nullptr && date->from && context_.published &&
           sys_days(*date->from) > sys_days(*context_.published);
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
                              ? UnnamedProvider(match)
                              : MakerOf(incident.service, match);
      // An article that names no company has the service alone.
      if (incident.provider == kNoEntity) incident.provider = incident.service;
    }
  }

  // Who fails where the words do not say it: whom the sentence names as its subject, or
  // else whom the article is about. The customers that its paragraphs are about suffer.
  size_t UnnamedProvider(const RuleMatch& match) const {
    const size_t focus = match.sentence->focus;
    const bool named =
        std::ranges::any_of(match.sentence->edges, [&](const Edge& edge) {
          return edge.entity == focus && edge.Fills(RuleSlot::kFirm) && !edge.inferred;
        });
    return named || context_.main_company == kNoEntity ? focus : context_.main_company;
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

  // How much farther an outage of the background is: told in a sentence or two, it is
  // not what the article goes on about.
  size_t OfThePast(const Incident& incident, size_t gap) const {
    constexpr auto kLongAgo = std::chrono::days(60);
    using std::chrono::sys_days;
    const bool past =
        incident.date != nullptr && incident.date->to && context_.published &&
        sys_days(*context_.published) - sys_days(*incident.date->to) > kLongAgo;
    return past && gap > 0 ? 2 * (gap - 1) + 1 : 0;
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
        const size_t distance = 2 * gap + (before ? 0 : 1) + OfThePast(incident, gap);
        if (gap > kReach || distance >= best_distance) continue;
        best = &incident;
        best_distance = distance;
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
        incident.duration_match = &match;
      }
      if (capture.field == "time" && incident.time == nullptr) {
        incident.time = edge->value;
        const Value* const day = DateValueOf(match);
        if (day != nullptr && IsDay(*day) && IsBeside(*day, *edge->value)) {
          incident.time_date = day;
        }
      }
      if (capture.field == "ended" && incident.ended == nullptr) {
        incident.ended = edge->value;
      }
    }
    const std::string_view status = match.Constant("status");
    if (!status.empty() && incident.status != "ongoing") incident.status = status;
  }

  // "At 2 a.m. on Monday", not "in a report of Wednesday, ... at 13:21".
  static bool IsBeside(const Value& a, const Value& b) {
    constexpr size_t kWordsBetween = 4;
    const size_t gap = a.tokens.begin >= b.tokens.end   ? a.tokens.begin - b.tokens.end
                       : b.tokens.begin >= a.tokens.end ? b.tokens.begin - a.tokens.end
                                                        : 0;
    return gap <= kWordsBetween;
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
    for (Incident& incident : incidents_) {
      if (incident.provider == provider && !IsLongPast(incident)) {
        incident.denied = true;
      }
    }
  }

  bool IsLongPast(const Incident& incident) const {
    if (incident.date == nullptr || !incident.date->to || !context_.published) {
      return false;
    }
    using std::chrono::sys_days;
    return sys_days(*context_.published) - sys_days(*incident.date->to) >
           std::chrono::days(14);
  }

  const FactContext& context_;
  std::vector<const RuleMatch*> adding_;
  std::vector<Incident> incidents_;
};

}  // namespace

std::vector<Fact> FindOutages(const FactContext& context) {
  return OutageFinder(context).Find();
}

}  // namespace unspin
