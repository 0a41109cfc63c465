#include "extract/values/number.h"

#include <algorithm>
#include <cmath>

namespace unspin {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// The part of `text` before the next hyphen.
std::string_view FirstPart(std::string_view text) {
  return text.substr(0, text.find('-'));
}

// Reads one number from its first token on.
class NumberReader {
 public:
  NumberReader(const ValueContext& context, size_t i, size_t offset, bool amount)
      : context_(context), i_(i), amount_(amount) {
    const Token& token = context.at(i);
    number_.span = {token.span.begin + offset, token.span.end};
    rest_ = token.lower.substr(std::min(offset, token.lower.size()));
  }

  std::optional<Number> Read() {
    if (!ReadFirst()) return std::nullopt;
    ReadJoinedParts();
    number_.end = i_ + 1;
    number_.tail =
        context_.at(i_).text.substr(context_.at(i_).text.size() - rest_.size());
    number_.span.end = context_.at(i_).span.end - rest_.size();
    if (rest_.empty()) ReadFollowing();
    return number_;
  }

 private:
  bool ReadFirst() {
    if (rest_.empty()) return false;
    if (IsAsciiDigit(rest_.front())) return ReadDigits();
    const Term term = FindTerm(FirstPart(rest_));
    if (term.kind == TermKind::kSmall || term.kind == TermKind::kTens) {
      number_.value.digits = term.value;
      number_.in_words = true;
      tens_ = term.kind == TermKind::kTens;
      DropPart();
      return true;
    }
    return OneOf(rest_, {"a", "an", "half", "quarter", "several"}) ? ReadWithArticle()
                                                                   : false;
  }

  // "2.5", "1,200", "2.5bn", "40m".
  bool ReadDigits() {
    size_t end = 0;
    while (end < rest_.size() &&
           (IsAsciiDigit(rest_[end]) || rest_[end] == '.' || rest_[end] == ',')) {
      ++end;
    }
    const std::optional<Decimal> digits = ParseDigits(rest_.substr(0, end));
    if (!digits) return false;
    number_.value = *digits;
    rest_.remove_prefix(end);
    const std::string_view suffix = FirstPart(rest_);
    if (!suffix.empty()) {
      const Term term = FindTerm(suffix);
      if (term.kind != TermKind::kShortMagnitude && term.kind != TermKind::kMagnitude) {
        return true;  // left as the tail: "36hr", "18pc"
      }
      Raise(term.value);
      number_.short_magnitude =
          term.kind == TermKind::kShortMagnitude && suffix.size() == 1;
      DropPart();
    }
    return true;
  }

  // "a million", "a hundred", "half a billion", "a dozen"; not "a" of "a company".
  bool ReadWithArticle() {
    size_t next = i_ + 1;
    // "half a billion", "half million", "a quarter million".
    if (!OneOf(rest_, {"half", "quarter"}) &&
        OneOf(context_.lower(next), {"half", "quarter"})) {
      rest_ = context_.lower(next++);
    }
    const bool half = OneOf(rest_, {"half", "quarter"});
    const Decimal part = rest_ == "half" ? Decimal{5, 1, 0} : Decimal{25, 2, 0};
    if (half) {
      if (OneOf(context_.lower(next), {"a", "an"})) ++next;
    }
    if (rest_ == "several") return false;
    if (context_.Is(next, "dozen") && !half) {
      number_.value.digits = 12;
    } else if (context_.term(next).kind == TermKind::kMagnitude) {
      if (half && context_.term(next).value < 3) return false;
      number_.value = half ? part : Decimal{1, 0, 0};
      Raise(context_.term(next).value);
    } else {
      return false;
    }
    number_.in_words = true;
    i_ = next;
    rest_ = {};
    return true;
  }

  // What is joined by hyphens: "twenty-five", "500-million", "10-12".
  void ReadJoinedParts() {
    // "three-and-a-half"
    if (rest_.starts_with("-and-a-half") && number_.value.decimals == 0) {
      number_.value = {number_.value.digits * 10 + 5, 1, 0};
      rest_.remove_prefix(11);
    }
    while (rest_.size() > 1 && rest_.front() == '-') {
      const std::string_view part = FirstPart(rest_.substr(1));
      const Term term = FindTerm(part);
      if (tens_ && term.kind == TermKind::kSmall && term.value > 0 && term.value < 10) {
        number_.value.digits += term.value;
        tens_ = false;
      } else if (term.kind == TermKind::kMagnitude) {
        Raise(term.value);
      } else if (!number_.high && !number_.in_words && !part.empty() &&
                 IsAsciiDigit(part.front()) && ReadHigh(part)) {
      } else {
        return;
      }
      rest_.remove_prefix(1 + part.size());
    }
  }

  bool ReadHigh(std::string_view part) {
    number_.high = ParseDigits(part);
    return number_.high.has_value();
  }

