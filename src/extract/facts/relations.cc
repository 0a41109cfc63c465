// Relations between companies: who owns, buys, supplies, backs or fights whom.

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/facts/assembly.h"

namespace unspin {
namespace {

bool IsSymmetric(std::string_view kind) {
  return kind == "competitor" || kind == "partner";
}

// The firms that a match names in `field`. Where the other side is left unnamed or is
// the same firm, the pronoun in "rivalry from its neighbour Acme" stands for that side.
std::vector<size_t> Named(const RuleMatch& match, std::string_view field) {
  std::vector<size_t> firms;
  const Capture* const capture = match.Find(field);
  if (capture == nullptr) return firms;
  const Edge* const other = match.FindEdge(field == "object" ? "subject" : "object");
  for (const Edge* const edge : capture->edges) {
    const bool own = edge->inferred && edge->entity == match.sentence->focus &&
                     (other == nullptr || other->entity == edge->entity);
    // "Both buy it": what it is, is seldom a company.
    const bool it = edge->inferred && field == "object" &&
                    match.Constant("kind") == "acquirer" && edge->tokens.size() == 1;
    if (own || it) continue;
    firms.push_back(edge->entity);
    if (edge->second != kNoEntity) firms.push_back(edge->second);
  }
  return firms;
}

// The firms that matches of the same kind in the same sentence name in `field`.
std::vector<size_t> NamedAs(const FactContext& context, const RuleMatch& match,
                            std::string_view field) {
  std::vector<size_t> firms;
  for (const RuleMatch& other : context.MatchesIn(match.sentence_index)) {
    if (other.rule->rule.fact != "relation" ||
        other.Constant("kind") != match.Constant("kind")) {
      continue;
    }
    const std::vector<size_t> named = Named(other, field);
    firms.insert(firms.end(), named.begin(), named.end());
  }
  return firms;
}

// The firm that is meant where a rule names only the other side: the likeliest of those
// that the sentence may be about and that are not on that side.
size_t Unnamed(const FactContext& context, const RuleMatch& match,
               std::string_view other) {
  const std::vector<size_t> taken = NamedAs(context, match, other);
  const auto is_free = [&](size_t firm) {
    return firm != kNoEntity && std::ranges::find(taken, firm) == taken.end();
  };
  const std::vector<size_t>& others = match.sentence->others;
  const auto free = std::ranges::find_if(others, is_free);
  return free == others.end() ? kNoEntity : *free;
}

// The firms of a field: all of a list, or the one that is left unnamed.
std::vector<size_t> FirmsOf(const FactContext& context, const RuleMatch& match,
                            std::string_view field, std::string_view other) {
  // "Acme has taken 15% of its shares": the shares are those of another.
  const Edge* const edge = match.FindEdge(field);
  const Edge* const first = match.FindEdge(other);
  const bool itself = match.Constant("kind") == "investor" && edge != nullptr &&
                      first != nullptr && edge->inferred && edge->second == kNoEntity &&
                      edge->entity == first->entity;
  if (match.Find(field) != nullptr && !itself) return Named(match, field);
  const size_t firm = Unnamed(context, match, other);
  return firm == kNoEntity ? std::vector<size_t>() : std::vector<size_t>{firm};
}

// How many tokens lie between two ranges.
size_t Gap(TokenRange a, TokenRange b) {
  if (a.end <= b.begin) return b.begin - a.end;
  return b.end <= a.begin ? a.begin - b.end : 0;
}

// Whether a percentage is a stake in what the match names: "owns 22% of Acme", not
// "the business of Acme, with 10% of its revenue, is Quill Cloud".
bool IsStake(const Value& value, const RuleMatch& match) {
  constexpr size_t kNear = 5;
  if (value.kind != ValueKind::kPercent || value.tokens.end > match.tokens.end ||
      value.tokens.begin < match.tokens.begin) {
    return false;
  }
  const Capture* const object = match.Find("object");
  return object == nullptr || std::ranges::any_of(object->edges, [&](const Edge* edge) {
           return Gap(value.tokens, edge->tokens) <= kNear;
         });
}

// The kind that a rule gives; who holds less than half is an investor, who holds more
// a parent.
std::string KindOfRelation(const RuleMatch& match) {
  constexpr double kHalf = 50;
  const std::string_view kind = match.Constant("kind");
  if (kind != "parent" && kind != "investor") return std::string(kind);
  for (const Value* const value : match.sentence->values) {
    if (IsStake(*value, match)) return value->number > kHalf ? "parent" : "investor";
  }
  return std::string(kind);
}

// The same for facts of one relation, from whichever side it is seen.
std::string KeyOf(const Fact& fact) {
  const std::string_view kind = fact.Text("kind");
  std::string_view first = fact.Text("subject");
  std::string_view second = fact.Text("object");
  if (IsSymmetric(kind) && second < first) std::swap(first, second);
  std::string key(kind);
  key.append("\n").append(first).append("\n").append(second);
  return key;
}

}  // namespace

std::vector<Fact> FindRelations(const FactContext& context) {
  std::vector<Fact> facts;
  std::unordered_map<std::string, size_t> places;  // of relations in `facts`
  const auto add = [&](Fact fact) {
    const auto [place, is_new] = places.try_emplace(KeyOf(fact), facts.size());
    if (!is_new) return MergeFact(facts[place->second], fact);
    facts.push_back(std::move(fact));
  };
  for (const RuleMatch* const match :
       context.Matches("relation", FactRule::Action::kMake)) {
    for (const size_t subject : FirmsOf(context, *match, "subject", "object")) {
      for (const size_t object : FirmsOf(context, *match, "object", "subject")) {
        if (subject == object) continue;
        Fact fact = StartFact(*match, "relation");
        SetField(fact, "kind", KindOfRelation(*match));
        SetField(fact, "subject", context.NameOf(subject));
        SetField(fact, "object", context.NameOf(object));
        add(std::move(fact));
      }
    }
  }
  return facts;
}

}  // namespace unspin
