#include "extract/value_finder.h"

#include <utility>

#include "extract/values/amounts.h"
#include "extract/values/context.h"
#include "extract/values/date_match.h"

namespace unspin {
namespace {

Value ToValue(const ValueContext& context, const DateMatch& match) {
  Value value;
  value.kind = ValueKind::kDate;
  value.tokens = match.tokens;
  value.span = match.span;
  if (match.period) {
    value.normalised = match.period->ToIso();
    value.from = match.period->from;
    value.to = match.period->to;
  }
  value.bound = DateBoundAround(context, match.tokens);
  value.confidence = match.confidence;
  value.rule = std::string(match.rule);
  return value;
}

bool HasDigits(const ValueContext& context, size_t i) {
  return context.HasShape(i, Shape::kNumber) ||
         context.HasShape(i, Shape::kAlphanumeric);
}

// Whether a value may start at token `i`: most tokens are plain words, which is asked
// once here instead of in every finder.
bool MayStart(const ValueContext& context, size_t i) {
  const Token& token = context.at(i);
  if (context.term(i).kind != TermKind::kNone) return true;
  if (token.shape == Shape::kNumber || token.shape == Shape::kAlphanumeric) return true;
  if (token.shape == Shape::kPunctuation) {
    return token.text != "," && token.text != "." && token.text != "(" &&
           token.text != ")";
  }
  if (context.HasShape(i + 1, Shape::kNumber)) return true;  // "rupees 500 crore"
  if (token.text.size() > 4) return token.text.find('-') != std::string_view::npos;
  // "US$ 5", "cad$5", "Rs.90m": no more than a sign or a stop before the number
  return HasDigits(context, i + 1) || HasDigits(context, i + 2);
}

std::optional<DateMatch> FindDate(const ValueContext& context, size_t i,
                                  const std::vector<DateMatch>& earlier) {
  if (auto match = FindBusinessPeriod(context, i, earlier)) return match;
  if (auto match = FindCalendarDate(context, i)) return match;
  if (auto match = FindRelativeDate(context, i, earlier)) return match;
  return FindYear(context, i);
}

// "May", "Friday" and "weeks" start no amount, "quarter" may: "quarter of a million".
bool StartsNoAmount(const ValueContext& context, size_t i) {
  switch (context.term(i).kind) {
    case TermKind::kMonth:
    case TermKind::kShortMonth:
    case TermKind::kWeekday:
    case TermKind::kShortWeekday:
      return true;
    case TermKind::kUnit:
      return !context.Is(i, "quarter");
    default:
      return false;
  }
}

std::optional<Value> FindAmount(const ValueContext& context, size_t i) {
  if (StartsNoAmount(context, i)) return std::nullopt;
  if (auto value = FindMoney(context, i)) return value;
  if (auto value = FindPercent(context, i)) return value;
  if (auto value = FindTimeOfDay(context, i)) return value;
  if (auto value = FindDuration(context, i)) return value;
  return FindCount(context, i);
}

// "$9.99 a month": the month is no duration.
bool IsRate(const ValueContext& context, const Value& amount, const Value& duration) {
  return duration.kind == ValueKind::kDuration &&
         amount.tokens.end == duration.tokens.begin &&
         OneOf(context.lower(duration.tokens.begin), {"a", "an"});
}

}  // namespace

ValueFinder::ValueFinder(const Lexicon&) {}

std::vector<Value> ValueFinder::Find(const TokenizedText& text,
                                     std::optional<CivilDate> published) const {
  return FindValues(text, published);
}

std::vector<Value> FindValues(const TokenizedText& text,
                              std::optional<CivilDate> published) {
  const ValueContext context(text, published);
  std::vector<Value> values;
  std::vector<DateMatch> dates;
  for (size_t i = 0; i < context.size();) {
    std::optional<Value> value;
    if (MayStart(context, i)) {
      // Money goes first: "$2022" and "Rs 9 May" are amounts. What looks like an amount
      // and a date ("2 May") is a date.
      if (context.term(i).kind == TermKind::kNone) value = FindMoney(context, i);
      if (!value) {
        if (auto match = FindDate(context, i, dates)) {
          value = ToValue(context, *match);
          dates.push_back(*match);
        } else {
          value = FindAmount(context, i);
        }
      }
    }
    if (!value || (!values.empty() && IsRate(context, values.back(), *value))) {
      ++i;
      continue;
    }
    i = value->tokens.end;
    values.push_back(std::move(*value));
  }
  return values;
}

}  // namespace unspin