  // Words behind the first token: "hundred", "million", "and a half", "hundred and
  // ten".
  void ReadFollowing() {
    for (;;) {
      const size_t next = number_.end;
      const Term term = context_.term(next);
      const bool space = next < context_.size() && context_.at(next).space_before;
      if (tens_ && term.kind == TermKind::kSmall && term.value > 0 && term.value < 10) {
        number_.value.digits += term.value;  // "forty five"
        tens_ = false;
        Take(next);
      } else if (term.kind == TermKind::kMagnitude && (space || number_.in_words)) {
        Raise(term.value);
        Take(next);
      } else if (amount_ && term.kind == TermKind::kShortMagnitude && space &&
                 !number_.has_magnitude) {
        Raise(term.value);
        Take(next);
      } else if (StartsJoinedMagnitude(next)) {
        TakeJoinedMagnitude(next);
        return;
      } else if (number_.in_words && context_.Is(next, "dozen")) {
        number_.value.digits *= 12;
        Take(next);
      } else if (context_.Is(next, "and") && context_.Is(next + 1, "a") &&
                 context_.Is(next + 2, "half") && number_.value.decimals == 0 &&
                 !number_.has_magnitude) {
        number_.value = {number_.value.digits * 10 + 5, 1, number_.value.power};
        Take(next + 2);
      } else if (!AddHundreds(next)) {
        return;
      }
    }
  }

  // "two hundred and twelve": the part below a hundred.
  bool AddHundreds(size_t next) {
    if (!number_.in_words || number_.value.power != 2) return false;
    if (context_.Is(next, "and")) ++next;
    const Term term = FindTerm(FirstPart(context_.lower(next)));
    if (term.kind != TermKind::kSmall && term.kind != TermKind::kTens) return false;
    int value = term.value;
    const std::string_view word = context_.lower(next);
    if (word.size() > term.word.size()) {
      const Term ones = FindTerm(word.substr(term.word.size() + 1));
      if (ones.kind != TermKind::kSmall) return false;
      value += ones.value;
    }
    number_.value = {number_.value.digits * 100 + value, 0, 0};
    number_.has_magnitude = false;
    Take(next);
    return true;
  }

  // "2 billion-a-year", "5 million-euro".
  bool StartsJoinedMagnitude(size_t next) const {
    const std::string_view word = context_.lower(next);
    const std::string_view part = FirstPart(word);
    return part.size() < word.size() && FindTerm(part).kind == TermKind::kMagnitude;
  }

  void TakeJoinedMagnitude(size_t next) {
    const std::string_view part = FirstPart(context_.lower(next));
    Raise(FindTerm(part).value);
    Take(next);
    number_.tail = context_.at(next).text.substr(part.size());
    number_.span.end -= number_.tail.size();
  }

  void Take(size_t token) {
    number_.end = token + 1;
    number_.span.end = context_.at(token).span.end;
  }

  void Raise(int power) {
    number_.value.power += power;
    if (number_.high) number_.high->power += power;
    if (power > 2) number_.has_magnitude = true;
  }

  void DropPart() { rest_.remove_prefix(FirstPart(rest_).size()); }

  const ValueContext& context_;
  size_t i_;
  bool amount_;
  bool tens_ = false;
  std::string_view rest_;  // of the lower-case token, still to be read
  Number number_;
};

}  // namespace

double Decimal::value() const {
  return static_cast<double>(digits) * std::pow(10.0, power - decimals);
}

std::string Decimal::ToString() const {
  std::string out = std::to_string(digits);
  const int shift = power - decimals;
  if (shift >= 0)
    return digits == 0 ? out : out + std::string(static_cast<size_t>(shift), '0');
  const size_t places = static_cast<size_t>(-shift);
  if (out.size() <= places) out.insert(0, places + 1 - out.size(), '0');
  out.insert(out.size() - places, ".");
  if (power > 0) {
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') out.pop_back();
  }
  return out;
}

std::optional<Decimal> ParseDigits(std::string_view text) {
  Decimal decimal;
  size_t group = 0;  // digits since the last comma
  bool comma = false;
  bool point = false;
  size_t digits = 0;
  for (const char c : text) {
    if (IsAsciiDigit(c)) {
      if (++digits > 17) return std::nullopt;
      decimal.digits = decimal.digits * 10 + (c - '0');
      if (point) ++decimal.decimals;
      ++group;
    } else if (c == ',' && !point && (comma ? group == 2 || group == 3 : group <= 3)) {
      comma = true;
      group = 0;
    } else if (c == '.' && !point && (!comma || group == 3)) {
      point = true;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || (comma && !point && group != 3)) return std::nullopt;
  return decimal;
}

std::optional<Number> ParseNumber(const ValueContext& context, size_t i, bool amount) {
  if (i >= context.size() || context.at(i).shape == Shape::kPunctuation) {
    return std::nullopt;
  }
  return NumberReader(context, i, 0, amount).Read();
}

std::optional<Number> ParseNumberInside(const ValueContext& context, size_t i,
                                        size_t offset) {
  return NumberReader(context, i, offset, true).Read();
}

}  // namespace unspin
