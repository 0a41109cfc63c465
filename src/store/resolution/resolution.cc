#include "store/resolution/resolution.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/entity_key.h"
#include "store/resolution/entity_choice.h"
#include "store/resolution/groups.h"
#include "store/resolution/same_key.h"

namespace unspin {
namespace {

class Resolver {
 public:
  Resolver(const std::vector<ArticleName>& names,
           const std::vector<Override>& overrides, const TopicsOf& topics_of)
      : names_(names),
        overrides_(overrides),
        topics_of_(topics_of),
        groups_(names.size()),
        notes_(names.size()) {}

  Resolution Run() {
    LabelNames();
    for (size_t begin = 0; begin < names_.size();) {
      size_t end = begin;
      while (end < names_.size() && names_[end].key == names_[begin].key) ++end;
      first_of_key_[names_[begin].key] = begin;
      SameKeyJoiner(names_, topics_of_, groups_, notes_).Join(begin, end);
      begin = end;
    }
    JoinTickers();
    JoinClaims();
    return ChooseEntities(names_, overrides_, groups_, notes_);
  }

 private:
  void LabelNames();
  void LabelSplit(const Override& split);
  void JoinTickers();
  void JoinClaims();
  std::vector<SharedTopic> TopicsOfName(size_t i) const {
    return TopicsWithout(topics_of_(names_[i].article), names_[i].key);
  }
  std::optional<size_t> Winner(const TopicIndex& claimants,
                               const std::vector<size_t>& names) const;
  void Take(const std::pair<size_t, Clue>& claim, size_t root,
            const std::vector<size_t>& members);
  void Claim(const std::string& key,
             const std::vector<std::pair<size_t, Clue>>& claims);
  size_t EndOf(size_t begin) const {
    size_t end = begin;
    while (end < names_.size() && names_[end].key == names_[begin].key) ++end;
    return end;
  }

  const std::vector<ArticleName>& names_;
  const std::vector<Override>& overrides_;
  const TopicsOf& topics_of_;
  Groups groups_;
  std::vector<LinkNote> notes_;
  std::map<std::string, size_t> first_of_key_;
};

void Resolver::LabelNames() {
  for (size_t i = 0; i < names_.size(); ++i) {
    const ArticleName& name = names_[i];
    if (!name.lexicon_row.empty()) groups_.Label(i, "row", RowLabel(name));
    if (name.type != EntityType::kPerson) continue;
    const std::string initial = FormOfPerson(name.name).initial;
    if (!initial.empty()) groups_.Label(i, "initial", initial);
  }
  for (const Override& override : overrides_) {
    if (override.action == OverrideAction::kSplit) LabelSplit(override);
  }
}

// The names that a list of anchors means.
class AnchoredNames {
 public:
  explicit AnchoredNames(const std::vector<NameAnchor>& anchors) {
    for (const NameAnchor& a : anchors) anchors_.insert({a.key, a.article, a.name});
  }
  bool Has(const ArticleName& name) const {
    for (const std::string& article : {name.article, std::string()}) {
      for (const std::string& form : {name.name, std::string()}) {
        if (anchors_.count({name.key, article, form}) > 0) return true;
      }
    }
    return false;
  }

