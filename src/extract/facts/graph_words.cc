#include "extract/facts/graph_words.h"

#include <algorithm>

#include "base/word_set.h"

namespace unspin {

uint32_t SlotsOf(EntityType type) {
  switch (type) {
    case EntityType::kCompany:
      return Bit(RuleSlot::kCompany) | Bit(RuleSlot::kFirm) | Bit(RuleSlot::kName);
    case EntityType::kOrganization:
      return Bit(RuleSlot::kOrganization) | Bit(RuleSlot::kFirm) | Bit(RuleSlot::kName);
    case EntityType::kPerson:
      return Bit(RuleSlot::kPerson) | Bit(RuleSlot::kNamed);
    case EntityType::kProduct:
      return Bit(RuleSlot::kProduct) | Bit(RuleSlot::kName);
    case EntityType::kPlace:
      return Bit(RuleSlot::kPlace);
    default:
      return 0;
  }
}

uint32_t SlotsOf(ValueKind kind) {
  switch (kind) {
    case ValueKind::kDate:
      return Bit(RuleSlot::kDate);
    case ValueKind::kMoney:
      return Bit(RuleSlot::kMoney) | Bit(RuleSlot::kAmount);
    case ValueKind::kPercent:
      return Bit(RuleSlot::kPercent) | Bit(RuleSlot::kAmount);
    case ValueKind::kCount:
      return Bit(RuleSlot::kCount) | Bit(RuleSlot::kAmount);
    case ValueKind::kDuration:
      return Bit(RuleSlot::kDuration);
    case ValueKind::kTimeOfDay:
      return Bit(RuleSlot::kTime);
  }
  return 0;
}

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool IsDeterminer(std::string_view word) {
  static constexpr WordSet kWords({"the", "a", "an", "its", "their", "his", "her",
                                   "our", "some", "both", "this", "that"});
  return kWords.contains(word);
}

bool EndsDescription(std::string_view word) {
  static constexpr WordSet kWords(
      {"of",      "to",    "in",    "at",        "by",      "for",    "from",
       "with",    "and",   "or",    "on",        "that",    "who",    "which",
       "as",      "was",   "were",  "is",        "are",     "said",   "says",
       "has",     "had",   "have",  "told",      "than",    "about",  "it",
       "he",      "she",   "they",  "against",   "when",    "after",  "before",
       "because", "but",   "while", "like",      "between", "behind", "through",
       "into",    "led",   "where", "including", "include", "such",   "via",
       "near",    "under", "over",  "if"});
  return kWords.contains(word);
}

bool IsPreposition(std::string_view word) {
  static constexpr WordSet kWords({"of", "in", "at", "by", "for", "from", "with", "on",
                                   "against", "like", "to", "than", "among", "behind",
                                   "under"});
  return kWords.contains(word);
}

}  // namespace unspin
