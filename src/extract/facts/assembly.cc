#include "extract/facts/assembly.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace unspin {
namespace {

// A date so far from the matched words belongs to something else in the sentence.
constexpr size_t kDateReach = 16;  // tokens

// Facts that lean on a pronoun or on "the company" are a little less sure.
constexpr double kInferredFactor = 0.9;

bool IsPastVerb(std::string_view word) {
  constexpr std::string_view kWords[] = {"was",  "were",   "left", "quit",  "had",
                                         "took", "became", "came", "chose", "did",
                                         "fell", "rose",   "went", "lost",  "bought"};
  return std::ranges::find(kWords, word) != std::end(kWords) ||
         (word.size() > 4 && word.ends_with("ed"));
}

bool IsPresentVerb(std::string_view word) {
  constexpr std::string_view kWords[] = {"is",   "are", "has", "have",
                                         "will", "to",  "be"};
  return std::ranges::find(kWords, word) != std::end(kWords);
}

// Whether the matched words tell of what is done, is being done or is to come.
bool IsPresent(const RuleMatch& match) {
  bool past = false;
  for (size_t i = match.tokens.begin; i < match.tokens.end; ++i) {
    const std::string_view word = match.sentence->token(i).lower;
    if (IsPresentVerb(word)) return true;
    if (IsPastVerb(word)) past = true;
  }
  return !past;
}

// "Since 2018" and "founded in 2011" date something else.
bool IsDateOfOther(const SentenceGraph& sentence, const Value& value) {
  if (value.tokens.begin <= sentence.tokens.begin) return false;
  return sentence.token(value.tokens.begin - 1).lower == "since";
}

}  // namespace

std::vector<const RuleMatch*> FactContext::Matches(std::string_view fact,
                                                   FactRule::Action action) const {
  std::vector<const RuleMatch*> found;
  for (const RuleMatch& match : matches) {
    if (match.rule->rule.fact == fact && match.rule->rule.action == action) {
      found.push_back(&match);
    }
  }
  return found;
}

std::span<const RuleMatch> FactContext::MatchesIn(size_t sentence_index) const {
  const auto index_of = [](const RuleMatch& match) { return match.sentence_index; };
  return {std::ranges::lower_bound(matches, sentence_index, {}, index_of),
          std::ranges::upper_bound(matches, sentence_index, {}, index_of)};
}

Fact StartFact(const RuleMatch& match, std::string_view type) {
  Fact fact;
  fact.type = type;
  fact.field = match.sentence->text->field();
  fact.evidence = match.sentence->span();
  fact.confidence = match.rule->rule.confidence;
  fact.rule = match.rule->rule.id;
  fact.lexicon_row = match.rule->row;
  fact.modality = match.modality;
  fact.speaker = match.speaker;
  for (const Capture& capture : match.captures) {
    if (!capture.edges.empty() && capture.edges.front()->inferred) {
      fact.confidence *= kInferredFactor;
    }
  }
  return fact;
}

void SetField(Fact& fact, std::string_view name, FactValue value,
              std::optional<TextSpan> evidence) {
  const auto found = std::ranges::find(fact.fields, name, &FactField::name);
  if (found != fact.fields.end()) {
    found->value = std::move(value);
    found->evidence = evidence;
    return;
  }
  fact.fields.push_back({std::string(name), std::move(value), evidence});
}

double Number(const Fact& fact, std::string_view name) {
  const FactValue* const value = fact.Find(name);
  const auto* const number = value ? std::get_if<double>(value) : nullptr;
  return number ? *number : 0;
}

const Value* DateValueOf(const RuleMatch& match) {
  const Edge* const captured = match.FindEdge("date");
  if (captured != nullptr && captured->value != nullptr) return captured->value;
  const Value* best = nullptr;
  size_t best_distance = kDateReach + 1;
  for (const Value* const value : match.sentence->values) {
    if (value->kind != ValueKind::kDate || value->normalised.empty()) continue;
    if (IsDateOfOther(*match.sentence, *value)) continue;
    size_t distance = 0;
    if (value->tokens.begin >= match.tokens.end) {
      distance = value->tokens.begin - match.tokens.end;
    } else if (value->tokens.end <= match.tokens.begin) {
      // "On Monday, ..." reaches further than a date in the middle does.
      distance = match.tokens.begin - value->tokens.end + 2;
    }
    if (distance >= best_distance) continue;
    best = value;
    best_distance = distance;
  }
  return best;
}

std::optional<std::string> DateOf(const FactContext& context, const RuleMatch& match) {
  const Value* const value = DateValueOf(match);
  if (value != nullptr) return value->normalised;
  if (!context.published || !IsPresent(match)) return std::nullopt;
  return ToIso(*context.published);
}

size_t FirmOf(const FactContext& context, const RuleMatch& match,
              std::string_view field) {
  const Edge* const edge = match.FindEdge(field);
  if (edge != nullptr && edge->entity != kNoEntity) return edge->entity;
  return match.sentence->focus != kNoEntity ? match.sentence->focus
                                            : context.main_company;
}

bool SameFields(const Fact& a, const Fact& b, std::span<const std::string_view> names) {
  return a.type == b.type && std::ranges::all_of(names, [&](std::string_view name) {
           const FactValue* const left = a.Find(name);
           const FactValue* const right = b.Find(name);
           return (left == nullptr) == (right == nullptr) &&
                  (left == nullptr || *left == *right);
         });
}

void MergeFact(Fact& into, const Fact& from) {
  for (const FactField& field : from.fields) {
    if (into.Find(field.name) == nullptr) into.fields.push_back(field);
  }
  if (into.modality == Modality::kReported && from.modality == Modality::kAsserted) {
    into.modality = from.modality;
    into.speaker.clear();
  }
  const bool surer = from.confidence > into.confidence ||
                     (into.field == Field::kTitle && from.field == Field::kBody);
  if (!surer) return;
  into.field = from.field;
  into.evidence = from.evidence;
  into.confidence = std::max(into.confidence, from.confidence);
  into.rule = from.rule;
  into.lexicon_row = from.lexicon_row;
  if (from.modality == into.modality) into.speaker = from.speaker;
}

}  // namespace unspin
