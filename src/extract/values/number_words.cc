#include "extract/values/number_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "extract/values/number.h"
#include "extract/values/number_notation.h"

namespace unspin {
namespace {

struct Ordinal {
  std::string_view word;
  int value;
};

constexpr auto kOrdinals = std::to_array<Ordinal>({
    {"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
    {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
    {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
    {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
    {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
    {"thirtieth", 30},   {"fortieth", 40},   {"fiftieth", 50},   {"sixtieth", 60},
    {"seventieth", 70},  {"eightieth", 80},  {"ninetieth", 90},
});

enum class Kind { kNone, kDigits, kSmall, kTens, kMagnitude, kPart, kWord };

// One number word: a token, or a piece of one between hyphens.
struct Piece {
  std::string_view word;
  size_t token = 0;
  size_t end_byte = 0;
  bool ends_token = true;
  Kind kind = Kind::kNone;
  double value = 0;     // of digits and small words; the power of a magnitude
  double divisor = 0;   // "half" 2, "fifths" 5
  bool plural = false;  // "fifths"
};

std::string_view Singular(std::string_view word) {
  if (word.ends_with("s")) word.remove_suffix(1);
  return word;
}

// What `word` divides by: "half", "quarters", "twentieths", "millionth"; 0 for others.
double DivisorOf(std::string_view word) {
  if (OneOf(word, {"half", "halves"})) return 2;
  if (OneOf(word, {"quarter", "quarters"})) return 4;
  if (word.ends_with("ths") || word == "thirds" || word.ends_with("firsts")) {
    word.remove_suffix(1);
  }
  if (word.ends_with("th") && word.size() > 6) {
    const Term term = FindTerm(word.substr(0, word.size() - 2));
    if (term.kind == TermKind::kMagnitude) return std::pow(10.0, term.value);
  }
  const int ordinal = OrdinalOf(word);
  const bool digits = word.front() >= '0' && word.front() <= '9';
  return !digits && word != "second" ? ordinal : 0;
}

Piece Classify(std::string_view word) {
  Piece piece;
  piece.word = word;
  const Term term = FindTerm(word);
  if (word.front() >= '0' && word.front() <= '9') {
    const auto notation = DigitsWithMagnitude(word);
    if (notation) {
      piece.kind = Kind::kDigits;
      piece.value = *notation;
    }
  } else if (term.kind == TermKind::kSmall || OneOf(word, {"nought", "naught"})) {
    piece.kind = Kind::kSmall;
    piece.value = term.value;
  } else if (term.kind == TermKind::kTens) {
    piece.kind = Kind::kTens;
    piece.value = term.value;
  } else if (term.kind == TermKind::kMagnitude) {
    piece.kind = Kind::kMagnitude;
    piece.value = term.value;
  } else if (OneOf(word, {"dozen", "dozens", "doz", "dozs"})) {
    piece.kind = Kind::kPart;
    piece.divisor = 1.0 / 12;
    piece.plural = true;
  } else if (const double divisor = DivisorOf(word); divisor > 0) {
    piece.kind = Kind::kPart;
    piece.divisor = divisor;
    piece.plural = word.ends_with("s");
  } else if (OneOf(word, {"and", "a", "an", "point", "over", "out", "of"})) {
    piece.kind = Kind::kWord;
  }
  return piece;
}

// "2.33 k", "10 bln", "1,200 M": a short magnitude behind digits.
bool IsShortMagnitude(const ValueContext& context, size_t i,
                      const std::vector<Piece>& pieces) {
  if (context.term(i).kind != TermKind::kShortMagnitude) return false;
  if (pieces.empty() || pieces.back().kind != Kind::kDigits) return false;
  const std::string_view text = context.at(i).text;
  return text.size() > 1 ? text != "mm" : text == "k" || text.front() < 'a';
}

// The pieces of the number words from token `i` on.
std::vector<Piece> Collect(const ValueContext& context, size_t i) {
  std::vector<Piece> pieces;
  for (; i < context.size() && pieces.size() < 40; ++i) {
    const std::string_view word = context.lower(i);
    if (word == "-" && !pieces.empty()) continue;  // "ninety - five"
    const size_t begin = context.at(i).span.begin;
    for (size_t at = 0; at <= word.size();) {
      const size_t dash = std::min(word.find('-', at), word.size());
      if (dash == at) return pieces;
      Piece piece = Classify(word.substr(at, dash - at));
      if (IsShortMagnitude(context, i, pieces)) {
        piece.kind = Kind::kMagnitude;
        piece.value = context.term(i).value;
      }
      if (piece.kind == Kind::kNone) return pieces;
      piece.token = i;
      piece.end_byte = begin + dash;
      piece.ends_token = dash == word.size();
      pieces.push_back(piece);
      at = dash + 1;
    }
  }
  return pieces;
}

// Reads the longest number from the front of the pieces.
class Grammar {
 public:
  explicit Grammar(const std::vector<Piece>& pieces) : pieces_(pieces) {}

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
  Kind kind(size_t k = 0) const {
    return at_ + k < pieces_.size() ? pieces_[at_ + k].kind : Kind::kNone;
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
    if (kind() == Kind::kPart && pieces_[at_].divisor != 1 && (at_ > start || OneOf(pieces_[at_].word,
                                                       {"half", "quarter"}))) {
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
    if (kind(article) != Kind::kMagnitude && !dozen) return false;
    at_ += article;
    if (Is("dozen")) {
      value *= 12;
      ++at_;
      return true;
    }
    while (kind() == Kind::kMagnitude) value *= std::pow(10.0, pieces_[at_++].value);
    return true;
  }

  // "twenty fifths", "twenty-first": tens and ones that divide together.
  bool StartsDivisor(size_t k = 0) const {
    if (kind(k) != Kind::kTens || at_ + k + 1 >= pieces_.size()) return false;
    const Piece& ones = pieces_[at_ + k + 1];
    return ones.kind == Kind::kPart && ones.divisor < 10 && ones.divisor >= 1 &&
           OrdinalOf(Singular(ones.word)) > 0;
  }

  // What the number of `value` just read is divided by.
  std::optional<double> Divisor(double value) {
    if (StartsDivisor() && (pieces_[at_ + 1].plural || value == 1)) {
      const double divisor = this->value() + pieces_[at_ + 1].divisor;
      at_ += 2;
      return divisor;
    }
    if (kind() != Kind::kPart || !TakesPart(value)) return std::nullopt;
    return pieces_[at_++].divisor;
  }

  // Whether the divisor that follows a number of `value` belongs to it: "two thirds",
  // "one third", "3 dozen"; not "one second", "five quarter".
  bool TakesPart(double value) const {
    const Piece& part = pieces_[at_];
    return part.divisor != 1 && (part.plural || value == 1);
  }

  // "two hundred and two thousand", "4 thousand 3 hundred and 21".
  std::optional<double> Cardinal() {
    double total = 0;
    double group = 0;
    double last = 0;  // the magnitude just read
    const size_t start = at_;
    if (IsArticle()) {
      if (kind(1) != Kind::kMagnitude) return std::nullopt;
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
                        (kind(1) == Kind::kSmall || kind(1) == Kind::kTens ||
                         kind(1) == Kind::kDigits) &&
                        kind(2) != Kind::kPart;
    const size_t k = joined ? 1 : 0;
    const double rest = std::fmod(group, 100);
    switch (kind(k)) {
      case Kind::kDigits:
        if (joined && value(k) != std::floor(value(k))) return false;
        // Digits stand alone or below a magnitude: "4 thousand 21".
        if (group > 0 && !(joined && rest == 0)) return false;
        if (total > 0 && last > 0 && value(k) >= last) return false;
        group += value(k);
        break;
      case Kind::kTens:
        if (rest != 0 || (at_ > start && StartsDivisor(k))) return false;
        group += value(k);
        break;
      case Kind::kSmall:
        if (value(k) < 10 ? std::fmod(group, 10) != 0 || (rest > 0 && rest < 20)
                          : rest != 0) {
          return false;
        }
        if (at_ > start && value(k) == 0) return false;
        group += value(k);
        break;
      case Kind::kMagnitude:
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
      total = (at_ == start ? 1 : total) * factor;  // "three lakh crore"
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
    for (; kind(k) == Kind::kSmall && this->value(k) < 10; ++k) {
      decimals += this->value(k) * scale;
      scale /= 10;
    }
    if (k == 1 && kind(1) == Kind::kTens) {
      decimals = this->value(1) / 100;
      ++k;
      if (kind(k) == Kind::kSmall && this->value(k) < 10) {
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
    if (value >= 1000 || magnitude_ > 1 || kind(part) != Kind::kPart ||
        kind(part + 1) != Kind::kMagnitude || pieces_[at_ + part].divisor <= 1) {
      return false;
    }
    value += 1 / pieces_[at_ + part].divisor;
    at_ += part + 1;
    while (kind() == Kind::kMagnitude) value *= std::pow(10.0, pieces_[at_++].value);
    return true;
  }

  // "and a half", "and two thirds", "and a half million"; behind a magnitude the part
  // is one of that: "3 million and a half".
  void ReadAddedParts(double& value) {
    if (!Is("and") || fraction_) return;
    const size_t start = at_;
    const double magnitude = magnitude_;
    ++at_;
    if (ReadSharedMagnitude(value)) return;
    std::optional<double> part = Fraction();
    if (!part && kind() == Kind::kPart && OneOf(pieces_[at_].word, {"half", "quarter"})) {
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

  // "one over three", "two out of five hundred".
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

  const std::vector<Piece>& pieces_;
  size_t at_ = 0;
  double magnitude_ = 0;
  bool fraction_ = false;
};

// "minus five", "negative one": the token of the number behind the sign, else `i`.
size_t BehindMinusWord(const ValueContext& context, size_t i) {
  return OneOf(context.lower(i), {"minus", "negative"}) ? i + 1 : i;
}

}  // namespace

std::optional<WideNumber> WideNumberAt(const ValueContext& context, size_t i) {
  if (auto written = NotationAt(context, i)) return written;
  const size_t first = BehindMinusWord(context, i);
  const std::vector<Piece> pieces = Collect(context, first);
  if (pieces.empty()) return std::nullopt;
  Grammar grammar(pieces);
  const auto value = grammar.Read();
  if (!value) return std::nullopt;
  const Piece& last = pieces[grammar.used() - 1];
  WideNumber out;
  out.value = first > i ? -*value : *value;
  out.end = last.token + 1;
  out.span = {context.at(i).span.begin, last.end_byte};
  out.in_words = pieces.front().kind != Kind::kDigits;
  out.whole = !grammar.fraction() && *value == std::floor(*value);
  out.partial = !last.ends_token;
  return out;
}

int OrdinalOf(std::string_view lower) {
  if (lower.size() < 3) return 0;
  if (lower.front() >= '0' && lower.front() <= '9') {
    const std::string_view ending = lower.substr(lower.size() - 2);
    if (!OneOf(ending, {"st", "nd", "rd", "th"})) return 0;
    const auto digits = ParseDigits(lower.substr(0, lower.size() - 2));
    return digits && digits->decimals == 0 && digits->digits < 1000
               ? static_cast<int>(digits->digits)
               : 0;
  }
  int tens = 0;
  if (const size_t dash = lower.find('-'); dash != std::string_view::npos) {
    const Term term = FindTerm(lower.substr(0, dash));
    if (term.kind != TermKind::kTens) return 0;
    tens = term.value;
    lower = lower.substr(dash + 1);
  }
  const auto found = std::ranges::find(kOrdinals, lower, &Ordinal::word);
  if (found == kOrdinals.end() || (tens > 0 && found->value > 9)) return 0;
  return tens + found->value;
}

int OrdinalAt(const ValueContext& context, size_t& i) {
  const Term term = context.term(i);
  if (term.kind == TermKind::kTens) {
    const int ones = OrdinalOf(context.lower(i + 1));
    if (ones < 1 || ones > 9 || context.lower(i + 1).front() < 'a') return 0;
    i += 2;
    return term.value + ones;
  }
  const int value = OrdinalOf(context.lower(i));
  if (value > 0) ++i;
  return value;
}

std::optional<int> YearWordsAt(const ValueContext& context, size_t& i) {
  const std::vector<Piece> pieces = Collect(context, i);
  const auto is = [&](size_t k, Kind kind) {
    return k < pieces.size() && pieces[k].kind == kind;
  };
  if (pieces.empty() || pieces[0].kind == Kind::kDigits) return std::nullopt;
  size_t k = 0;
  double year = 0;
  if (is(0, Kind::kSmall) && pieces[0].value == 2 && is(1, Kind::kMagnitude) &&
      pieces[1].value == 3) {
    year = 2000;
    k = 2;
    if (k + 1 < pieces.size() && pieces[k].word == "and") ++k;
  } else if ((is(0, Kind::kSmall) || is(0, Kind::kTens)) &&
             (pieces[0].value == 19 || pieces[0].value == 20) &&
             (is(1, Kind::kTens) || (is(1, Kind::kSmall) && pieces[1].value > 9))) {
    year = pieces[0].value * 100;
    k = 1;
  } else {
    return std::nullopt;
  }
  size_t used = k > 2 ? 2 : k;
  if (is(k, Kind::kTens)) {
    year += pieces[k].value;
    used = ++k;
  }
  const bool tens = k > 0 && is(k - 1, Kind::kTens);
  if (is(k, Kind::kSmall) && pieces[k].value < (tens ? 10 : 20)) {
    year += pieces[k].value;
    used = ++k;
  }
  if (!pieces[used - 1].ends_token) return std::nullopt;
  i = pieces[used - 1].token + 1;
  return static_cast<int>(year);
}

}  // namespace unspin
