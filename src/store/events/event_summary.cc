#include "store/events/event_summary.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/json_text.h"
#include "core/fact.h"
#include "store/iso_time.h"

namespace unspin {
namespace {

using Facts = std::vector<const EventFact*>;

// A value with those that give it.
struct Said {
  std::string json;
  std::string extra;  // further members of its JSON object
  size_t sources = 0;
  double confidence = 0;
  std::optional<int64_t> latest;
  const EventFact* fact = nullptr;  // the first that gives it
};

std::string JsonOf(std::string_view text) {
  std::string json;
  AppendJsonString(text, json);
  return json;
}

std::string JsonOf(double number) {
  std::string json;
  AppendJsonNumber(number, json);
  return json;
}

// What a fact says of a field, as JSON, and what goes with it; empty when nothing.
std::pair<std::string, std::string> JsonOf(const EventFact& fact,
                                           const std::string& field) {
  if (field == "date") {
    return {fact.date.empty() ? "" : JsonOf(fact.date), ""};
  }
  if (field == "hours") {
    const std::optional<OutageHours> hours = HoursOf(fact);
    if (!hours) return {};
    const char* const bound =
        hours->bound == HoursBound::kAtMost    ? R"(,"bound":"at most")"
        : hours->bound == HoursBound::kAtLeast ? R"(,"bound":"at least")"
                                               : "";
    return {JsonOf(hours->hours), bound};
  }
  if (const auto number = fact.numbers.find(field); number != fact.numbers.end()) {
    return {JsonOf(number->second), ""};
  }
  const std::string_view text = fact.Text(field);
  return {text.empty() ? "" : JsonOf(text), ""};
}

// What one story says: its copies may have other values where they were damaged, so the
// clean ones decide, then most of them.
const EventFact* VoteOf(const Facts& facts, const std::string& field) {
  if (facts.size() == 1) return facts.front();
  std::map<std::pair<std::string, std::string>, std::tuple<size_t, size_t, double>>
      votes;
  for (const EventFact* const fact : facts) {
    auto& [clean, all, confidence] = votes[JsonOf(*fact, field)];
    clean += fact->spun ? 0 : 1;
    ++all;
    confidence = std::max(confidence, fact->confidence);
  }
  const auto best = std::ranges::max_element(
      votes, [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto found = std::ranges::find_if(facts, [&](const EventFact* fact) {
    return JsonOf(*fact, field) == best->first;
  });
  return *found;
}

// All values of a field, that of most sources first.
std::vector<Said> ValuesOf(const Facts& facts, const std::string& field) {
  std::map<std::string_view, Facts> by_story;
  for (const EventFact* const fact : facts) {
    if (!JsonOf(*fact, field).first.empty()) by_story[fact->story].push_back(fact);
  }
  std::map<std::pair<std::string, std::string>, Said> values;
  for (const auto& [story, of_story] : by_story) {
    const EventFact* const fact = VoteOf(of_story, field);
    auto json = JsonOf(*fact, field);
    Said& value = values[json];
    value.json = std::move(json.first);
    value.extra = std::move(json.second);
    ++value.sources;
    value.confidence = std::max(value.confidence, fact->confidence);
    value.latest = std::max(value.latest, fact->published);
    if (value.fact == nullptr || fact->id < value.fact->id) value.fact = fact;
  }
  std::vector<Said> list;
  for (auto& [key, value] : values) list.push_back(std::move(value));
  std::stable_sort(list.begin(), list.end(), [](const Said& a, const Said& b) {
    return std::pair(a.sources, a.confidence) > std::pair(b.sources, b.confidence);
  });
  return list;
}

bool DatesDiffer(const std::string& a, const std::string& b) {
  const auto overlap = UnixStart(a) < UnixEnd(b) && UnixStart(b) < UnixEnd(a);
  return !overlap;
}

bool Differ(const Said& a, const Said& b, const std::string& field) {
  if (field == "date") return DatesDiffer(a.fact->date, b.fact->date);
  return Agree(*a.fact, *b.fact, field) == Agreement::kDifferent;
}

void AppendValues(const std::string& field, const std::vector<Said>& values,
                  std::string& out) {
  out += out.empty() ? "[" : ",";
  out += R"({"field":)" + JsonOf(field) + R"(,"values":[)";
  for (size_t i = 0; i < values.size(); ++i) {
    out += std::string(i == 0 ? "" : ",") + R"({"value":)" + values[i].json +
           values[i].extra + R"(,"sources":)" + std::to_string(values[i].sources) + "}";
  }
  out += "]}";
}

std::string Disagreements(const Facts& facts, const EventRules& rules) {
  std::string out;
  for (const std::string_view name : rules.compared) {
    const std::string field(name);
    const std::vector<Said> values = ValuesOf(facts, field);
    const bool agreed = std::ranges::none_of(values, [&](const Said& value) {
      return Differ(values.front(), value, field);
    });
    if (!agreed) AppendValues(field, values, out);
  }
  return out.empty() ? out : out + "]";
}

// An outage is over as soon as the last who tell of it say so.
void PutLastFirst(std::vector<Said>& values) {
  std::erase_if(values, [&](const Said& value) {
    return value.json == "\"unknown\"" && values.size() > 1;
  });
  std::stable_sort(values.begin(), values.end(),
                   [](const Said& a, const Said& b) { return a.latest > b.latest; });
}

std::string Fields(const Facts& facts, const FactTypeSpec& spec) {
  std::string out = "{";
  for (const FactFieldSpec& field : spec.fields) {
    if (field.kind == FieldKind::kEntity || field.kind == FieldKind::kEntityList)
      continue;
    std::vector<Said> values = ValuesOf(facts, std::string(field.name));
    if (field.name == "status") PutLastFirst(values);
    if (values.empty()) continue;
    out += std::string(out.size() > 1 ? "," : "") + JsonOf(field.name) + ":" +
           values.front().json;
  }
  return out + "}";
}

// The finest precision counts first, then how many sources give it.
std::string DateOf(const Facts& facts) {
  const std::vector<Said> values = ValuesOf(facts, "date");
  std::string best;
  std::optional<std::tuple<bool, size_t>> least;
  constexpr int64_t kDay = 86400;
  for (const Said& value : values) {
    const std::string& date = value.fact->date;
    const bool rough = UnixEnd(date).value_or(0) - UnixStart(date).value_or(0) > kDay;
    const std::tuple rank(rough, SIZE_MAX - value.sources);
    if (least && rank >= *least) continue;
    least = rank;
    best = date;
  }
  return best;
}

// What most sources have as the entity of a field.
std::optional<int64_t> MainEntity(const EventSummary& summary, std::string_view field) {
  std::optional<int64_t> best;
  size_t most = 0;
  for (const auto& [place, sources] : summary.entities) {
    if (place.first != field || sources <= most) continue;
    best = place.second;
    most = sources;
  }
  return best;
}

void CountEntities(const Facts& facts, EventSummary& summary) {
  std::map<std::pair<std::string, int64_t>, std::set<std::string_view>> stories;
  for (const EventFact* const fact : facts) {
    for (const auto& [field, ids] : fact->entities) {
      for (const int64_t id : ids) stories[{field, id}].insert(fact->story);
    }
  }
  for (const auto& [place, of] : stories) summary.entities[place] = of.size();
}

void CountSources(const Facts& facts, EventSummary& summary) {
  std::set<std::string_view> articles;
  std::set<std::string_view> stories;
  for (const EventFact* const fact : facts) {
    articles.insert(fact->article);
    stories.insert(fact->story);
    if (!fact->published) continue;
    const auto time = [](const EventFact& f) {
      return std::pair(*f.published, std::string_view(f.published_iso));
    };
    if (summary.first == nullptr || time(*fact) < time(*summary.first)) {
      summary.first = fact;
    }
    if (summary.last == nullptr || time(*fact) > time(*summary.last)) {
      summary.last = fact;
    }
  }
  summary.articles = articles.size();
  summary.sources = stories.size();
}

}  // namespace

EventSummary Summarise(const std::vector<const EventFact*>& facts,
                       const EventRules& rules) {
  Facts ordered = facts;
  std::ranges::sort(ordered, {}, [](const EventFact* fact) { return fact->id; });
  EventSummary summary;
  summary.id = ordered.front()->id;
  CountSources(ordered, summary);
  CountEntities(ordered, summary);
  summary.subject = MainEntity(summary, rules.subject);
  if (!rules.object.empty()) summary.object = MainEntity(summary, rules.object);
  summary.date = DateOf(ordered);
  for (const EventFact* const fact : ordered) {
    if (summary.fact != 0 && fact->confidence <= summary.confidence) continue;
    summary.fact = fact->id;
    summary.confidence = fact->confidence;
  }
  summary.fields = Fields(ordered, *FindFactType(rules.type));
  summary.disagreements = Disagreements(ordered, rules);
  return summary;
}

}  // namespace unspin
