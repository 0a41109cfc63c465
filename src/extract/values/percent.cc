#include "extract/values/amounts.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

// Where the percent word or sign behind a number ends.
struct PercentSign {
  size_t end = 0;
  size_t end_byte = 0;
};

std::optional<PercentSign> SignAt(const ValueContext& context, const Number& number) {
  const auto until = [&](size_t token) {
    return PercentSign{token + 1, context.at(token).span.end};
  };
  const size_t i = number.end;
  if (!number.tail.empty()) {
    // "18pc", "20-percent", "20-per-cent"
    for (const std::string_view word :
         {"pc", "pct", "-percent", "-per-cent", "-percentage"}) {
      if (number.tail == word ||
          (number.tail.starts_with(word) && number.tail[word.size()] == '-')) {
        return PercentSign{i, number.span.end + word.size()};
      }
    }
    return std::nullopt;
  }
  if (OneOf(context.lower(i), {"%", "％"})) return until(i);
  if (OneOf(context.lower(i), {"percent", "pct", "percents"})) {
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

}  // namespace

std::optional<Value> FindPercent(const ValueContext& context, size_t i) {
  // "-18%": a sign that stands apart from the word before it.
  const bool sign_before = OneOf(context.lower(i), {"-", "−"}) &&
                           context.Attached(i + 1) &&
                           (i == 0 || context.at(i).space_before) &&
                           context.HasShape(i + 1, Shape::kNumber);
  const bool minus = sign_before || OneOf(context.lower(i), {"minus", "negative"});
  if (IsEncoded(context, i)) return std::nullopt;
  const size_t first = minus ? i + 1 : i;
  auto number = ParseNumber(context, first, false);
  if (!number || number->short_magnitude || number->has_magnitude) return std::nullopt;
  const auto sign = SignAt(context, *number);
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
