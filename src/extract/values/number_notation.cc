#include "extract/values/number_notation.h"

#include <array>
#include <cmath>

#include "base/unicode.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

struct Vulgar {
  char32_t sign;
  double value;
};

constexpr auto kVulgar = std::to_array<Vulgar>({
    {0xBC, 0.25},
    {0xBD, 0.5},
    {0xBE, 0.75},
    {0x2153, 1.0 / 3},
    {0x2154, 2.0 / 3},
    {0x215B, 0.125},
});

double VulgarFraction(std::string_view text) {
  size_t offset = 0;
  const char32_t c = NextCodePoint(text, offset);
  if (offset != text.size()) return 0;
  for (const Vulgar& vulgar : kVulgar) {
    if (vulgar.sign == c) return vulgar.value;
  }
  return 0;
}

bool IsMinus(std::string_view word) { return word == "-" || word == "−"; }

bool IsDigits(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  return context.HasShape(i, Shape::kNumber) &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

double ToDouble(std::string_view digits) {
  double value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// Reads a notation that starts with digits at a token.
class Notation {
 public:
  Notation(const ValueContext& context, size_t i) : context_(context), at_(i) {}

  // Whether something more than plain digits was read.
  bool Read() {
    if (at_ >= context_.size()) return false;
    if (context_.Is(at_, ".") && context_.Attached(at_ + 1) &&
        !context_.Attached(at_) && IsDigits(context_, at_ + 1)) {
      const std::string_view digits = context_.lower(at_ + 1);
      value_ = ToDouble(digits) / std::pow(10.0, static_cast<double>(digits.size()));
      return Finish(at_ + 2);
    }
    if (const double part = VulgarFraction(context_.lower(at_)); part > 0) {
      value_ = part;
      return Finish(at_ + 1);
    }
    return Power() || Fraction() || Grouped() || CommaDecimal();
  }

  double value() const { return value_; }
  size_t end() const { return at_; }

 private:
  bool Finish(size_t end) {
    at_ = end;
    return true;
  }

  // An exponent at `i`: "23", "-1", "+14"; all attached. Moves `i` behind it.
  std::optional<double> Exponent(size_t& i) const {
    double sign = 1;
    while (context_.Attached(i) && OneOf(context_.lower(i), {"+", "-"})) {
      if (context_.Is(i, "-")) sign = -sign;
      ++i;
    }
    if (!context_.Attached(i) || !IsDigits(context_, i) ||
        context_.lower(i).size() > 3) {
      return std::nullopt;
    }
    return sign * ToDouble(context_.lower(i++));
  }

  // "1.1^23", "12.32e+14", "1.3x10^6".
  bool Power() {
    const std::string_view word = context_.lower(at_);
    if (word.empty() || !IsAsciiDigit(word.front())) return false;
    size_t next = at_ + 1;
    const bool exponent = word.ends_with('e');
    const bool times = word.ends_with("x10") && word.size() > 3;
    const size_t suffix = exponent ? 1 : times ? 3 : 0;
    const auto base = ParseDigits(word.substr(0, word.size() - suffix));
    if (!base) return false;
    if (!exponent) {
      if (!context_.Is(next, "^") || !context_.Attached(next)) return false;
      ++next;
    }
    const auto power = Exponent(next);
    if (!power) return false;
    value_ = suffix > 0 ? base->value() * std::pow(10.0, *power)
                        : std::pow(base->value(), *power);
    return Finish(next);
  }

  // "1/4", "1 4/5"; not the parts of "3/14/2023".
  bool Fraction() {
    if (!IsDigits(context_, at_)) return false;
    for (const size_t start : {at_, at_ + 1}) {
      const size_t bar = start + 1;
      if (!context_.Is(bar, "/") || !context_.Attached(bar) ||
          !context_.Attached(bar + 1) || !IsDigits(context_, start) ||
          !IsDigits(context_, bar + 1) || context_.Attached(bar + 2) ||
          (start > at_ && context_.Attached(start))) {
        continue;
      }
      const double top = ToDouble(context_.lower(start));
      const double bottom = ToDouble(context_.lower(bar + 1));
      if (bottom == 0 || top >= bottom) return false;
      value_ = top / bottom + (start > at_ ? ToDouble(context_.lower(at_)) : 0);
      return Finish(bar + 2);
    }
    const double part = IsDigits(context_, at_) && at_ + 1 < context_.size()
                            ? VulgarFraction(context_.lower(at_ + 1))
                            : 0;
    if (part == 0) return false;
    value_ = ToDouble(context_.lower(at_)) + part;
    return Finish(at_ + 2);
  }

  // "40 000": groups of three digits with single spaces between them.
  bool Grouped() {
    if (!IsDigits(context_, at_) || context_.lower(at_).size() > 3) return false;
    size_t next = at_ + 1;
    double value = ToDouble(context_.lower(at_));
    while (IsDigits(context_, next) && context_.lower(next).size() == 3 &&
           context_.at(next).space_before) {
      value = value * 1000 + ToDouble(context_.lower(next++));
    }
    if (next == at_ + 1 || IsDigits(context_, next)) return false;
    value_ = value;
    return Finish(next);
  }

  // "1,3" of the continent.
  bool CommaDecimal() {
    const std::string_view word = context_.lower(at_);
    const size_t comma = word.find(',');
    if (!context_.HasShape(at_, Shape::kNumber) || comma == std::string_view::npos ||
        comma != word.rfind(',') || word.size() - comma > 3 ||
        word.find('.') != std::string_view::npos) {
      return false;
    }
    if (word.find_first_not_of("0123456789,") != std::string_view::npos) return false;
    const std::string_view decimals = word.substr(comma + 1);
    value_ = ToDouble(word.substr(0, comma)) +
             ToDouble(decimals) / std::pow(10.0, static_cast<double>(decimals.size()));
    return Finish(at_ + 1);
  }

  const ValueContext& context_;
  size_t at_;
  double value_ = 0;
};

}  // namespace

std::optional<double> DigitsWithMagnitude(std::string_view lower) {
  const size_t letters = lower.find_first_not_of("0123456789.,");
  const auto digits = ParseDigits(lower.substr(0, letters));
  if (!digits) return std::nullopt;
  if (letters == std::string_view::npos) return digits->value();
  const std::string_view suffix = lower.substr(letters);
  if (suffix == "m") return std::nullopt;
  if (suffix == "g") return digits->value() * 1e9;
  if (suffix == "mil") return digits->value() * 1e6;
  const Term term = FindTerm(suffix);
  if (term.kind != TermKind::kShortMagnitude && term.kind != TermKind::kMagnitude) {
    return std::nullopt;
  }
  return digits->value() * std::pow(10.0, term.value);
}

std::optional<WideNumber> NotationAt(const ValueContext& context, size_t i) {
  // A sign belongs to the digits that it touches unless something touches it.
  const bool minus = IsMinus(context.lower(i)) && !context.Attached(i) &&
                     (context.Attached(i + 1) || context.before(i).empty());
  const size_t first = minus ? i + 1 : i;
  Notation notation(context, first);
  const bool read = notation.Read();
  if (!read && !minus) return std::nullopt;
  WideNumber out;
  out.value = notation.value();
  out.end = notation.end();
  if (!read) {
    const auto digits = DigitsWithMagnitude(context.lower(first));
    if (!digits) return std::nullopt;
    out.value = *digits;
    out.end = first + 1;
  }
  out.value = minus ? -out.value : out.value;
  out.span = context.text().SpanOf({i, out.end});
  out.whole = out.value == std::floor(out.value);
  return out;
}

}  // namespace unspin
