#include "extract/values/amounts.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

// Nouns that count things without a plural "s".
bool IsIrregularPlural(std::string_view word) {
  return OneOf(word,
               {"people", "staff", "men", "women", "children", "personnel", "police",
                "crew", "aircraft", "data", "media", "headcount", "software"});
}

bool IsPluralNoun(std::string_view word) {
  if (IsIrregularPlural(word)) return true;
  return word.size() > 3 && word.ends_with("s") && !word.ends_with("ss") &&
         !word.ends_with("us") && !word.ends_with("is") && !word.ends_with("'s") &&
         !OneOf(word, {"times", "has", "was", "does", "its", "this", "across", "as",
                       "degrees", "always", "sometimes", "perhaps", "says"});
}

// Words that no noun phrase runs across.
bool BreaksPhrase(std::string_view word) {
  return OneOf(word,
               {"of",    "in",   "at",   "on",    "to",      "by",   "for",  "from",
                "and",   "or",   "but",  "as",    "a",       "an",   "the",  "is",
                "was",   "were", "are",  "will",  "had",     "has",  "have", "that",
                "which", "who",  "than", "per",   "with",    "its",  "it",   "he",
                "she",   "they", "we",   "after", "before",  "this", "more", "fewer",
                "said",  "into", "when", "while", "because", "out",  "times"});
}

// The noun that is counted, up to three words behind the number.
struct Noun {
  std::string word;
  size_t end = 0;
};

std::optional<Noun> NounBehind(const ValueContext& context, size_t i) {
  if (context.Is(i, "of") &&
      OneOf(context.lower(i + 1), {"its", "the", "their", "our"})) {
    i += 2;  // "130 of its employees"
  }
  for (size_t k = i; k < i + 4 && k < context.size(); ++k) {
    const Token& token = context.at(k);
    if (token.shape == Shape::kPunctuation || BreaksPhrase(token.lower)) break;
    if (!token.space_before || token.shape == Shape::kNumber) break;
    if (IsPluralNoun(token.lower) && token.shape != Shape::kUpper) {
      // "1,200 sales jobs": the last plural is the head.
      if (context.HasShape(k + 1, Shape::kLower) &&
          IsPluralNoun(context.lower(k + 1)) && !BreaksPhrase(context.lower(k + 1))) {
        ++k;
      }
      return Noun{std::string(context.lower(k)), k + 1};
    }
  }
  return std::nullopt;
}

bool IsNumberWordInName(const ValueContext& context, size_t i, const Number& number) {
  // "Two Sigma", "One Medical": capitals in the middle of a sentence.
  return number.in_words && context.HasShape(i, Shape::kCapitalised) &&
         !context.at(i).sentence_start;
}

// "Windows 11", "Boeing 737", "Phase 3": a number that belongs to the name before it.
bool FollowsName(const ValueContext& context, size_t i) {
  if (i == 0 || context.at(i - 1).sentence_start) return false;
  const Shape shape = context.at(i - 1).shape;
  return shape == Shape::kCapitalised || shape == Shape::kMixed ||
         shape == Shape::kUpper || shape == Shape::kAlphanumeric;
}

// "700 or more employees", "between 40 and 50 banks": the token where the noun is
// looked for.
size_t BehindBound(const ValueContext& context, size_t i) {
  if (context.Is(i, "or") &&
      OneOf(context.lower(i + 1), {"more", "fewer", "less", "so"}))
    return i + 2;
  if (!context.Is(i, "and") || i < 2 || !context.Is(i - 2, "between")) return i;
  const auto second = ParseNumber(context, i + 1, false);
  return second ? second->end : i;
}

// "4:3", "3-2", "24/7".
bool IsPartOfRatio(const ValueContext& context, size_t i, size_t end) {
  const auto joins = [&](size_t sign) {
    return OneOf(context.lower(sign), {":", "/", "-", "–"}) && context.Attached(sign) &&
           context.Attached(sign + 1);
  };
  return joins(end) || (i > 1 && context.Attached(i) && joins(i - 1));
}

}  // namespace

std::optional<Value> FindCount(const ValueContext& context, size_t i) {
  const auto number = ParseNumber(context, i, false);
  if (!number || !number->tail.empty() || number->high) return std::nullopt;
  if (IsNumberWordInName(context, i, *number)) return std::nullopt;
  // "one of the largest events" counts nothing.
  if (context.Is(i, "one") && context.Is(i + 1, "of")) return std::nullopt;
  const auto noun = NounBehind(context, BehindBound(context, number->end));
  if (!noun && IsPartOfRatio(context, i, number->end)) return std::nullopt;
  if (!noun) {
    // A bare number serves facts only where a phrase leads to it: "a headcount of
    // 6,420".
    const bool led =
        OneOf(context.before(i),
              {"of", "to", "at", "by", "from", "than", "about", "around", "nearly",
               "some", "least", "over", "was", "were", "is", "reached", "total"});
    if (!led || number->short_magnitude ||
        (number->in_words && !number->has_magnitude)) {
      return std::nullopt;
    }
  } else if (FindTerm(noun->word).kind == TermKind::kUnit) {
    return std::nullopt;  // "six years old"
  } else if (FollowsName(context, i) && !context.text().title_case()) {
    return std::nullopt;
  }
  Value value;
  value.kind = ValueKind::kCount;
  value.tokens = {i, number->end};
  value.span = {context.at(i).span.begin, number->span.end};
  value.number = number->value.value();
  value.normalised = number->value.ToString();
  if (noun) value.unit = noun->word;
  value.bound = BoundAround(context, value.tokens);
  value.confidence = noun ? 0.9 : 0.6;
  value.rule = "count";
  return value;
}

}  // namespace unspin
