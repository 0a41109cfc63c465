#include "values/recognizer_values.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "extract/values/expressions.h"

namespace unspin {
namespace {

using Json = nlohmann::json;

// Twelve significant figures: the specs round to fifteen.
std::string Figures(double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.12g", number == 0 ? 0 : number);
  return buffer;
}

std::string Figures(const std::string& text) {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  return end == text.c_str() ? text : Figures(number);
}

// Units that the specs give no ISO code, as the code that the program takes without
// other evidence, and what part of it they are: "Pence" are hundredths of GBP.
struct Unit {
  const char* name;
  const char* code;
  double factor;
};

constexpr Unit kUnits[] = {
    {"Dollar", "USD", 1},   {"Cent", "USD", 0.01},  {"Pound", "GBP", 1},
    {"Pence", "GBP", 0.01}, {"Penny", "GBP", 0.01}, {"Euro", "EUR", 1},
    {"Franc", "CHF", 1},    {"Rupee", "INR", 1},    {"Peso", "MXN", 1},
    {"Dinar", "KWD", 1},    {"Krone", "NOK", 1},    {"Krona", "SEK", 1},
    {"Lira", "TRY", 1},     {"Shilling", "KES", 1}, {"Dirham", "AED", 1},
    {"Rial", "IRR", 1},     {"Riyal", "SAR", 1},    {"Ruble", "RUB", 1},
    {"Won", "KRW", 1},      {"Yen", "JPY", 1},      {"Yuan", "CNY", 1},
    {"Baht", "THB", 1},     {"Bitcoin", "BTC", 1},  {"Satoshi", "BTC", 1e-8},
};

std::string MoneyValue(const Json& resolution) {
  if (resolution.value("value", Json()).is_null()) return "";
  const std::string name = resolution.value("unit", "");
  const double amount =
      std::strtod(resolution["value"].get<std::string>().c_str(), nullptr);
  if (const std::string code = resolution.value("isoCurrency", ""); !code.empty()) {
    return code + " " + Figures(amount);
  }
  for (const Unit& unit : kUnits) {
    if (name == unit.name) {
      return std::string(unit.code) + " " + Figures(amount * unit.factor);
    }
  }
  return name + " " + Figures(amount);
}

std::string Or(const Json& value, const char* key) { return value.value(key, ""); }

// The readings of a date or duration.
std::vector<std::string> TimeValues(const std::string& type, const Json& resolution) {
  std::vector<std::string> out;
  for (const Json& value : resolution.at("values")) {
    if (type == "duration") {
      const std::string mod = Or(value, "Mod");
      out.push_back(mod + (mod.empty() ? "" : " ") + Or(value, "timex"));
      continue;
    }
    if (Or(value, "value") == "not resolved") continue;
    if (type == "date") {
      out.push_back(Or(value, "value"));
    } else if (!Or(value, "start").empty() || !Or(value, "end").empty()) {
      out.push_back(Or(value, "start") + ".." + Or(value, "end"));
    }
  }
  return out;
}

std::string Iso(CivilDate day) { return ToIso(day); }

// The day that an end of a range stands for.
CivilDate EndDay(const Period& period, Part part) {
  if (part == Part::kEnd || part == Part::kLate) return AddDays(period.to, 1);
  if (part == Part::kMid && period.grain != Grain::kDay) {
    return AddDays(period.from, 6);  // the 16th
  }
  return period.from;
}

std::string DateRange(const ValueExpression& value) {
  const Period& period = *value.period;
  const bool day = period.grain == Grain::kDay;
  const CivilDate behind = day ? period.from : AddDays(period.to, 1);
  const bool point_end = value.part == Part::kEnd;
  switch (value.relation) {
    case Relation::kBefore:
    case Relation::kUntil:
      return ".." + Iso(point_end ? behind : period.from);
    case Relation::kSince:
      return Iso(period.from) + "..";
    case Relation::kAfter:
      return Iso(value.part == Part::kStart ? period.from : behind) + "..";
    case Relation::kBetween:
      return Iso(EndDay(period, value.part)) + ".." +
             Iso(EndDay(*value.last, value.last_part));
    case Relation::kIs:
      break;
  }
  return day ? Iso(period.from) : Iso(period.from) + ".." + Iso(behind);
}

// "PT3H", "P2.5D".
std::string Duration(const ValueExpression& value) {
  return (value.low ? "more " : value.high ? "less " : "") + value.duration;
}

std::string Interval(const ValueExpression& value) {
  if (!value.low && !value.high) return Figures(value.number);
  const bool range = value.low && value.high && value.low->value != value.high->value &&
                     value.low->closed && value.high->closed;
  std::string out = value.low && value.low->closed ? "[" : "(";
  if (value.low) out += Figures(value.low->value);
  out += ",";
  if (value.high) out += Figures(value.high->value);
  // "between 20 and 30" ends before 30 in the specs, "at most 30" with it.
  const bool joined = range && !value.limits_joined;
  return out + (value.high && value.high->closed && !joined ? "]" : ")");
}

FoundValue ToFound(std::string_view input, const ValueExpression& value) {
  FoundValue out;
  out.text = value.span.In(input);
  out.begin = CountCodePoints(input.substr(0, value.span.begin));
  out.end = out.begin + CountCodePoints(out.text);
  return out;
}

std::vector<std::string> ValuesOf(const ValueExpression& value) {
  switch (value.kind) {
    case ValueKind::kDate: {
      std::vector<std::string> out = {DateRange(value)};
      if (value.point && value.relation == Relation::kIs)
        out.push_back(Iso(*value.point));
      return out;
    }
    case ValueKind::kDuration:
      return {Duration(value)};
    case ValueKind::kMoney:
      return {value.unit + " " + Figures(value.number)};
    case ValueKind::kPercent:
      return {Figures(value.number) + "%"};
    default:
      return {Interval(value)};
  }
}

bool BelongsTo(const std::string& model, const ValueExpression& value) {
  if (model == "DateTime") {
    return value.kind == ValueKind::kDate || value.kind == ValueKind::kDuration;
  }
  if (model == "Currency") return value.kind == ValueKind::kMoney;
  return model != "Percent" || value.kind == ValueKind::kPercent;
}

}  // namespace

std::vector<std::string> ExpectedValues(const std::string& type,
                                        const Json& resolution) {
  if (type == "currency") {
    const std::string value = MoneyValue(resolution);
    return value.empty() ? std::vector<std::string>() : std::vector{value};
  }
  if (resolution.contains("values")) return TimeValues(type, resolution);
  if (resolution.value("value", Json()).is_null()) return {};
  std::string value = resolution["value"];
  if (value == "null") return {};
  if (type == "percentage") {
    value.pop_back();
    return {Figures(value) + "%"};
  }
  return {type == "number" ? Figures(value) : value};
}

std::vector<FoundValue> FindLikeModel(const std::string& model, std::string_view input,
                                      std::optional<CivilDate> reference) {
  const TokenizedText text(input, Field::kBody);
  std::vector<FoundValue> out;
  for (const ValueExpression& value : model == "Number" ? FindNumbers(text)
                                      : model == "NumberRange"
                                          ? FindNumberRanges(text)
                                          : FindExpressions(text, reference)) {
    if (!BelongsTo(model, value)) continue;
    out.push_back(ToFound(input, value));
    out.back().values = ValuesOf(value);
  }
  return out;
}

}  // namespace unspin