 private:
  std::set<std::tuple<std::string, std::string, std::string>> anchors_;
};

// Those split off by form keep all of that form, now and later; those split off by
// article draw what articles to come have in common with them.
void Resolver::LabelSplit(const Override& split) {
  const std::string label = "split " + std::to_string(split.id);
  const AnchoredNames off(split.parts[1]);
  const AnchoredNames staying(split.parts[0]);
  const bool by_form = std::ranges::any_of(
      split.parts[1], [](const NameAnchor& anchor) { return anchor.article.empty(); });
  std::optional<size_t> first;
  std::vector<size_t> others;
  for (size_t i = 0; i < names_.size(); ++i) {
    if (off.Has(names_[i])) {
      groups_.Label(i, label, "off");
      notes_[i] = {LinkKind::kOverride, std::to_string(split.id)};
      if (first) groups_.Join(*first, i);
      if (!first) first = i;
    } else if (by_form || staying.Has(names_[i])) {
      others.push_back(i);
    }
  }
  for (const size_t i : others) groups_.Label(i, label, "stays");
}

void Resolver::JoinTickers() {
  std::map<std::string, size_t> first_with;
  for (size_t i = 0; i < names_.size(); ++i) {
    for (const Clue& clue : names_[i].clues) {
      if (clue.kind != ClueKind::kTicker) continue;
      const size_t other = first_with.try_emplace(clue.value, i).first->second;
      if (groups_.Root(other) == groups_.Root(i)) continue;
      if (groups_.Join(other, i)) notes_[i] = {LinkKind::kTicker, clue.value};
    }
  }
}

void Resolver::JoinClaims() {
  std::map<std::string, std::vector<std::pair<size_t, Clue>>> claims;
  for (size_t i = 0; i < names_.size(); ++i) {
    for (const Clue& clue : names_[i].clues) {
      if (clue.kind != ClueKind::kAlias && clue.kind != ClueKind::kAcronym) continue;
      const std::string key = EntityKey(names_[i].type, clue.value);
      if (key != names_[i].key) claims[key].emplace_back(i, clue);
    }
  }
  for (const auto& [key, of_key] : claims) Claim(key, of_key);
}

// Of several claimants the one that the names have most topics in common with; none
// when two have as many, or none any.
std::optional<size_t> Resolver::Winner(const TopicIndex& claimants,
                                       const std::vector<size_t>& names) const {
  std::map<size_t, int> sums;
  for (const size_t i : names) {
    for (const auto& [group, points] : claimants.Scores(TopicsOfName(i))) {
      sums[group] += points;
    }
  }
  std::optional<size_t> winner;
  int most = 0;
  for (const auto& [group, points] : sums) {
    if (points == most) winner.reset();
    if (points > most) winner = group;
    most = std::max(most, points);
  }
  return winner;
}

// Gives the things of `key` to the one that claims it, or where several do, to the one
// that they have most topics in common with. A thing that has a row of its own, and
// what has nothing in common with any of several, stays what it is.
void Resolver::Claim(const std::string& key,
                     const std::vector<std::pair<size_t, Clue>>& claims) {
  const auto found = first_of_key_.find(key);
  if (found == first_of_key_.end()) return;
  std::map<size_t, std::pair<size_t, Clue>> claimants;  // by root, the first of each
  for (const auto& claim : claims) {
    claimants.try_emplace(groups_.Root(claim.first), claim);
  }
  TopicIndex index;
  for (const auto& [i, clue] : claims) {
    if (claimants.size() > 1) index.Add(groups_.Root(i), TopicsOfName(i));
  }
  std::map<size_t, std::vector<size_t>> things;
  const size_t end = EndOf(found->second);
  for (size_t i = found->second; i < end; ++i) {
    things[groups_.Root(i)].push_back(i);
  }
  for (const auto& [root, members] : things) {
    if (groups_.HasLabel(root, "row")) continue;
    const std::optional<size_t> winner = claimants.size() == 1
                                             ? std::optional(claimants.begin()->first)
                                             : Winner(index, members);
    if (winner) Take(claimants.at(*winner), root, members);
  }
}

void Resolver::Take(const std::pair<size_t, Clue>& claim, size_t root,
                    const std::vector<size_t>& members) {
  const auto& [claimant, clue] = claim;
  if (groups_.Root(claimant) == groups_.Root(root)) return;
  if (!groups_.Join(claimant, root)) return;
  const LinkKind kind =
      clue.kind == ClueKind::kAlias ? LinkKind::kAlias : LinkKind::kAcronym;
  for (const size_t i : members) {
    if (notes_[i].kind == LinkKind::kOverride) continue;
    notes_[i] = {kind, names_[claimant].article};
  }
}

}  // namespace

std::string RowLabel(const ArticleName& name) {
  const std::string& row = name.lexicon_row;
  return row.empty() ? row : row.substr(0, row.rfind(':')) + ' ' + name.name;
}

Resolution Resolve(std::vector<ArticleName>& names,
                   const std::vector<Override>& overrides, const TopicsOf& topics_of) {
  std::sort(names.begin(), names.end(), [](const ArticleName& a, const ArticleName& b) {
    return std::tie(a.key, a.published, a.article, a.id) <
           std::tie(b.key, b.published, b.article, b.id);
  });
  return Resolver(names, overrides, topics_of).Run();
}

}  // namespace unspin
