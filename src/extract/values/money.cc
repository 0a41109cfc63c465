#include <cmath>

#include "extract/values/amounts.h"
#include "extract/values/currencies.h"
#include "extract/values/currency_suffix.h"
#include "extract/values/number.h"
#include "extract/values/number_words.h"

namespace unspin {
namespace {

// A currency before its amount: code and the token of the number.
struct Prefix {
  std::string_view code;
  size_t number = 0;
};

// "$", "US$" in two tokens, "Rs.", "SEK".
std::optional<Prefix> PrefixAt(const ValueContext& context, size_t i) {
  const Token& token = context.at(i);
  std::string_view sign = token.text;
  size_t next = i + 1;
  // "US" "$": letters that touch a sign behind them.
  // In tokenised text they stand apart: "c $ 5", "us $ 5".
  const bool apart = OneOf(token.text, {"c", "us", "U.S."}) && context.Is(next, "$");
  if (apart) {
    const size_t number = next + 1;
    if (!StartsWithDigit(context.lower(number))) return std::nullopt;
    return Prefix{token.text == "c" ? "CAD" : "USD", number};
  }
  if (token.shape != Shape::kPunctuation && context.Attached(next) &&
      OneOf(context.lower(next), {"$", "¥", "₵"})) {
    sign = context.text().TextOf({i, next + 1});
    ++next;
    if (sign.size() > 6) return std::nullopt;
  } else if (token.text == "Rs" && context.Is(next, ".") && context.Attached(next)) {
    ++next;
  }
  const auto code = CurrencyOfSign(sign);
  if (!code || next >= context.size()) return std::nullopt;
  // A single letter or "Fr", "kr" is a sign only when digits follow at once or a code
  // is spelled in capitals: "P500", not "P 5".
  if (sign == "P" && context.at(next).space_before) return std::nullopt;
  if (!StartsWithDigit(context.lower(next))) return std::nullopt;
  if (*code == "JPY" && context.chinese() && (sign == "¥" || sign == "￥")) {
    return Prefix{"CNY", next};
  }
  return Prefix{*code, next};
}

Value MoneyValue(const ValueContext& context, size_t begin, size_t end, TextSpan span,
                 std::string_view code, const Number& number) {
  Value value;
  value.kind = ValueKind::kMoney;
  value.tokens = {begin, end};
  value.span = span;
  value.number = number.value.value();
  value.unit = std::string(code);
  value.normalised = value.unit + " " + number.value.ToString();
  if (number.high) value.normalised += "/" + number.high->ToString();
  value.bound = BoundAround(context, value.tokens);
  value.confidence = 0.97;
  value.rule = "money";
  return value;
}

// "$10 to $12 million", "between $5 and $6 million": the first amount borrows the
// magnitude.
void ShareMagnitude(const ValueContext& context, std::string_view code,
                    Number& number) {
  if (number.has_magnitude || number.value.digits >= 10000) return;
  const size_t i = number.end;
  const bool between =
      context.Is(i, "and") && number.end >= 3 && context.Is(number.end - 3, "between");
  if (!between && !OneOf(context.lower(i), {"to", "-", "–", "or"})) return;
  if (i + 1 >= context.size()) return;
  const auto prefix = PrefixAt(context, i + 1);
  const auto second = ParseNumber(context, prefix ? prefix->number : i + 1, true);
  if (!second || !second->has_magnitude || (prefix && prefix->code != code)) return;
  if (!prefix && context.Is(i, "or")) return;
  Decimal raised = number.value;
  raised.power = second->value.power;
  if (raised.value() < second->value.value()) number.value = raised;
}

std::optional<Value> WithPrefix(const ValueContext& context, size_t i) {
  if (const auto millions = CodeOfMillions(context.at(i).text)) {
    auto number = ParseNumber(context, i + 1, false);
    if (!number || number->has_magnitude || !number->tail.empty()) return std::nullopt;
    number->value.power += 6;
    return MoneyValue(context, i, number->end,
                      {context.at(i).span.begin, number->span.end}, *millions, *number);
  }
  auto prefix = PrefixAt(context, i);
  const auto rare = prefix ? std::nullopt : RareCode(context.at(i).text);
  if (rare) prefix = Prefix{*rare, i + 1};
  if (!prefix || prefix->number >= context.size()) return std::nullopt;
  auto number = ParseNumber(context, prefix->number, true);
  // "CVE 2.9 billion", not "CVE 2023".
  if (rare && (!number || !number->has_magnitude || number->in_words)) {
    return std::nullopt;
  }
  if (!number) return std::nullopt;
  // "$4x", "$3rd": no amount. "$40-a-month" and "$100m-plus" are.
  if (!number->tail.empty() && number->tail.front() != '-') return std::nullopt;
  ShareMagnitude(context, prefix->code, *number);
  const TextSpan span = {context.at(i).span.begin, number->span.end};
  return MoneyValue(context, i, number->end, span, prefix->code, *number);
}

// "Rs212 crore", "USD115", "EUR90m": the letters and digits are one token.
std::optional<Value> JoinedPrefix(const ValueContext& context, size_t i) {
  const Token& token = context.at(i);
  if (token.shape != Shape::kAlphanumeric) return std::nullopt;
  const size_t digits = token.text.find_first_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || digits > 3)
    return std::nullopt;
  const std::string_view sign = token.text.substr(0, digits);
  const auto code = CurrencyOfSign(sign);
  const bool rand = sign == "R";
  if (!code && !rand) return std::nullopt;
  const auto number = ParseNumberInside(context, i, digits);
  if (!number || (!number->tail.empty() && number->tail.front() != '-')) {
    return std::nullopt;
  }
  // "R500 million" is rand, "R2" and "P100" are models; so are "Fr5" and "RM1".
  const bool weak = rand || sign == "P" || sign == "Fr" || sign == "kr" ||
                    sign == "Ft" || sign == "Dh" || sign == "Tk";
  if (weak && !number->has_magnitude) return std::nullopt;
  const TextSpan span = {token.span.begin, number->span.end};
  return MoneyValue(context, i, number->end, span, rand ? "ZAR" : *code, *number);
}

// "rupees 500 crore", "dollar 7.5 million": a name before its amount, which has a
// magnitude or ends the clause. Refused: "against the dollar 5 times".
std::optional<Value> NamePrefix(const ValueContext& context, size_t i) {
  if (!context.HasShape(i + 1, Shape::kNumber) ||
      !OneOf(context.lower(i), {"dollar", "dollars", "rupee", "rupees", "pesos",
                                "naira", "taka", "dirhams", "shillings"})) {
    return std::nullopt;
  }
  const auto name = CurrencyByName(context.lower(i));
  const auto number = ParseNumber(context, i + 1, true);
  if (!name || !number || !number->tail.empty()) return std::nullopt;
  const bool closed = number->end >= context.size() ||
                      OneOf(context.lower(number->end), {".", ",", ";", ")"});
  if (!number->has_magnitude && !closed) return std::nullopt;
  const TextSpan span = {context.at(i).span.begin, number->span.end};
  return MoneyValue(context, i, number->end, span, name->code, *number);
}

// Whether small numbers of pounds are money here: "it costs 30 pounds".
bool SpeaksOfMoney(const ValueContext& context, size_t i) {
  // "75p a share", "45p each"
  if (OneOf(context.lower(i + 1), {"each", "per"}) ||
      (context.Is(i + 1, "a") &&
       OneOf(context.lower(i + 2),
             {"share", "month", "year", "day", "litre", "minute"}))) {
    return true;
  }
  const TokenRange sentence = context.Sentence(i);
  for (size_t k = i; k > sentence.begin && i - k < 6;) {
    --k;
    if (OneOf(context.lower(k),
              {"cost", "costs", "costing", "pay", "paid", "pays", "price", "priced",
               "worth", "fine", "fined", "charge", "charged", "earn", "earned", "spent",
               "raised", "for"})) {
      return true;
    }
  }
  return false;
}

// "60 USD million": the magnitude behind the code.
void TakeMagnitude(const ValueContext& context, CurrencySuffix& suffix) {
  const Term term = context.term(suffix.end);
  if (term.kind != TermKind::kMagnitude || term.value < 5) return;
  suffix.power += term.value;
  suffix.last = context.at(suffix.end).span;
  ++suffix.end;
}

// The hundredths behind a whole amount: "eleven dollars and thirty cents", "15
// dollars 50". Without a name they end the clause.
void TakeHundredths(const ValueContext& context, CurrencySuffix& suffix,
                    Number& number) {
  if (suffix.decimals + suffix.power > 0 || number.has_magnitude ||
      number.value.decimals > 0 || number.high) {
    return;
  }
  const bool joined = context.Is(suffix.end, "and");
  const auto part = ParseNumber(context, suffix.end + (joined ? 1 : 0), false);
  if (!part || part->value.decimals + part->value.power > 0 || !part->tail.empty() ||
      part->value.digits < 1 || part->value.digits > 99) {
    return;
  }
  const auto name = CurrencyByName(context.lower(part->end));
  const bool named = name && name->decimals == 2;
  const bool ends = part->end >= context.size() ||
                    OneOf(context.lower(part->end), {".", ",", "!", "?", "more"});
  if (!named && (joined || !ends || part->value.digits < 10)) return;
  number.value = {number.value.digits * 100 + part->value.digits, 2, 0};
  suffix.end = part->end + (named ? 1 : 0);
  suffix.last = context.at(suffix.end - 1).span;
}

// "three quarters billion", "two and a quarter million": a number with a fraction.
std::optional<Number> FractionNumber(const ValueContext& context, size_t i) {
  // "several million dollars" is no sum.
  const TermKind kind = context.term(i).kind;
  if (kind != TermKind::kSmall && kind != TermKind::kTens) return std::nullopt;
  const auto wide = WideNumberAt(context, i);
  if (!wide || !wide->in_words || wide->partial || wide->value < 1000) {
    return std::nullopt;
  }
  Number number;
  number.value.digits = std::llround(wide->value);
  number.span = wide->span;
  number.end = wide->end;
  number.in_words = true;
  number.has_magnitude = true;
  return number;
}

// "720p" is a picture, "9 won" a verb, "5 pounds" a weight.
bool IsDoubtful(const ValueContext& context, size_t i, const CurrencySuffix& suffix,
                const Number& number) {
  if (!suffix.doubtful || number.has_magnitude) return false;
  const double amount = number.value.value();
  if (suffix.code == "KRW" ? amount < 100 : !SpeaksOfMoney(context, i)) return true;
  return suffix.decimals == 2 && amount >= 144 && number.value.decimals == 0;
}

std::optional<Value> WithSuffix(const ValueContext& context, size_t i) {
  auto number = ParseNumber(context, i, true);
  if (!number || (number->in_words && context.Is(number->end, "quarters"))) {
    number = FractionNumber(context, i);
  }
  if (!number) return std::nullopt;
  auto suffix =
      number->tail.empty() ? SuffixAt(context, number->end) : SuffixInTail(*number);
  if (!suffix) return std::nullopt;
  if (IsDoubtful(context, i, *suffix, *number)) return std::nullopt;
  if (!number->has_magnitude) TakeMagnitude(context, *suffix);
  TakeHundredths(context, *suffix, *number);
  number->value.decimals += suffix->decimals;
  number->value.power += suffix->power;
  const TextSpan span = {context.at(i).span.begin, suffix->last.end};
  return MoneyValue(context, i, suffix->end, span, suffix->code, *number);
}

}  // namespace

std::optional<Value> FindMoney(const ValueContext& context, size_t i) {
  const Token& token = context.at(i);
  if (token.text.size() <= 4) {
    if (auto value = WithPrefix(context, i)) return value;
  }
  if (token.shape == Shape::kPunctuation) return std::nullopt;
  if (auto value = NamePrefix(context, i)) return value;
  if (auto value = JoinedPrefix(context, i)) return value;
  return WithSuffix(context, i);
}

}  // namespace unspin
