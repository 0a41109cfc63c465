#include "extract/values/expressions/fine_text.h"

#include "extract/values/number_words.h"

namespace unspin {
namespace {

FineKind KindOf(char c) {
  if (c >= '0' && c <= '9') return FineKind::kDigits;
  const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  return letter ? FineKind::kLetters : FineKind::kSign;
}

}  // namespace

FineText::FineText(const ValueContext& context) : context_(context) {
  tokens_.reserve(context.size() + context.size() / 8);
  for (size_t i = 0; i < context.size(); ++i) Cut(i);
  terms_.reserve(tokens_.size());
  for (const FineToken& token : tokens_) {
    terms_.push_back(token.kind == FineKind::kLetters ? FindTerm(token.lower) : Term{});
  }
}

void FineText::Cut(size_t coarse) {
  const Token& token = context_.at(coarse);
  const std::string_view lower = token.lower;
  FineToken fine;
  fine.coarse = coarse;
  fine.space_before = token.space_before;
  const char first = token.text.front();
  fine.raised = first >= 'A' && first <= 'Z';
  const bool whole = token.shape == Shape::kPunctuation ||
                     token.shape == Shape::kLower || lower.size() != token.text.size();
  if (whole && lower.find('-') == std::string_view::npos) {
    fine.lower = lower;
    fine.span = token.span;
    fine.kind =
        token.shape == Shape::kPunctuation ? FineKind::kSign : FineKind::kLetters;
    tokens_.push_back(fine);
    return;
  }
  for (size_t begin = 0; begin < lower.size();) {
    const FineKind kind = KindOf(lower[begin]);
    size_t end = begin + 1;
    while (kind != FineKind::kSign && end < lower.size() &&
           KindOf(lower[end]) == kind) {
      ++end;
    }
    fine.kind = kind;
    fine.lower = lower.substr(begin, end - begin);
    fine.span = {token.span.begin + begin, token.span.begin + end};
    tokens_.push_back(fine);
    fine.space_before = false;
    fine.raised =
        end < token.text.size() && token.text[end] >= 'A' && token.text[end] <= 'Z';
    begin = end;
  }
}

size_t FineText::Behind(size_t i, size_t end_byte) const {
  while (i < size() && tokens_[i].span.begin < end_byte) ++i;
  return i;
}

std::optional<int> FineText::Digits(size_t i, size_t width) const {
  if (!IsDigits(i) || tokens_[i].lower.size() > width) return std::nullopt;
  int value = 0;
  for (const char c : tokens_[i].lower) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> FineText::Count(size_t& i, bool vague) const {
  if (const auto digits = Digits(i, 3)) {
    // "2.5" and "1,200" go on.
    if (Any(i + 1, {".", ","}) && Attached(i + 1) && Attached(i + 2) && IsDigits(i + 2))
      return std::nullopt;
    ++i;
    return digits;
  }
  const Term first = term(i);
  if (first.kind == TermKind::kTens) {
    size_t next = i + 1;
    if (Is(next, "-")) ++next;
    const Term ones = term(next);
    const bool two = ones.kind == TermKind::kSmall && ones.value > 0 && ones.value < 10;
    i = two ? next + 1 : i + 1;
    return first.value + (two ? ones.value : 0);
  }
  if (first.kind == TermKind::kSmall) {
    ++i;
    return first.value;
  }
  if (!vague) return std::nullopt;
  size_t next = i;
  if (Any(next, {"a", "an"})) ++next;
  if (Any(next, {"couple"})) {
    i = Is(next + 1, "of") ? next + 2 : next + 1;
    return 2;
  }
  if (Any(next, {"few", "several", "some"})) {
    i = next + 1;
    return 3;
  }
  if (next == i) return std::nullopt;
  ++i;
  return 1;
}

int FineText::Ordinal(size_t& i) const {
  if (const auto digits = Digits(i, 3)) {
    if (!Attached(i + 1) || !Any(i + 1, {"st", "nd", "rd", "th"})) return 0;
    i += 2;
    return *digits;
  }
  if (i >= size()) return 0;
  const Term tens = term(i);
  if (tens.kind == TermKind::kTens) {
    const size_t next = Is(i + 1, "-") ? i + 2 : i + 1;
    const int ones = next < size() ? OrdinalOf(lower(next)) : 0;
    if (ones < 1 || ones > 9 || IsDigits(next)) return 0;
    i = next + 1;
    return tens.value + ones;
  }
  const int value = OrdinalOf(lower(i));
  if (value > 0) ++i;
  return value;
}

}  // namespace unspin
