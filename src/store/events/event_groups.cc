#include "store/events/event_groups.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "base/unicode.h"
#include "store/iso_time.h"

namespace unspin {
namespace {

constexpr int64_t kDay = 86400;
constexpr int64_t kNever = std::numeric_limits<int64_t>::min();
constexpr int64_t kEver = std::numeric_limits<int64_t>::max();
// Facts of an event that others are compared with; of those that say the same, one.
constexpr size_t kMostKinds = 32;

// How well a fact is placed in time, the best first.
enum class Placed { kExactly, kRoughly, kByArticle, kNot };

struct Timed {
  const EventFact* fact = nullptr;
  Placed placed = Placed::kNot;
  int64_t begin = 0;  // of its date, else of its article
  int64_t end = 0;
};

struct Event {
  int64_t begin = 0;  // of its first date, or of the article that opened it
  int64_t end = 0;
  Placed placed = Placed::kNot;
  std::vector<const EventFact*> members;
  std::vector<const EventFact*> kinds;  // of what they say
};

class Grouping {
 public:
  Grouping(const std::vector<EventFact>& facts, const EventRules& rules)
      : facts_(facts), rules_(rules) {}

  std::vector<EventGroup> Run();

 private:
  using Candidates = std::vector<size_t>;  // events

  Timed TimeOf(const EventFact& fact) const;
  void Order();
  void Place(const Timed& timed);
  void PlaceCopies();
  // Where the fact goes, and why; nothing when it opens an event.
  std::optional<size_t> Find(const Timed& timed, std::string& reason) const;
  std::optional<size_t> FindByStory(const Timed& timed, std::string& reason) const;
  std::optional<size_t> FindDated(const Timed& timed, std::string& reason) const;
  std::optional<size_t> Choose(const Timed& timed, const Candidates& candidates,
                               std::string& reason) const;
  std::optional<size_t> ChooseNear(const Timed& timed, std::string& reason) const;
  size_t DetailsSaid(const EventFact& fact) const;
  Candidates Within(int64_t begin, int64_t end, const Timed& timed) const;
  // Gives them to `use` until it returns false.
  template <typename Use>
  void ForEachWithin(int64_t begin, int64_t end, const Timed& timed, Use use) const;
  bool CanJoin(const Timed& timed, const Event& event) const;
  bool InOneArticle(const EventFact& a, const EventFact& b) const;
  int Details(const Timed& timed, const Event& event) const;
  bool IsDayApart(const Timed& timed, const Event& event) const;
  std::vector<std::string> DetailKeys(const EventFact& fact) const;
  void Add(const EventFact& fact, size_t at);

