#include "extract/values/amounts.h"

namespace unspin {
namespace {

bool Two(const ValueContext& context, size_t i, std::string_view first,
         std::string_view second) {
  return i >= 2 && context.lower(i - 2) == first && context.lower(i - 1) == second;
}

// Whether the "and" before token `i` is that of "between ... and": no other lies
// between.
bool ClosesBetween(const ValueContext& context, size_t i) {
  const size_t floor = context.Sentence(i).begin;
  for (size_t k = i - 1; k > floor && i - k < 8;) {
    --k;
    if (context.Is(k, "between")) return true;
    if (OneOf(context.lower(k), {"and", ",", ";"})) return false;
  }
  return false;
}

}  // namespace

Bound DateBoundAround(const ValueContext& context, TokenRange tokens) {
  size_t i = tokens.begin;
  const Bound amount = BoundAround(context, tokens);
  if (amount != Bound::kExact) return amount;
  // "before the end of June", "since early 2020", "until the"
  while (i > 0 && OneOf(context.before(i), {"the", "early", "late", "mid", "end", "of",
                                            "start", "beginning"})) {
    --i;
  }
  const std::string_view word = context.before(i);
  if (OneOf(word, {"since", "after", "from", "starting"})) return Bound::kAtLeast;
  if (OneOf(word, {"before", "until", "till", "by"}) ||
      Two(context, i, "prior", "to")) {
    return Bound::kAtMost;
  }
  return Bound::kExact;
}

Bound BoundAround(const ValueContext& context, TokenRange tokens) {
  const size_t i = tokens.begin;
  const std::string_view word = context.before(i);
  if (OneOf(word, {"than"}) && i >= 2) {
    const std::string_view than = context.before(i - 1);
    const bool negated = i >= 3 && OneOf(context.before(i - 2), {"no", "not"});
    // "no more than" and "no fewer than" turn round.
    if (OneOf(than, {"more", "greater", "longer", "higher", "larger"})) {
      return negated ? Bound::kAtMost : Bound::kAtLeast;
    }
    if (OneOf(than, {"less", "fewer", "shorter", "lower", "smaller"})) {
      return negated ? Bound::kAtLeast : Bound::kAtMost;
    }
    return Bound::kExact;
  }
  if (OneOf(word, {"over", "above", "exceeding", "exceeds", "exceeded", "topping"}) ||
      Two(context, i, "at", "least") || Two(context, i, "upwards", "of") ||
      Two(context, i, "excess", "of") || Two(context, i, "minimum", "of")) {
    return Bound::kAtLeast;
  }
  if (OneOf(word, {"nearly", "almost", "under", "below", "within", "maximum"}) ||
      Two(context, i, "up", "to") || Two(context, i, "close", "to") ||
      Two(context, i, "at", "most") || Two(context, i, "many", "as") ||
      Two(context, i, "much", "as") || Two(context, i, "long", "as") ||
      Two(context, i, "maximum", "of") || Two(context, i, "short", "of")) {
    return Bound::kAtMost;
  }
  if (OneOf(word, {"about", "around", "roughly", "approximately", "some", "estimated",
                   "circa", "~", "approx"})) {
    return Bound::kAbout;
  }
  if (word == "between") return Bound::kAtLeast;
  if (word == "and" && ClosesBetween(context, i)) return Bound::kAtMost;
  const size_t end = tokens.end;
  if (context.Is(end, "or")) {
    if (context.Is(end + 1, "more")) return Bound::kAtLeast;
    if (OneOf(context.lower(end + 1), {"less", "fewer"})) return Bound::kAtMost;
    if (context.Is(end + 1, "so")) return Bound::kAbout;
  }
  if (context.Is(end, "+") && context.Attached(end)) return Bound::kAtLeast;
  return Bound::kExact;
}

}  // namespace unspin
