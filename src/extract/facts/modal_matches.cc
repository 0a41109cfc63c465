#include "extract/facts/modal_matches.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace unspin {
namespace {

size_t GroupOf(Modality modality) {
  switch (modality) {
    case Modality::kDenied:
      return 1;
    case Modality::kHypothetical:
      return 2;
    case Modality::kPlanned:
      return 3;
    default:
      return 0;
  }
}

// Whether the person of a denial is one of those of a match.
bool Concerns(const RuleMatch& denial, const RuleMatch& match) {
  const Edge* const denied = denial.FindEdge("person");
  const Capture* const people = match.Find("person");
  return denied != nullptr && people != nullptr &&
         std::ranges::any_of(people->edges, [&](const Edge* edge) {
           return edge->entity == denied->entity;
         });
}

// The person or firm that a fact is about.
std::string_view SubjectOf(const Fact& fact) {
  for (const std::string_view name : {"person", "provider", "company", "subject"}) {
    if (const std::string_view text = fact.Text(name); !text.empty()) return text;
  }
  return {};
}

}  // namespace

ModalMatches::ModalMatches(std::vector<RuleMatch> matches) {
  AddDenied(matches);
  for (RuleMatch& match : matches) {
    groups_[GroupOf(match.modality)].push_back(std::move(match));
  }
}

void ModalMatches::AddDenied(const std::vector<RuleMatch>& matches) {
  const auto index_of = [](const RuleMatch& match) { return match.sentence_index; };
  for (const RuleMatch& denial : matches) {
    if (denial.rule->rule.action != FactRule::Action::kDeny ||
        denial.rule->rule.fact != "role_change" || !IsFactual(denial.modality)) {
      continue;
    }
    const auto first =
        std::ranges::lower_bound(matches, denial.sentence_index, {}, index_of);
    const auto last =
        std::ranges::upper_bound(matches, denial.sentence_index, {}, index_of);
    for (const RuleMatch& match : std::span(first, last)) {
      if (match.rule->rule.action != FactRule::Action::kMake ||
          match.rule->rule.fact != "role_change" || !IsFactual(match.modality) ||
          match.Constant("change") != "leaves" || !Concerns(denial, match)) {
        continue;
      }
      RuleMatch copy = match;
      copy.modality = denial.rule->modality;
      groups_[GroupOf(copy.modality)].push_back(std::move(copy));
    }
  }
}

void DropRepeatedModal(std::vector<Fact>& facts) {
  const auto key = [](const Fact& fact) {
    return std::tuple(fact.type, fact.field, fact.evidence.begin,
                      std::string(SubjectOf(fact)));
  };
  std::set<decltype(key(facts.front()))> told;
  for (const Fact& fact : facts) {
    if (IsFactual(fact.modality)) told.insert(key(fact));
  }
  std::erase_if(facts, [&](const Fact& fact) {
    return !IsFactual(fact.modality) && told.contains(key(fact));
  });
}

}  // namespace unspin