  const std::vector<EventFact>& facts_;
  const EventRules& rules_;
  std::vector<Timed> timed_;
  std::vector<Event> events_;
  std::multimap<int64_t, size_t> by_begin_;
  int64_t longest_ = 0;  // event
  std::unordered_map<std::string, Candidates> by_story_;
  std::unordered_map<std::string, Candidates> by_detail_;
  std::unordered_multimap<std::string, std::pair<const EventFact*, size_t>> by_article_;
  std::map<const EventFact*, std::string> reasons_;
};

Timed Grouping::TimeOf(const EventFact& fact) const {
  Timed timed{&fact, Placed::kNot, 0, 0};
  if (rules_.time == EventTime::kTimeless) return timed;
  const auto begin = UnixStart(fact.date);
  const auto end = UnixEnd(fact.date);
  if (begin && end) {
    timed.begin = *begin;
    timed.end = std::max(*end, *begin + 1);
    const bool exact =
        rules_.time == EventTime::kPeriod || timed.end - timed.begin <= kDay;
    timed.placed = exact ? Placed::kExactly : Placed::kRoughly;
  } else if (fact.published) {
    timed.begin = *fact.published;
    timed.end = timed.begin + kDay;
    timed.placed = Placed::kByArticle;
  }
  return timed;
}

// The best placed first, then in the order of time; facts that say more before others.
void Grouping::Order() {
  for (const EventFact& fact : facts_) {
    if (!fact.copy_of) timed_.push_back(TimeOf(fact));
  }
  const auto rank = [this](const Timed& timed) {
    const bool whole = rules_.object.empty() || timed.fact->Entity(rules_.object);
    return std::tuple(timed.placed, timed.begin, timed.end, !whole, timed.fact->id);
  };
  std::sort(timed_.begin(), timed_.end(),
            [&](const Timed& a, const Timed& b) { return rank(a) < rank(b); });
}

// Whether nothing that two facts of one article say differs.
bool Grouping::InOneArticle(const EventFact& a, const EventFact& b) const {
  const auto differ = [&](std::string_view field) {
    return Agree(a, b, field) == Agreement::kDifferent;
  };
  if (!a.date.empty() && !b.date.empty() && a.date != b.date) return false;
  return std::ranges::none_of(rules_.details, differ) &&
         std::ranges::none_of(rules_.compared, differ);
}

bool Grouping::CanJoin(const Timed& timed, const Event& event) const {
  const auto at = static_cast<size_t>(&event - events_.data());
  const auto [begin, end] = by_article_.equal_range(timed.fact->article);
  for (auto of_article = begin; of_article != end; ++of_article) {
    const auto& [fact, its_event] = of_article->second;
    if (its_event == at && !InOneArticle(*fact, *timed.fact)) return false;
  }
  return std::ranges::all_of(event.kinds, [&](const EventFact* kind) {
    return std::ranges::none_of(rules_.apart, [&](std::string_view field) {
      return Agree(*kind, *timed.fact, field) == Agreement::kDifferent;
    });
  });
}

// In how many details some fact of the event says the same.
int Grouping::Details(const Timed& timed, const Event& event) const {
  return static_cast<int>(
      std::ranges::count_if(rules_.details, [&](std::string_view field) {
        return std::ranges::any_of(event.kinds, [&](const EventFact* kind) {
          return Agree(*kind, *timed.fact, field) == Agreement::kSame;
        });
      }));
}

// Events that touch [begin, end) and that the fact can join.
Grouping::Candidates Grouping::Within(int64_t begin, int64_t end,
                                      const Timed& timed) const {
  Candidates candidates;
  ForEachWithin(begin, end, timed, [&](size_t at) {
    candidates.push_back(at);
    return true;
  });
  return candidates;
}

template <typename Use>
void Grouping::ForEachWithin(int64_t begin, int64_t end, const Timed& timed,
                             Use use) const {
  const int64_t from = begin > kNever + longest_ ? begin - longest_ : kNever;
  for (auto at = by_begin_.lower_bound(from); at != by_begin_.end() && at->first < end;
       ++at) {
    const Event& event = events_[at->second];
    if (event.end <= begin || !CanJoin(timed, event)) continue;
    if (!use(at->second)) return;
  }
}

// Midnight is elsewhere in other places.
bool Grouping::IsDayApart(const Timed& timed, const Event& event) const {
  return timed.begin < event.end + kDay && event.begin < timed.end + kDay &&
         Details(timed, event) > 0;
}

std::optional<size_t> Grouping::FindDated(const Timed& timed,
                                          std::string& reason) const {
  const int64_t tolerance = rules_.tolerance_days * kDay;
  std::optional<size_t> best;
  std::pair<int64_t, int> least = {kEver, 0};
  for (const size_t at :
       Within(timed.begin - tolerance - kDay, timed.end + tolerance + kDay, timed)) {
    const Event& event = events_[at];
    if (event.placed != Placed::kExactly) continue;
    const bool same = timed.begin < event.end && event.begin < timed.end;
    const bool equal = timed.begin == event.begin && timed.end == event.end;
    const bool near = timed.begin - event.begin <= tolerance;
    const bool fits = rules_.time == EventTime::kPeriod
                          ? equal
                          : same || near || IsDayApart(timed, event);
    const int64_t distance = same ? 0 : std::abs(timed.begin - event.begin);
    const std::pair<int64_t, int> rank = {distance, -Details(timed, event)};
    if (!fits || rank >= least) continue;
    best = at;
    least = rank;
    reason = same ? "same date" : std::to_string(distance / kDay) + " days apart";
  }
  return best;
}

// Of several events the one with which the fact has most details in common.
std::optional<size_t> Grouping::Choose(const Timed& timed, const Candidates& candidates,
                                       std::string& reason) const {
  if (candidates.empty()) return std::nullopt;
  if (candidates.size() == 1) {
    reason += ", the only one in question";
    return candidates.front();
  }
  std::optional<size_t> best;
  int most = 0;
  bool tie = false;
  for (const size_t at : candidates) {
    const int details = Details(timed, events_[at]);
    tie = details == most ? true : details > most ? false : tie;
    if (details > most) best = at;
    most = std::max(most, details);
  }
  if (tie) return std::nullopt;
  reason += ", and the same details";
  return best;
}

// How many details two facts can have in common at most, if this is one of them.
size_t Grouping::DetailsSaid(const EventFact& fact) const {
  return static_cast<size_t>(
      std::ranges::count_if(rules_.details, [&](std::string_view field) {
        const std::string name(field);
        return fact.entities.contains(name) || fact.numbers.contains(name) ||
               !fact.Text(name).empty() || (name == "hours" && HoursOf(fact));
      }));
}

// Of the events around the article's date. A company may have thousands in that time:
// as soon as two have all in common with the fact, none will be chosen.
std::optional<size_t> Grouping::ChooseNear(const Timed& timed,
                                           std::string& reason) const {
  reason = "no date, but its article is from the days after";
  const auto most = static_cast<int>(DetailsSaid(*timed.fact));
  const int64_t window = rules_.window_days * kDay;
  Candidates near;
  int alike = 0;
  ForEachWithin(timed.begin - window, timed.end, timed, [&](size_t at) {
    const int details = Details(timed, events_[at]);
    if (rules_.time == EventTime::kPeriod && details == 0) return true;
    near.push_back(at);
    alike += details == most ? 1 : 0;
    return alike < 2;
  });
  return alike < 2 ? Choose(timed, near, reason) : std::nullopt;
}

std::optional<size_t> Grouping::FindByStory(const Timed& timed,
                                            std::string& reason) const {
  const auto found = by_story_.find(timed.fact->story);
  if (found == by_story_.end()) return std::nullopt;
  Candidates candidates;
  Candidates events = found->second;
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  for (const size_t at : events) {
    const Event& event = events_[at];
    const bool apart = timed.placed == Placed::kRoughly &&
                       (event.begin >= timed.end || timed.begin >= event.end);
    if (!apart && CanJoin(timed, event)) candidates.push_back(at);
  }
  std::string chosen = "a copy of the same story";
  const auto best = Choose(timed, candidates, chosen);
  if (best) reason = chosen;
  return best;
}

std::optional<size_t> Grouping::Find(const Timed& timed, std::string& reason) const {
  if (timed.placed == Placed::kExactly) return FindDated(timed, reason);
  if (const auto event = FindByStory(timed, reason)) return event;
  if (timed.placed == Placed::kRoughly) {
    reason = "within " + timed.fact->date;
    return Choose(timed, Within(timed.begin, timed.end, timed), reason);
  }
  if (timed.placed == Placed::kByArticle) return ChooseNear(timed, reason);
  if (rules_.time == EventTime::kTimeless) {
    reason = "the same things";
    return Choose(timed, Within(kNever, kEver, timed), reason);
  }
  // Nothing is known of the time: only what else it says can tell.
  reason = "no date, but the same details";
  Candidates alike;
  for (const std::string& key : DetailKeys(*timed.fact)) {
    const auto found = by_detail_.find(key);
    if (found == by_detail_.end()) continue;
    std::ranges::copy_if(found->second, std::back_inserter(alike),
                         [&](size_t at) { return CanJoin(timed, events_[at]); });
  }
  std::sort(alike.begin(), alike.end());
  alike.erase(std::unique(alike.begin(), alike.end()), alike.end());
  return Choose(timed, alike, reason);
}

// "service compute", "hours 24": what the fact says in detail.
std::vector<std::string> Grouping::DetailKeys(const EventFact& fact) const {
  std::vector<std::string> keys;
  for (const std::string_view field : rules_.details) {
    const std::string name(field);
    if (const std::string_view text = fact.Text(name); !text.empty()) {
      keys.push_back(name + ' ' + ToLower(text));
    }
    if (const auto number = fact.numbers.find(name); number != fact.numbers.end()) {
      keys.push_back(name + ' ' + std::to_string(number->second));
    }
    if (const auto ids = fact.entities.find(name); ids != fact.entities.end()) {
      for (const int64_t id : ids->second)
        keys.push_back(name + ' ' + std::to_string(id));
    }
    const auto hours = field == "hours" ? HoursOf(fact) : std::nullopt;
    if (hours) keys.push_back(name + ' ' + std::to_string(hours->hours));
  }
  return keys;
}

void Grouping::Add(const EventFact& fact, size_t at) {
  Event& event = events_[at];
  event.members.push_back(&fact);
  by_article_.emplace(fact.article, std::pair(&fact, at));
  Candidates& of_story = by_story_[fact.story];
  if (of_story.empty() || of_story.back() != at) of_story.push_back(at);
  for (const std::string& key : DetailKeys(fact)) {
    Candidates& alike = by_detail_[key];
    if (alike.empty() || alike.back() != at) alike.push_back(at);
  }
  const auto says_the_same = [&](const EventFact* kind) {
    return kind->texts == fact.texts && kind->numbers == fact.numbers &&
           kind->entities == fact.entities;
  };
  if (event.kinds.size() < kMostKinds &&
      std::ranges::none_of(event.kinds, says_the_same)) {
    event.kinds.push_back(&fact);
  }
}

void Grouping::Place(const Timed& timed) {
  std::string reason;
  std::optional<size_t> at = Find(timed, reason);
  if (!at) {
    reason = "opens the event";
    at = events_.size();
    events_.push_back({timed.begin, timed.end, timed.placed, {}, {}});
    by_begin_.emplace(timed.begin, *at);
    longest_ = std::max(longest_, timed.end - timed.begin);
  }
  Add(*timed.fact, *at);
  reasons_[timed.fact] = std::move(reason);
}

// Copies go where their originals are.
void Grouping::PlaceCopies() {
  std::unordered_map<int64_t, size_t> places;
  for (size_t at = 0; at < events_.size(); ++at) {
    for (const EventFact* const member : events_[at].members) places[member->id] = at;
  }
  for (const EventFact& fact : facts_) {
    if (!fact.copy_of) continue;
    events_[places.at(*fact.copy_of)].members.push_back(&fact);
    reasons_[&fact] = "a copy of f" + std::to_string(*fact.copy_of);
  }
}

std::vector<EventGroup> Grouping::Run() {
  Order();
  for (const Timed& timed : timed_) Place(timed);
  PlaceCopies();
  std::vector<EventGroup> groups;
  for (const Event& event : events_) {
    EventGroup& group = groups.emplace_back();
    for (const EventFact* const member : event.members) {
      group.push_back(
          {static_cast<size_t>(member - facts_.data()), reasons_.at(member)});
    }
  }
  return groups;
}

}  // namespace

std::vector<EventGroup> GroupFacts(const std::vector<EventFact>& facts,
                                   const EventRules& rules) {
  return Grouping(facts, rules).Run();
}

}  // namespace unspin
