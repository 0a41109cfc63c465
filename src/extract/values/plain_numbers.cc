#include <algorithm>

#include "extract/values/expressions.h"
#include "extract/values/limits.h"
#include "extract/values/number.h"
#include "extract/values/number_words.h"

namespace unspin {
namespace {

struct Found {
  WideNumber number;
  size_t begin = 0;
};

// "this one", "no one", "the one": no numbers.
bool IsPronoun(const ValueContext& context, size_t i) {
  return context.Is(i, "one") &&
         OneOf(context.before(i), {"this", "that", "no", "the", "which", "any", "each",
                                   "every", "another", "some"});
}

// Whether the token before or behind makes the digits part of something else: "x2",
// "$5" is fine, "/search?q=30%25" is not.
bool IsInsideCode(const ValueContext& context, const WideNumber& number, size_t i) {
  if (number.in_words) return false;
  const bool slash_before = context.Attached(i) && OneOf(context.before(i), {"_", "="});
  const bool letters_behind = context.Attached(number.end) &&
                              context.at(number.end).shape != Shape::kPunctuation &&
                              context.at(number.end).shape != Shape::kNumber &&
                              !context.at(number.end).lower.starts_with("'");
  return slash_before || letters_behind;
}

std::optional<Found> NumberFrom(const ValueContext& context, size_t i) {
  const auto number = WideNumberAt(context, i);
  if (!number || IsPronoun(context, i) || IsInsideCode(context, *number, i)) {
    return std::nullopt;
  }
  // Joined to a word: "12-cent", "three-day"; but "two-nought-six" is three numbers.
  return Found{*number, i};
}

ValueExpression ToExpression(const Found& found) {
  ValueExpression out;
  out.kind = ValueKind::kCount;
  out.tokens = {found.begin, found.number.end};
  out.span = found.number.span;
  out.number = found.number.value;
  return out;
}

// Gives `out` the limit that `words` set at its number.
void SetLimit(ValueExpression& out, LimitKind kind) {
  const double value = out.number;
  switch (kind) {
    case LimitKind::kAbove:
      out.low = Limit{value, false};
      break;
    case LimitKind::kAtLeast:
      out.low = Limit{value, true};
      break;
    case LimitKind::kBelow:
      out.high = Limit{value, false};
      break;
    case LimitKind::kAtMost:
      out.high = Limit{value, true};
      break;
    case LimitKind::kEqual:
      out.low = Limit{value, true};
      out.high = Limit{value, true};
      break;
    case LimitKind::kNone:
      break;
  }
}

// Closes the limit that "or equal" follows.
void AddEqual(ValueExpression& out) {
  if (out.low) out.low->closed = true;
  if (out.high) out.high->closed = true;
}

// A number with the words that bound it on either side.
ValueExpression Bounded(const ValueContext& context, const Found& found) {
  ValueExpression out = ToExpression(found);
  const LimitWords before = LimitBefore(context, found.begin);
  const LimitWords behind = LimitBehind(context, found.number.end);
  if (before.kind != LimitKind::kNone) {
    SetLimit(out, before.kind);
    out.tokens.begin = before.begin;
    out.span.begin = context.at(before.begin).span.begin;
  }
  if (behind.kind == LimitKind::kNone || found.number.partial) return out;
  if (behind.kind == LimitKind::kEqual) {
    if (before.kind == LimitKind::kNone) return out;
    AddEqual(out);
  } else if (before.kind == LimitKind::kNone || before.kind == LimitKind::kEqual) {
    out.low.reset();
    out.high.reset();
    SetLimit(out, behind.kind);
  } else {
    return out;
  }
  out.tokens.end = behind.end;
  out.span.end = context.at(behind.end - 1).span.end;
  return out;
}

// "5-10" as one token.
std::optional<ValueExpression> InOneToken(const ValueContext& context,
                                          const Found& first) {
  const std::string_view word = context.lower(first.begin);
  const size_t dash = word.find('-');
  if (!context.HasShape(first.begin, Shape::kNumber) || dash == std::string_view::npos)
    return std::nullopt;
  const auto low = ParseDigits(word.substr(0, dash));
  const auto high = ParseDigits(word.substr(dash + 1));
  if (!low || !high || low->value() >= high->value()) return std::nullopt;
  ValueExpression out = ToExpression(first);
  out.low = Limit{low->value(), true};
  out.high = Limit{high->value(), true};
  out.span = context.at(first.begin).span;
  return out;
}

// "between 20 and 30", "from 5 to 10", "20 through 100", "1000 - 5000".
std::optional<ValueExpression> Between(const ValueContext& context,
                                       const Found& first) {
  if (auto range = InOneToken(context, first)) return range;
  const std::string_view before = context.before(first.begin);
  const size_t joint = first.number.end;
  const std::string_view word = context.lower(joint);
  const bool between = before == "between";
  const bool dash = OneOf(word, {"-", "–", "~"}) &&
                    (context.Attached(joint) == context.Attached(joint + 1));
  if (first.number.partial) return std::nullopt;
  if (between ? word != "and" && !dash
              : !OneOf(word, {"to", "through", "till", "until"}) && !dash) {
    return std::nullopt;
  }
  const auto second = NumberFrom(context, joint + 1);
  if (!second || second->number.value <= first.number.value) return std::nullopt;
  ValueExpression out = ToExpression(first);
  out.low = Limit{first.number.value, true};
  out.high = Limit{second->number.value, true};
  if (between || before == "from") --out.tokens.begin;
  out.tokens.end = second->number.end;
  out.span = {context.at(out.tokens.begin).span.begin, second->number.span.end};
  return out;
}

// "greater than 100 and smaller than 300": whether the limits of `b` close those of
// `a`, which then takes them over.
bool JoinLimits(const ValueContext& context, ValueExpression& a,
                const ValueExpression& b) {
  const size_t joint = a.tokens.end;
  if (b.tokens.begin != joint + 1 || !OneOf(context.lower(joint), {"and", "but"})) {
    return false;
  }
  const bool rising =
      a.low && !a.high && b.high && !b.low && a.low->value < b.high->value;
  const bool falling =
      a.high && !a.low && b.low && !b.high && b.low->value < a.high->value;
  if (!rising && !falling) return false;
  if (rising) a.high = b.high;
  if (falling) a.low = b.low;
  a.limits_joined = true;
  a.tokens.end = b.tokens.end;
  a.span.end = b.span.end;
  return true;
}

}  // namespace

std::vector<ValueExpression> FindNumbers(const TokenizedText& text) {
  const ValueContext context(text, std::nullopt);
  std::vector<ValueExpression> found;
  for (size_t i = 0; i < context.size();) {
    const auto number = NumberFrom(context, i);
    if (number) found.push_back(ToExpression(*number));
    i = number ? std::max(i + 1, number->number.end) : i + 1;
  }
  return found;
}

std::vector<ValueExpression> FindNumberRanges(const TokenizedText& text) {
  const ValueContext context(text, std::nullopt);
  std::vector<ValueExpression> found;
  size_t floor = 0;  // token behind the last range
  for (size_t i = 0; i < context.size();) {
    const auto number = NumberFrom(context, i);
    if (!number) {
      ++i;
      continue;
    }
    auto value = Between(context, *number);
    if (!value) value = Bounded(context, *number);
    i = std::max(i + 1, value->tokens.end);
    if ((!value->low && !value->high) || value->tokens.begin < floor) continue;
    floor = value->tokens.end;
    if (!found.empty() && JoinLimits(context, found.back(), *value)) continue;
    found.push_back(std::move(*value));
  }
  return found;
}

}  // namespace unspin
