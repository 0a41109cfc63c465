#include "eval/scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "eval/fact_match.h"
#include "eval/normal_form.h"

namespace unspin {
namespace {

template <typename Key>
using Multiset = std::map<Key, uint64_t>;

double Share(uint64_t part, uint64_t whole, double of_nothing) {
  return whole == 0 ? of_nothing
                    : static_cast<double>(part) / static_cast<double>(whole);
}

template <typename Key>
uint64_t Size(const Multiset<Key>& set) {
  uint64_t size = 0;
  for (const auto& [key, count] : set) size += count;
  return size;
}

template <typename Key>
uint64_t CountOf(const Multiset<Key>& set, const Key& key) {
  const auto found = set.find(key);
  return found == set.end() ? 0 : found->second;
}

template <typename Key>
Tally Compare(const Multiset<Key>& gold, const Multiset<Key>& found) {
  Tally tally{0, Size(found), Size(gold)};
  for (const auto& [key, count] : gold)
    tally.right += std::min(count, CountOf(found, key));
  return tally;
}

Multiset<std::string> Texts(const std::vector<ScoredMentionText>& mentions,
                            EntityType type) {
  Multiset<std::string> texts;
  for (const ScoredMentionText& mention : mentions) {
    if (mention.type == type) ++texts[ScoredMention(mention.text)];
  }
  return texts;
}

using ValueKey = std::pair<std::string, std::string>;
Multiset<ValueKey> Values(const std::vector<ScoredMentionText>& mentions,
                          EntityType type) {
  Multiset<ValueKey> values;
  for (const ScoredMentionText& mention : mentions) {
    if (mention.type != type) continue;
    ++values[{ScoredMention(mention.text), mention.entity}];
  }
  return values;
}

// Those of `more` that `less` has not.
void ListSurplus(const Multiset<std::string>& more, const Multiset<std::string>& less,
                 const std::string& prefix, std::vector<std::string>& errors) {
  for (const auto& [text, count] : more) {
    const uint64_t matched = CountOf(less, text);
    if (count <= matched) continue;
    errors.push_back(fmt::format("{} '{}' x{}", prefix, text, count - matched));
  }
}

// The name that the gold has for a found entity, by any of its forms.
std::string GoldName(const Entity& entity, const NameTable& names) {
  if (const std::string* name = names.Find(entity.name)) return *name;
  for (const std::string& alias : entity.aliases) {
    if (const std::string* name = names.Find(alias)) return *name;
  }
  return entity.name;
}

std::vector<ComparableFact> FactsOf(std::string_view type,
                                    const std::vector<ScoredFact>& facts,
                                    const NameTable& names) {
  std::vector<ComparableFact> comparable;
  for (const ScoredFact& fact : facts) {
    if (fact.type == type) comparable.push_back(Comparable(fact, names));
  }
  return comparable;
}

// Fields of the gold that the found fact has right.
std::vector<std::pair<std::string, bool>> CompareFields(const ComparableFact& gold,
                                                        const ComparableFact& found) {
  std::vector<std::pair<std::string, bool>> right;
  for (const auto& [field, value] : gold.extra) {
    const auto other = found.extra.find(field);
    right.emplace_back(
        field, FieldIsRight(field, value,
                            other == found.extra.end() ? nullptr : &other->second));
  }
  return right;
}

int64_t RightFields(const ComparableFact& gold, const ComparableFact& found) {
  const auto fields = CompareFields(gold, found);
  return std::count_if(fields.begin(), fields.end(),
                       [](const auto& field) { return field.second; });
}

// The fact of the same key with the most fields right; the first of several.
std::vector<ComparableFact>::iterator BestMatch(const ComparableFact& gold,
                                                std::vector<ComparableFact>& found) {
  auto best = found.end();
  int64_t best_right = -1;
  for (auto it = found.begin(); it != found.end(); ++it) {
    if (it->key != gold.key) continue;
    const int64_t right = RightFields(gold, *it);
    if (right > best_right) {
      best = it;
      best_right = right;
    }
  }
  return best;
}

void AddSum(const std::string& group, bool values, Scores& scores) {
  Tally sum;
  bool any = false;
  for (const auto& [name, tally] : scores.tallies) {
    if (!name.starts_with(group + " ")) continue;
    const auto type = EntityTypeByName(std::string_view(name).substr(group.size() + 1));
    if ((type && IsValue(*type)) != values) continue;
    sum += tally;
    any = true;
  }
  if (any) scores.tallies[group + (values ? " ALL values" : " ALL")] = sum;
}

}  // namespace

Prediction PredictionOf(const Article& article) {
  Prediction found;
  for (const Mention& mention : article.analysis.mentions) {
    const std::string_view text = article.document.field(mention.field).text;
    found.mentions.push_back(
        {std::string(mention.span.In(text)), mention.type, mention.entity});
  }
  found.entities = article.analysis.entities;
  for (const Fact& fact : article.analysis.facts) {
    if (!IsFactual(fact.modality)) continue;
    ScoredFact scored;
    scored.type = fact.type;
    for (const FactField& field : fact.fields) scored.fields[field.name] = field.value;
    found.facts.push_back(std::move(scored));
  }
  return found;
}

double Tally::precision() const { return Share(right, predicted, gold == 0 ? 1 : 0); }
double Tally::recall() const { return Share(right, gold, 1); }

double Tally::f1() const {
  const double p = precision();
  const double r = recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

Tally& Tally::operator+=(const Tally& other) {
  right += other.right;
  predicted += other.predicted;
  gold += other.gold;
  return *this;
}

void Scorer::Add(const GoldArticle& gold, const Prediction& found) {
  AddMentions(gold, found);
  AddEntities(gold, found);
  AddFacts(gold, found);
}

void Scorer::AddMentions(const GoldArticle& gold, const Prediction& found) {
  std::set<EntityType> types;
  for (const auto* mentions : {&gold.mentions, &found.mentions}) {
    for (const ScoredMentionText& mention : *mentions) types.insert(mention.type);
  }
  for (const EntityType type : types) {
    const auto expected = Texts(gold.mentions, type);
    const auto texts = Texts(found.mentions, type);
    const std::string name(Name(type));
    scores_.tallies["mention " + name] += Compare(expected, texts);
    if (IsValue(type)) {
      scores_.tallies["value " + name] +=
          Compare(Values(gold.mentions, type), Values(found.mentions, type));
    }
    const std::string prefix = gold.name + ": mention " + name;
    ListSurplus(expected, texts, prefix + " missed", scores_.errors);
    ListSurplus(texts, expected, prefix + " wrong", scores_.errors);
  }
}

void Scorer::AddEntities(const GoldArticle& gold, const Prediction& found) {
  const NameTable names(gold);
  std::map<EntityType, std::set<std::string>> expected;
  std::map<EntityType, Multiset<std::string>> got;
  for (const Entity& entity : gold.entities) {
    if (!IsValue(entity.type)) expected[entity.type].insert(entity.name);
  }
  for (const Entity& entity : found.entities) {
    if (!IsValue(entity.type)) ++got[entity.type][GoldName(entity, names)];
  }
  for (const auto& [type, entities] : expected) {
    Tally& tally = scores_.tallies["entity " + std::string(Name(type))];
    tally.gold += entities.size();
    for (const std::string& entity : entities)
      tally.right += got[type].contains(entity);
  }
  for (const auto& [type, entities] : got) {
    scores_.tallies["entity " + std::string(Name(type))].predicted += Size(entities);
  }
}

void Scorer::AddFacts(const GoldArticle& gold, const Prediction& found) {
  std::set<std::string> types;
  for (const auto* facts : {&gold.facts, &found.facts}) {
    for (const ScoredFact& fact : *facts) types.insert(fact.type);
  }
  for (const std::string& type : types) AddFactType(type, gold, found);
}

void Scorer::AddFactType(std::string_view type, const GoldArticle& gold,
                         const Prediction& found) {
  const NameTable names(gold);
  const std::vector<ComparableFact> expected = FactsOf(type, gold.facts, names);
  std::vector<ComparableFact> left = FactsOf(type, found.facts, names);
  Tally& tally = scores_.tallies[fmt::format("fact {}", type)];
  tally.predicted += left.size();
  tally.gold += expected.size();
  for (const ComparableFact& fact : expected) {
    const auto match = BestMatch(fact, left);
    if (match == left.end()) {
      scores_.errors.push_back(
          fmt::format("{}: fact {} missed ({})", gold.name, type, fact.KeyText()));
      continue;
    }
    ++tally.right;
    for (const auto& [field, right] : CompareFields(fact, *match)) {
      FieldTally& field_tally = scores_.fields[fmt::format("{}.{}", type, field)];
      ++field_tally.of;
      field_tally.right += right;
    }
    left.erase(match);
  }
  for (const ComparableFact& fact : left) {
    scores_.errors.push_back(
        fmt::format("{}: fact {} wrong ({})", gold.name, type, fact.KeyText()));
  }
}

void Scorer::AddRepair(const GoldArticle& gold, std::string_view spun,
                       std::string_view repaired, const AcceptedWords& accepted) {
  std::vector<std::string> errors;
  scores_.repair += ScoreRepair(gold.text, spun, repaired, accepted, errors);
  scores_.repair_scored = true;
  for (const std::string& error : errors) {
    scores_.errors.push_back(gold.name + ": " + error);
  }
}

Scores Scorer::Take() {
  for (const char* group : {"mention", "entity", "fact"}) {
    AddSum(group, false, scores_);
    AddSum(group, true, scores_);
  }
  return std::move(scores_);
}

}  // namespace unspin
