#include <cmath>

#include "extract/values/amounts.h"
#include "extract/values/number.h"
#include "extract/values/number_words.h"

namespace unspin {
namespace {

// Where the percent word or sign behind a number ends.
struct PercentSign {
  size_t end = 0;
  size_t end_byte = 0;
};

std::optional<PercentSign> SignFrom(const ValueContext& context, size_t i,
                                    std::string_view tail, size_t tail_byte) {
  const auto until = [&](size_t token) {
    return PercentSign{token + 1, context.at(token).span.end};
  };
  if (!tail.empty()) {
    // "18pc", "20-percent", "20-per-cent"
    for (const std::string_view word :
         {"pc", "pct", "-percent", "-per-cent", "-percentage"}) {
      if (tail == word || (tail.starts_with(word) && tail[word.size()] == '-')) {
        return PercentSign{i, tail_byte + word.size()};
      }
    }
    return std::nullopt;
  }
  if (OneOf(context.lower(i), {"%", "％"})) return until(i);
  if (OneOf(context.lower(i), {"percent", "pct", "percents", "per-cent"})) {
    // "two percent points"
    const bool points = OneOf(context.lower(i + 1), {"point", "points"});
    return until(points ? i + 1 : i);
  }
  // "per centum" is what spinners make of it.
  if (context.Is(i, "per") && OneOf(context.lower(i + 1), {"cent", "centum"})) {
    return until(i + 1);
  }
  if (OneOf(context.lower(i), {"pp", "ppt"}) && context.at(i).space_before) {
    return until(i);
  }
  if (context.Is(i, "pc") && context.at(i).space_before) return until(i);
  if (OneOf(context.lower(i),
            {"percentage", "percentage-point", "percentage-points"})) {
    if (OneOf(context.lower(i + 1), {"point", "points"})) return until(i + 1);
    if (context.lower(i) != "percentage") return until(i);
    // "thirty percentage" of those whose language has one word for both.
    const bool closed =
        i + 1 >= context.size() || context.HasShape(i + 1, Shape::kPunctuation);
    if (closed) return until(i);
  }
  return std::nullopt;
}

bool IsPoints(const ValueContext& context, size_t last) {
  return OneOf(context.lower(last), {"point", "points", "percentage-point",
                                     "percentage-points", "pp", "ppt"});
}

// Whether the digits at `i` stand inside an address: "q=30%", "%2020%".
bool IsEncoded(const ValueContext& context, size_t i) {
  return i > 0 && context.Attached(i) && OneOf(context.before(i), {"=", "%", "&", "_"});
}

// "half a percent", "a quarter of a percentage point", "1/2 percent": the number.
std::optional<Number> FractionOfPoint(const ValueContext& context, size_t i) {
  size_t next = i;
  Number number;
  if (OneOf(context.lower(i + 1), {"/"}) && context.HasShape(i, Shape::kNumber)) {
    const auto wide = WideNumberAt(context, i);
    if (!wide || wide->value >= 1 || wide->value <= 0) return std::nullopt;
    number.value = {std::llround(wide->value * 10000), 4, 0};
    next = wide->end;
  } else {
    if (context.Is(next, "a")) ++next;
    const bool half = context.Is(next, "half");
    if (!half && !context.Is(next, "quarter")) return std::nullopt;
    ++next;
    if (context.Is(next, "of")) ++next;
    if (!OneOf(context.lower(next), {"a", "one"})) return std::nullopt;
    ++next;
    number.value = half ? Decimal{5, 1, 0} : Decimal{25, 2, 0};
  }
  while (number.value.decimals > 0 && number.value.digits % 10 == 0) {
    number.value.digits /= 10;
    --number.value.decimals;
  }
  number.end = next;
  number.span = context.text().SpanOf({i, next});
  return number;
}

}  // namespace

std::optional<Value> FindPercent(const ValueContext& context, size_t i) {
  // "-18%": a sign that stands apart from the word before it.
  const bool sign_before =
      OneOf(context.lower(i), {"-", "−"}) && context.Attached(i + 1) &&
      (i == 0 || context.at(i).space_before) && context.HasShape(i + 1, Shape::kNumber);
  const bool minus = sign_before || OneOf(context.lower(i), {"minus", "negative"});
  if (IsEncoded(context, i)) return std::nullopt;
  const size_t first = minus ? i + 1 : i;
  auto number = FractionOfPoint(context, first);
  if (!number) number = ParseNumber(context, first, false);
  if (!number || number->short_magnitude || number->has_magnitude) return std::nullopt;
  const auto sign = SignFrom(context, number->end, number->tail, number->span.end);
  if (!sign) return std::nullopt;
  if (context.Is(sign->end - 1, "%") && context.HasShape(sign->end, Shape::kNumber) &&
      context.Attached(sign->end)) {
    return std::nullopt;  // "30%25" of an address
  }
  Value value;
  value.kind = ValueKind::kPercent;
  value.tokens = {i, sign->end};
  value.span = {context.at(i).span.begin, sign->end_byte};
  value.number = number->value.value() * (minus ? -1 : 1);
  value.unit = IsPoints(context, sign->end - 1) ? "percentage points" : "percent";
  value.normalised = (minus ? "-" : "") + number->value.ToString();
  if (number->high) value.normalised += "-" + number->high->ToString();
  value.normalised += "%";
  value.bound = BoundAround(context, value.tokens);
  value.confidence = 0.98;
  value.rule = "percent";
  return value;
}

}  // namespace unspin
