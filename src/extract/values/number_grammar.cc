#include "extract/values/number_grammar.h"

#include <cmath>

#include "extract/values/number_words.h"

namespace unspin {
namespace {

// Reads the longest number from the front of the pieces.
class NumberGrammar {
 public:
  explicit NumberGrammar(const std::vector<NumberPiece>& pieces) : pieces_(pieces) {}

  // The value, and in used() how many pieces it takes; nothing if there is none.
  std::optional<double> Read() {
    auto value = Amount();
    if (!value) return std::nullopt;
    ReadAddedParts(*value);
    ReadQuotient(*value);
    return value;
  }
  size_t used() const { return at_; }
  bool fraction() const { return fraction_; }

 private:
  PieceKind kind(size_t k = 0) const {
    return at_ + k < pieces_.size() ? pieces_[at_ + k].kind : PieceKind::kNone;
  }
  bool Is(std::string_view word, size_t k = 0) const {
    return at_ + k < pieces_.size() && pieces_[at_ + k].word == word;
  }
  double value(size_t k = 0) const { return pieces_[at_ + k].value; }
  bool IsArticle(size_t k = 0) const { return Is("a", k) || Is("an", k); }

  // "three quarters", "a half", "half a million", "two hundred and ten".
  std::optional<double> Amount() {
    if (auto value = Fraction()) return value;
    auto value = Cardinal();
    if (!value) return std::nullopt;
    if (Is("point") && ReadDecimals(*value)) return value;
    if (const auto divisor = Divisor(*value)) {
      *value /= *divisor;
      fraction_ = *divisor > 1;
      RaiseFraction(*value);
    }
    return value;
  }

  // "a half", "a fifth", "half a million", "quarter million", "a dozen".
  std::optional<double> Fraction() {
    const size_t start = at_;
    if (IsArticle()) ++at_;
    if (at_ > start && StartsDivisor()) {
      fraction_ = true;
      at_ += 2;
      return 1 / (pieces_[at_ - 2].value + pieces_[at_ - 1].divisor);
    }
    if (kind() == PieceKind::kPart && pieces_[at_].divisor != 1 &&
        (at_ > start || OneOf(pieces_[at_].word, {"half", "quarter"}))) {
      double value = 1 / pieces_[at_++].divisor;
      const bool bare = at_ == start + 1;
      if (RaiseFraction(value) || !bare) {
        fraction_ = value < 1;
        return value;
      }
    }
    at_ = start;
    return std::nullopt;
  }

  // The magnitude behind a fraction: "half [a] million".
  bool RaiseFraction(double& value) {
    const size_t article = IsArticle() ? 1 : 0;
    const bool dozen = Is("dozen", article);
    if (kind(article) != PieceKind::kMagnitude && !dozen) return false;
    at_ += article;
    if (Is("dozen")) {
      value *= 12;
      ++at_;
      return true;
    }
    while (kind() == PieceKind::kMagnitude)
      value *= std::pow(10.0, pieces_[at_++].value);
    return true;
  }

  // "twenty fifths", "twenty-first": tens and ones that divide together.
  bool StartsDivisor(size_t k = 0) const {
    if (kind(k) != PieceKind::kTens || at_ + k + 1 >= pieces_.size()) return false;
    const NumberPiece& ones = pieces_[at_ + k + 1];
    return ones.kind == PieceKind::kPart && ones.divisor < 10 && ones.divisor >= 1 &&
           OrdinalOf(SingularOf(ones.word)) > 0;
  }

  // What the number of `value` just read is divided by.
  std::optional<double> Divisor(double value) {
    if (StartsDivisor() && (pieces_[at_ + 1].plural || value == 1)) {
      const double divisor = this->value() + pieces_[at_ + 1].divisor;
      at_ += 2;
      return divisor;
    }
    if (kind() != PieceKind::kPart || !TakesPart(value)) return std::nullopt;
    return pieces_[at_++].divisor;
  }

  // Whether the divisor that follows a number of `value` belongs to it: "two thirds",
  // "one third", "3 dozen"; not "one second", "five quarter".
  bool TakesPart(double value) const {
    const NumberPiece& part = pieces_[at_];
    return part.divisor != 1 && (part.plural || value == 1);
  }

  // "three hundred and ten thousand", "6 thousand 5 hundred and 12".
  std::optional<double> Cardinal() {
    double total = 0;
    double group = 0;
    double last = 0;  // the magnitude just read
    const size_t start = at_;
    if (IsArticle()) {
      if (kind(1) != PieceKind::kMagnitude) return std::nullopt;
      ++at_;
      group = 1;
    }
    for (bool more = true; more;) more = TakeCardinal(start, total, group, last);
    if (at_ == start) return std::nullopt;
    magnitude_ = last;
    return total + group;
  }

