#pragma once

// From matches of rules to facts: what a match leaves open is filled from the sentence
// and the article, and what several sentences say of the same thing becomes one fact.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "core/fact.h"
#include "extract/facts/rule_matcher.h"
#include "extract/facts/sentence_graphs.h"

namespace unspin {

// The article whose facts are put together. Everything in it must outlive the facts'
// making.
struct FactContext {
  const FactLexicon& lexicon;
  const NamedEntities& names;
  const SentenceGraphs& graphs;
  std::span<const RuleMatch> matches;  // by sentence; of modalities that go together
  size_t main_company = kNoEntity;
  std::optional<CivilDate> published;

  const std::string& NameOf(size_t entity) const { return names.entities[entity].name; }
  EntityType TypeOf(size_t entity) const { return names.entities[entity].type; }
  // The matches of rules for a type of fact that do `action`.
  std::vector<const RuleMatch*> Matches(std::string_view fact,
                                        FactRule::Action action) const;
  std::span<const RuleMatch> MatchesIn(size_t sentence_index) const;
};

// Each gives its facts by position of the evidence.
std::vector<Fact> FindRoles(const FactContext& context);
// `roles` are the facts of FindRoles.
std::vector<Fact> FindRoleChanges(const FactContext& context,
                                  std::span<const Fact> roles);
std::vector<Fact> FindFigures(const FactContext& context);
std::vector<Fact> FindRelations(const FactContext& context);
std::vector<Fact> FindOutages(const FactContext& context);
// Facts of any other type, among them types that only the user's rules know: the fields
// are what the patterns capture.
std::vector<Fact> FindOthers(const FactContext& context, std::string_view fact);

// A fact without fields whose evidence is the sentence of `match`.
Fact StartFact(const RuleMatch& match, std::string_view type);
// Sets a field, or changes it.
void SetField(Fact& fact, std::string_view name, FactValue value,
              std::optional<TextSpan> evidence = std::nullopt);
double Number(const Fact& fact, std::string_view name);

// The normalised date that a match speaks of: one it captured as `date`, else the one
// of its sentence that stands nearest behind the matched words, or before them. Without
// one, `published` if the words are in the present, the perfect or the future tense.
std::optional<std::string> DateOf(const FactContext& context, const RuleMatch& match);
// The date value that DateOf would take; nullptr when there is none.
const Value* DateValueOf(const RuleMatch& match);

// An entity for the field of a match: the captured one, or the company that the
// sentence is about. kNoEntity when there is neither.
size_t FirmOf(const FactContext& context, const RuleMatch& match,
              std::string_view field);

// Whether two facts are of the same type and agree in the fields named.
bool SameFields(const Fact& a, const Fact& b, std::span<const std::string_view> names);
// Gives `into` the fields that it lacks, and the evidence of the surer of the two. What
// one of them asserts is asserted.
void MergeFact(Fact& into, const Fact& from);

}  // namespace unspin
