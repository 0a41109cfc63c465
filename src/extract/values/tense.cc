#include "extract/values/tense.h"

#include <algorithm>
#include <array>

namespace unspin {
namespace {

// Sorted. Verbs and adjectives that look ahead, in the forms in which they do.
constexpr auto kFuture = std::to_array<std::string_view>(
    {"aim",      "aiming",   "aims",      "begin",     "beginning", "begins",
     "close",    "due",      "effective", "ends",      "expect",    "expected",
     "expects",  "expires",  "forecast",  "forecasts", "guidance",  "hope",
     "hopes",    "intend",   "intends",   "launches",  "ll",        "may",
     "might",    "must",     "outlook",   "plan",      "planned",   "planning",
     "plans",    "proposed", "remains",   "reports",   "retires",   "scheduled",
     "see",      "shall",    "should",    "slated",    "start",     "starting",
     "starts",   "upcoming", "will",      "won't",     "won’t",     "would",
     "wouldn't", "wouldn’t"});

// Sorted. Irregular past forms; regular ones end in "ed".
constexpr auto kPast = std::to_array<std::string_view>(
    {"became", "began", "bought", "broke",  "brought",  "built", "came",
     "chose",  "drew",  "fell",   "felt",   "fought",   "found", "gave",
     "got",    "grew",  "held",   "kept",   "knew",     "laid",  "led",
     "left",   "lost",  "made",   "met",    "paid",     "ran",   "rang",
     "rose",   "said",  "sank",   "saw",    "sent",     "sold",  "spent",
     "spoke",  "spun",  "stood",  "struck", "swung",    "taken", "thought",
     "threw",  "told",  "took",   "went",   "withdrew", "won",   "wrote"});

// Sorted. Words that speak of the past whatever stands before them.
constexpr auto kAuxiliaryPast = std::to_array<std::string_view>(
    {"ago", "been", "did", "didn't", "didn’t", "earlier", "had", "has", "have", "than",
     "was", "were"});

// Sorted. Verbs whose past looks like the infinitive.
constexpr auto kSamePast =
    std::to_array<std::string_view>({"beat", "cost", "cut", "hit", "hurt", "let", "put",
                                     "quit", "set", "shut", "split", "spread"});

// Sorted. Words in "ed" that are no past.
constexpr auto kNotPast = std::to_array<std::string_view>(
    {"advanced", "based", "embed", "hundred", "interested", "limited", "need",
     "related", "speed", "united", "unlimited", "unrelated"});

template <size_t N>
bool Has(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::binary_search(words, word);
}

bool IsRegularPast(std::string_view word) {
  return word.size() > 4 && word.ends_with("ed") && !word.ends_with("eed") &&
         !Has(kNotPast, word);
}

// Whether one of the two words before token `i` makes it an infinitive or a passive
// that is still to come: "will shut", "to be carried", "is held".
bool IsGoverned(const ValueContext& context, size_t i) {
  for (size_t back = 1; back <= 2 && back <= i; ++back) {
    if (OneOf(context.lower(i - back),
              {"to", "will", "would", "could", "can", "may", "might", "must", "should",
               "shall", "be", "is", "are", "won't", "won’t"})) {
      return true;
    }
  }
  return false;
}

// The tense that token `i` speaks for.
Tense TenseOf(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  if (context.at(i).shape == Shape::kPunctuation) return Tense::kUnknown;
  if (word.ends_with("’ll") || word.ends_with("'ll")) return Tense::kFuture;
  if (OneOf(word, {"would", "will", "should", "might", "may"}) &&
      context.at(i).shape == Shape::kLower) {
    return context.Is(i + 1, "have") ? Tense::kPast : Tense::kFuture;
  }
  if (OneOf(word, {"set", "has", "have"}) && context.Is(i + 1, "to"))
    return Tense::kFuture;
  if (word == "expected" && !context.Is(i + 1, "to") &&
      !OneOf(context.before(i), {"is", "are", "was", "were", "be", "been", "widely"})) {
    return Tense::kPast;  // "analysts expected 85 cents for the third quarter"
  }
  if (Has(kFuture, word)) {
    // "was due in March", "had planned to": still ahead of the past, so leave it to
    // luck.
    return Tense::kFuture;
  }
  // "is retiring in May"
  if (OneOf(word, {"is", "are"}) && context.lower(i + 1).ends_with("ing")) {
    return Tense::kFuture;
  }
  // "decided to close", "likely to begin": an infinitive looks ahead of its verb.
  if (word == "to" && context.HasShape(i + 1, Shape::kLower) &&
      OneOf(context.before(i),
            {"decide", "decided", "want", "wants", "is", "are", "likely", "due", "able",
             "ready", "promised", "pledged", "vowed", "remain", "going"})) {
    return Tense::kFuture;
  }
  if (Has(kAuxiliaryPast, word)) return Tense::kPast;
  if (context.at(i).shape != Shape::kLower) return Tense::kUnknown;
  if (Has(kPast, word) || IsRegularPast(word) || Has(kSamePast, word)) {
    return IsGoverned(context, i) ? Tense::kUnknown : Tense::kPast;
  }
  return Tense::kUnknown;
}

// The preposition before a date, looking past "the end of", "early", "mid".
std::string_view PrepositionBefore(const ValueContext& context, size_t begin) {
  size_t i = begin;
  for (int steps = 0; i > 0 && steps < 4; ++steps) {
    --i;
    if (!OneOf(context.lower(i),
               {"the", "end", "of", "early", "late", "mid", "-", "start", "beginning",
                "middle", "close", "next", "about"})) {
      return context.lower(i);
    }
  }
  return {};
}

bool EndsClause(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  if (word == ":" && context.Attached(i + 1)) return false;  // "02:00"
  return word == ";" || word == ":" || word == "—" || word == "–" || word == "(" ||
         word == "“" || word == "\"";
}

// "asked for a report by June 14" looks ahead; "had left by June" and "by Sunday, all
// had gone" do not.
Tense TenseOfDeadline(const ValueContext& context, TokenRange tokens,
                      TokenRange sentence) {
  for (size_t i = tokens.begin; i > sentence.begin && tokens.begin - i < 9;) {
    --i;
    if (EndsClause(context, i)) break;
    if (OneOf(context.lower(i), {"had", "was", "were"})) return Tense::kPast;
    if (TenseOf(context, i) == Tense::kFuture) return Tense::kFuture;
  }
  const bool leads =
      tokens.begin < sentence.begin + 5 || EndsClause(context, tokens.begin - 2);
  for (size_t i = tokens.end; leads && i < sentence.end && i < tokens.end + 9; ++i) {
    if (OneOf(context.lower(i), {"had", "was", "were"})) return Tense::kPast;
  }
  return Tense::kFuture;
}

}  // namespace

Tense TenseAround(const ValueContext& context, TokenRange tokens) {
  static_assert(std::ranges::is_sorted(kFuture));
  static_assert(std::ranges::is_sorted(kPast));
  static_assert(std::ranges::is_sorted(kAuxiliaryPast));
  static_assert(std::ranges::is_sorted(kSamePast));
  static_assert(std::ranges::is_sorted(kNotPast));
  const TokenRange sentence = context.Sentence(tokens.begin);
  const std::string_view preposition = PrepositionBefore(context, tokens.begin);
  if (preposition == "since") return Tense::kPast;
  Tense left = Tense::kUnknown;
  for (size_t i = tokens.begin; i > sentence.begin && left == Tense::kUnknown;) {
    --i;
    if (EndsClause(context, i) || tokens.begin - i > 30) break;
    left = TenseOf(context, i);
  }
  if (OneOf(preposition, {"by", "until", "till", "before"})) {
    return TenseOfDeadline(context, tokens, sentence);
  }
  if (left != Tense::kUnknown) return left;
  // "accounts for 10% of sales in Q2, the unit will look": the date closes the words
  // before the comma, so the verb behind it says nothing.
  const bool closes = context.Is(tokens.end, ",") && tokens.begin > sentence.begin + 4;
  if (closes) return Tense::kUnknown;
  for (size_t i = tokens.end; i < sentence.end && i < tokens.end + 16; ++i) {
    const Tense right = TenseOf(context, i);
    if (right != Tense::kUnknown) return right;
    if (EndsClause(context, i)) break;
  }
  return Tense::kUnknown;
}

}  // namespace unspin
