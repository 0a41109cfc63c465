#include "store/events/event_fact.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>

#include "base/unicode.h"

namespace unspin {
namespace {

// To come into a post, to leave it, and to fill it for a while are three changes.
std::string_view Direction(std::string_view change) {
  return change == "leaves" || change == "acting" ? change : "comes";
}

// Relations that say the same of both.
bool IsSymmetric(std::string_view kind) {
  return kind == "competitor" || kind == "partner";
}

std::string Id(std::optional<int64_t> id) { return id ? std::to_string(*id) : "?"; }

// What beside subject and type sets facts apart for good.
std::string Rest(const EventFact& fact) {
  if (fact.type == "role_change") return std::string(Direction(fact.Text("change")));
  if (fact.type == "figure") {
    return std::string(fact.Text("metric")) + " " + std::string(fact.Text("unit"));
  }
  if (fact.type == "relation") {
    return std::string(fact.Text("kind")) + " " + Id(fact.Entity("object"));
  }
  return {};
}

bool IsFiller(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "and", "of", "the", "a", "for", "acting", "interim", "former", "officer"};
  return std::ranges::find(kWords, word) != std::end(kWords);
}

// The words of a post, and "ceo" for "chief executive (officer)".
std::set<std::string> RoleWords(std::string_view role) {
  std::set<std::string> words;
  std::vector<std::string> list(1);
  for (const char c : ToLower(role)) {
    if (c == ' ' || c == '-' || c == ',' || c == '/' || c == '.') {
      if (!list.back().empty()) list.emplace_back();
    } else {
      list.back() += c;
    }
  }
  for (size_t i = 0; i < list.size(); ++i) {
    const bool more = i + 1 < list.size() && !list[i + 1].empty();
    if (list[i] == "chief" && more) {
      words.insert(std::string("c") + list[i + 1][0] + "o");
      ++i;
    } else if (more && list[i + 1] == "chief" && i + 2 >= list.size()) {
      words.insert(std::string("c") + list[i][0] + "o");  // "finance chief"
      ++i;
    } else if (!list[i].empty() && !IsFiller(list[i])) {
      words.insert(list[i]);
    }
  }
  return words;
}

bool Overlap(const std::vector<int64_t>& a, const std::vector<int64_t>& b) {
  return std::ranges::any_of(a,
                             [&](int64_t id) { return std::ranges::count(b, id) > 0; });
}

Agreement Judged(bool same) { return same ? Agreement::kSame : Agreement::kDifferent; }

Agreement AgreeOnHours(const EventFact& a, const EventFact& b) {
  const std::optional<OutageHours> one = HoursOf(a);
  const std::optional<OutageHours> other = HoursOf(b);
  if (!one || !other) return Agreement::kUnknown;
  // "More than twelve hours" says nothing against 24.
  if (one->bound == HoursBound::kAtLeast && other->hours > one->hours) {
    return Agreement::kUnknown;
  }
  if (other->bound == HoursBound::kAtLeast && one->hours > other->hours) {
    return Agreement::kUnknown;
  }
  return Judged(SameNumber(one->hours, other->hours));
}

Agreement AgreeOnAmount(const EventFact& a, const EventFact& b) {
  const std::optional<Amount> one = AmountOf(a);
  const std::optional<Amount> other = AmountOf(b);
  if (!one || !other || one->currency != other->currency) return Agreement::kUnknown;
  return Judged(SameNumber(one->value, other->value));
}

// Data is stolen in many an attack with ransomware.
bool SameKind(std::string_view a, std::string_view b) {
  const auto stolen = [](std::string_view kind) {
    return kind == "breach" || kind == "ransomware";
  };
  return a == b || (stolen(a) && stolen(b));
}

Agreement AgreeOnText(std::string_view a, std::string_view b, std::string_view field) {
  if (a.empty() || b.empty()) return Agreement::kUnknown;
  if (field == "role") return Judged(SameRole(a, b));
  if (field == "kind") return Judged(SameKind(a, b));
  return Judged(ToLower(a) == ToLower(b));
}

// Whether a copy can say what the original says: nothing but dates differs.
bool MaySayTheSame(const EventFact& original, const EventFact& copy) {
  const EventRules& rules = *FindEventRules(original.type);
  const auto differ = [&](std::string_view field) {
    return field != "date" && Agree(original, copy, field) == Agreement::kDifferent;
  };
  return std::ranges::none_of(rules.details, differ) &&
         std::ranges::none_of(rules.apart, differ);
}

void TakeDates(const EventFact& original, EventFact& copy) {
  copy.copy_of = original.id;
  copy.date = original.date;
  for (const char* const field :
       {"began", "ended", "start_precision", "date", "period"}) {
    copy.texts.erase(field);
    const auto found = original.texts.find(field);
    if (found != original.texts.end()) copy.texts.insert(*found);
  }
}

// The facts of an article come in the order of its text, as do their ids.
void AlignStory(std::vector<EventFact*>& facts) {
  std::ranges::sort(facts, {}, [](const EventFact* fact) { return fact->id; });
  std::map<std::string_view, std::vector<EventFact*>> articles;
  for (EventFact* const fact : facts) articles[fact->article].push_back(fact);
  if (articles.size() < 2) return;
  const EventFact& first =
      **std::ranges::min_element(facts, {}, [](const EventFact* fact) {
        return std::tuple(!fact->published, fact->published, fact->article);
      });
  const std::vector<EventFact*> originals = articles.at(first.article);
  for (auto& [article, copies] : articles) {
    if (article == first.article) continue;
    std::vector<EventFact*> left = originals;
    for (EventFact* const copy : copies) {
      const auto original = std::ranges::find_if(
          left, [&](const EventFact* fact) { return MaySayTheSame(*fact, *copy); });
      if (original == left.end()) continue;
      TakeDates(**original, *copy);
      left.erase(original);
    }
  }
}

}  // namespace