  bool TakeCardinal(size_t start, double& total, double& group, double& last) {
    // "and" needs something before it that it adds to, and something behind it.
    const bool joined = Is("and") && at_ > start && (total > 0 || group >= 100) &&
                        (kind(1) == PieceKind::kSmall || kind(1) == PieceKind::kTens ||
                         kind(1) == PieceKind::kDigits) &&
                        kind(2) != PieceKind::kPart;
    const size_t k = joined ? 1 : 0;
    const double rest = std::fmod(group, 100);
    switch (kind(k)) {
      case PieceKind::kDigits:
        if (joined && value(k) != std::floor(value(k))) return false;
        // Digits stand alone or below a magnitude: "4 thousand 21".
        if (group > 0 && !(joined && rest == 0)) return false;
        if (total > 0 && last > 0 && value(k) >= last) return false;
        group += value(k);
        break;
      case PieceKind::kTens:
        if (rest != 0 || (at_ > start && StartsDivisor(k))) return false;
        group += value(k);
        break;
      case PieceKind::kSmall:
        if (value(k) < 10 ? std::fmod(group, 10) != 0 || (rest > 0 && rest < 20)
                          : rest != 0) {
          return false;
        }
        if (at_ > start && value(k) == 0) return false;
        group += value(k);
        break;
      case PieceKind::kMagnitude:
        return TakeMagnitude(start, total, group, last);
      default:
        return false;
    }
    at_ += k + 1;
    last = 0;
    return true;
  }

  bool TakeMagnitude(size_t start, double& total, double& group, double& last) {
    const double factor = std::pow(10.0, value());
    if (factor == 100 && group < 100) {
      group = (group == 0 ? 1 : group) * 100;
    } else if (group > 0) {
      total += group * factor;
      group = 0;
    } else if (at_ == start || last > 0) {
      total = (at_ == start ? 1 : total) * factor;  // "five lakh crore"
    } else {
      return false;
    }
    ++at_;
    last = factor;
    return true;
  }

  // "point seventy-one", "point nought four".
  bool ReadDecimals(double& value) {
    double scale = 0.1;
    double decimals = 0;
    size_t k = 1;
    for (; kind(k) == PieceKind::kSmall && this->value(k) < 10; ++k) {
      decimals += this->value(k) * scale;
      scale /= 10;
    }
    if (k == 1 && kind(1) == PieceKind::kTens) {
      decimals = this->value(1) / 100;
      ++k;
      if (kind(k) == PieceKind::kSmall && this->value(k) < 10) {
        decimals += this->value(k++) / 100;
      }
    }
    if (k == 1) return false;
    value += decimals;
    at_ += k;
    fraction_ = true;
    return true;
  }

  // The "a half million" of "six and a half million".
  bool ReadSharedMagnitude(double& value) {
    const size_t part = IsArticle() ? 1 : 0;
    if (value >= 1000 || magnitude_ > 1 || kind(part) != PieceKind::kPart ||
        kind(part + 1) != PieceKind::kMagnitude || pieces_[at_ + part].divisor <= 1) {
      return false;
    }
    value += 1 / pieces_[at_ + part].divisor;
    at_ += part + 1;
    while (kind() == PieceKind::kMagnitude)
      value *= std::pow(10.0, pieces_[at_++].value);
    return true;
  }

  // "and a half", "and two thirds", "and a half million"; behind a magnitude the part
  // is one of that: "7 million and a half".
  void ReadAddedParts(double& value) {
    if (!Is("and") || fraction_) return;
    const size_t start = at_;
    const double magnitude = magnitude_;
    ++at_;
    if (ReadSharedMagnitude(value)) return;
    std::optional<double> part = Fraction();
    if (!part && kind() == PieceKind::kPart &&
        OneOf(pieces_[at_].word, {"half", "quarter"})) {
      part = 1 / pieces_[at_++].divisor;  // "one and half"
    }
    if (!part) {
      part = Cardinal();
      const auto divisor = part ? Divisor(*part) : std::nullopt;
      if (divisor && *divisor > 1) {
        *part /= *divisor;
        fraction_ = true;
        RaiseFraction(*part);
      } else {
        part.reset();
      }
    }
    if (!part || (*part >= 1 && *part >= value)) {
      at_ = start;
      return;
    }
    value += *part < 1 && magnitude > 1 ? *part * magnitude : *part;
    fraction_ = fraction_ || *part < 1;
  }

  // "one over three", "two out of nine hundred".
  void ReadQuotient(double& value) {
    const size_t start = at_;
    if (Is("over")) {
      ++at_;
    } else if (Is("out") && Is("of", 1)) {
      at_ += 2;
    } else {
      return;
    }
    const bool part = start + 2 == at_;
    const auto divisor = Cardinal();
    if (!divisor || *divisor == 0 || (part && *divisor <= value)) {
      at_ = start;
      return;
    }
    value /= *divisor;
    fraction_ = true;
  }

  const std::vector<NumberPiece>& pieces_;
  size_t at_ = 0;
  double magnitude_ = 0;
  bool fraction_ = false;
};

}  // namespace

std::optional<GrammarNumber> ReadNumberWords(const std::vector<NumberPiece>& pieces) {
  NumberGrammar grammar(pieces);
  const auto value = grammar.Read();
  if (!value) return std::nullopt;
  return GrammarNumber{*value, grammar.used(), grammar.fraction()};
}

}  // namespace unspin
