#include "extract/values/currency_suffix.h"

#include "extract/values/currencies.h"

namespace unspin {
namespace {

// "won", "US dollars", "Hong Kong dollars", "pounds sterling".
std::optional<CurrencySuffix> NameAt(const ValueContext& context, size_t i) {
  for (size_t words = 0; words < 3 && i + words < context.size(); ++words) {
    const size_t at = i + words;
    const auto name = CurrencyByName(context.lower(at));
    if (!name) continue;

    CurrencySuffix out{name->code,     at + 1, context.at(at).span,
                       name->decimals, 0,      name->doubtful};
    if (words > 0) {
      const auto national = NationalCurrency(context.lower(at - 1), context.lower(at));
      if (!national) break;
      out.code = *national;
      out.doubtful = false;
    } else if (out.code == "USD" && !context.Is(at, "bucks")) {
      out.code = context.dollar();
    } else if (context.lower(at) == "euro" &&
               OneOf(context.lower(at + 1), {"cent", "cents"})) {
      out = {"EUR", at + 2, context.at(at + 1).span, 2, 0, false};
    } else if (context.Is(at + 1, "sterling")) {
      out = {"GBP", at + 2, context.at(at + 1).span, 0, 0, false};
    }
    return out;
  }
  return std::nullopt;
}

// "€", "USD", "MUSD", "kr" behind the amount.
std::optional<CurrencySuffix> SignBehind(const ValueContext& context, size_t i) {
  if (i >= context.size()) return std::nullopt;
  const Token& token = context.at(i);
  // "10 € " but not "10 $5".
  if (token.shape == Shape::kPunctuation) {
    const auto code = CurrencyOfSign(token.text);
    const bool amount_follows =
        context.HasShape(i + 1, Shape::kNumber) && context.Attached(i + 1);
    if (!code || amount_follows) return std::nullopt;
    return CurrencySuffix{*code, i + 1, token.span, 0, 0, false};
  }
  // "500 US$"
  if (context.Is(i + 1, "$") && context.Attached(i + 1) && token.text.size() <= 3) {
    const auto code = CurrencyOfSign(context.text().TextOf({i, i + 2}));
    const bool prefix = StartsWithDigit(context.lower(i + 2));
    if (code && !prefix)
      return CurrencySuffix{*code, i + 2, context.at(i + 1).span, 0, 0, false};
  }
  if (token.text.size() == 3 &&
      (token.shape == Shape::kUpper || IsPlainCode(token.text))) {
    if (const auto code = CurrencyCode(token.text)) {
      return CurrencySuffix{*code, i + 1, token.span, 0, 0, false};
    }
  }
  if (const auto code = CodeOfMillions(token.text)) {
    return CurrencySuffix{*code, i + 1, token.span, 0, 6, false};
  }
  if (OneOf(token.text, {"kr", "zł", "Kč", "Ft"})) {
    return CurrencySuffix{*CurrencyOfSign(token.text), i + 1, token.span, 0, 0, false};
  }
  return std::nullopt;
}

}  // namespace

bool StartsWithDigit(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

std::optional<std::string_view> CodeOfMillions(std::string_view text) {
  if (text.size() != 4 || (text[0] != 'M' && text[0] != 'm') || text[1] >= 'a') {
    return std::nullopt;
  }
  return CurrencyCode(text.substr(1));
}

std::optional<CurrencySuffix> SuffixAt(const ValueContext& context, size_t i) {
  if (auto sign = SignBehind(context, i)) return sign;
  return NameAt(context, i);
}

std::optional<CurrencySuffix> SuffixInTail(const Number& number) {
  std::string_view tail = number.tail;
  const bool dash = tail.front() == '-';
  if (dash) tail.remove_prefix(1);
  const std::string_view word = tail.substr(0, tail.find('-'));
  const auto name = CurrencyByName(word);
  if (name && (dash || name->decimals == 2)) {
    const size_t end = number.span.end + (dash ? 1 : 0) + word.size();
    return CurrencySuffix{name->code,     number.end, {number.span.end, end},
                          name->decimals, 0,          name->doubtful};
  }
  const auto code = CurrencyCode(word);
  if (!code || dash || word[0] >= 'a') return std::nullopt;
  return CurrencySuffix{*code, number.end, {number.span.end, number.span.end + 3},
                        0,     0,          false};
}

}  // namespace unspin
