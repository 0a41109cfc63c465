#include "extract/fact_finder.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/facts/assembly.h"
#include "extract/facts/attribution.h"
#include "extract/facts/context.h"
#include "extract/facts/fact_lexicon.h"
#include "extract/facts/modal_matches.h"
#include "extract/facts/rule_matcher.h"
#include "extract/facts/sentence_graphs.h"

namespace unspin {
namespace {

// Types whose facts take more than a pattern's captures.
bool IsAssembled(std::string_view type) {
  return type == "outage" || type == "role" || type == "role_change" ||
         type == "figure" || type == "relation";
}

size_t EndOfLead(std::span<const TokenizedText> texts) {
  for (const TokenizedText& text : texts) {
    if (text.field() != Field::kBody || text.sentences().empty()) continue;
    return text.sentences().front().tokens.end;
  }
  return 0;
}

template <typename T>
void Append(std::vector<T> more, std::vector<T>& all) {
  std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

struct FactFinder::Impl {
  explicit Impl(const Lexicon& source) : lexicon(source), matcher(lexicon) {
    for (const LoadedRule& rule : lexicon.rules()) {
      if (!IsAssembled(rule.rule.fact)) other_types.insert(rule.rule.fact);
    }
  }

  // The facts of matches that are alike in modality.
  std::vector<Fact> Assemble(const FactContext& context) const {
    std::vector<Fact> facts = FindOutages(context);
    std::vector<Fact> roles = FindRoles(context);
    Append(FindRoleChanges(context, roles), facts);
    Append(std::move(roles), facts);
    Append(FindFigures(context), facts);
    Append(FindRelations(context), facts);
    for (const std::string& type : other_types) {
      Append(FindOthers(context, type), facts);
    }
    return facts;
  }

  FactLexicon lexicon;
  RuleMatcher matcher;
  std::set<std::string> other_types;
};

FactFinder::FactFinder(const Lexicon& lexicon)
    : impl_(std::make_unique<Impl>(lexicon)) {}

FactFinder::~FactFinder() = default;

std::vector<Fact> FactFinder::Find(std::span<const TokenizedText> texts,
                                   std::span<const std::vector<Value>> values,
                                   const NamedEntities& names,
                                   std::optional<CivilDate> published,
                                   const Deadline& deadline) const {
  const size_t main_company = MainCompany(names, EndOfLead(texts));
  SentenceGraphs graphs(texts);
  std::vector<RuleMatch> matches;
  RuleMatcher::Scratch scratch(impl_->matcher);
  const Attribution attribution(impl_->lexicon, names);
  BuildGraphs(impl_->lexicon, texts, values, names, main_company,
              [&](SentenceGraph built) {
                deadline.Check();
                const SentenceGraph& graph = graphs.Add(std::move(built));
                std::vector<RuleMatch> found =
                    impl_->matcher.Match(graph, graphs.size() - 1, scratch);
                if (found.empty()) return;
                graphs.KeepLast();
                attribution.Add(graph, found);
                Append(std::move(found), matches);
              });
  FactContext context{impl_->lexicon, names, graphs, matches, main_company, published};
  std::vector<Fact> facts;
  const ModalMatches groups(std::move(matches));
  for (const std::vector<RuleMatch>& group : groups.groups()) {
    context.matches = group;
    if (!group.empty()) Append(impl_->Assemble(context), facts);
  }
  DropRepeatedModal(facts);
  std::ranges::stable_sort(facts, {}, [](const Fact& fact) {
    return std::tuple(!IsFactual(fact.modality), fact.field == Field::kBody,
                      fact.evidence.begin);
  });
  return facts;
}

}  // namespace unspin