std::string_view EventFact::Text(const std::string& field) const {
  const auto found = texts.find(field);
  return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<int64_t> EventFact::Entity(std::string_view field) const {
  const auto found = entities.find(std::string(field));
  if (found == entities.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

std::string TrackOf(const EventFact& fact, const EventRules& rules) {
  std::optional<int64_t> subject = fact.Entity(rules.subject);
  std::string rest = Rest(fact);
  if (fact.type == "relation") {
    const std::optional<int64_t> object = fact.Entity("object");
    if (!object) subject = std::nullopt;
    if (subject && IsSymmetric(fact.Text("kind")) && *object < *subject) {
      rest = std::string(fact.Text("kind")) + " " + Id(subject);
      subject = object;
    }
  }
  const std::string who = subject ? Id(subject) : "in " + fact.story;
  return fact.type + "\n" + who + "\n" + rest;
}

void AlignCopies(std::vector<EventFact>& facts) {
  std::map<std::string_view, std::vector<EventFact*>> stories;
  for (EventFact& fact : facts) stories[fact.story].push_back(&fact);
  for (auto& [story, of_story] : stories) AlignStory(of_story);
}

std::optional<OutageHours> HoursOf(const EventFact& fact) {
  const auto most = fact.numbers.find("duration_hours_max");
  const auto least = fact.numbers.find("duration_hours_min");
  if (most != fact.numbers.end()) {
    const bool exact = least != fact.numbers.end() && least->second == most->second;
    return OutageHours{most->second, exact ? HoursBound::kExact : HoursBound::kAtMost};
  }
  if (least != fact.numbers.end())
    return OutageHours{least->second, HoursBound::kAtLeast};
  return std::nullopt;
}

std::optional<Amount> AmountOf(const EventFact& fact) {
  const std::string_view text = fact.Text("amount");
  const size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  Amount amount;
  amount.currency = text.substr(0, space);
  const char* const end = text.data() + text.size();
  const auto [stop, error] =
      std::from_chars(text.data() + space + 1, end, amount.value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return amount;
}

bool SameNumber(double a, double b) {
  constexpr double kSame = 0.05;
  return std::abs(a - b) <= kSame * std::max(std::abs(a), std::abs(b));
}

bool SameRole(std::string_view a, std::string_view b) {
  const std::set<std::string> one = RoleWords(a);
  const std::set<std::string> other = RoleWords(b);
  if (one.empty() || other.empty()) return true;
  for (const char* const rank : {"vice", "deputy", "assistant", "junior"}) {
    if (one.contains(rank) != other.contains(rank)) return false;
  }
  const auto shared = static_cast<size_t>(std::ranges::count_if(
      one, [&](const auto& word) { return other.contains(word); }));
  return shared == std::min(one.size(), other.size()) ||
         3 * shared >= one.size() + other.size();  // half of all words
}

Agreement Agree(const EventFact& a, const EventFact& b, std::string_view field) {
  const std::string name(field);
  if (name == "hours") return AgreeOnHours(a, b);
  if (name == "amount") return AgreeOnAmount(a, b);
  if (const auto one = a.entities.find(name); one != a.entities.end()) {
    const auto other = b.entities.find(name);
    if (other == b.entities.end()) return Agreement::kUnknown;
    return Judged(Overlap(one->second, other->second));
  }
  if (const auto one = a.numbers.find(name); one != a.numbers.end()) {
    const auto other = b.numbers.find(name);
    if (other == b.numbers.end()) return Agreement::kUnknown;
    return Judged(SameNumber(one->second, other->second));
  }
  return AgreeOnText(a.Text(name), b.Text(name), field);
}

}  // namespace unspin
