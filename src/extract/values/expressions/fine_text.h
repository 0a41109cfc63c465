#pragma once

// Text cut finer than TokenizedText does: letters, digits and signs stand apart, so
// that "Oct-Mar", "Dec31", "3h" and "10/3-11/4/2019" can be read piece by piece.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/values/context.h"

namespace unspin {

enum class FineKind : uint8_t { kLetters, kDigits, kSign };

struct FineToken {
  std::string_view lower;
  TextSpan span;
  size_t coarse = 0;  // token of the TokenizedText that holds it
  FineKind kind = FineKind::kLetters;
  bool space_before = false;
  bool raised = false;  // its first letter is a capital
};

class FineText {
 public:
  // Keeps a reference to `context`.
  explicit FineText(const ValueContext& context);

  const ValueContext& context() const { return context_; }
  std::optional<CivilDate> published() const { return context_.published(); }
  size_t size() const { return tokens_.size(); }
  const FineToken& at(size_t i) const { return tokens_[i]; }
  // Empty outside the text, as is Before(0).
  std::string_view lower(size_t i) const { return i < size() ? tokens_[i].lower : ""; }
  std::string_view Before(size_t i) const { return i > 0 ? lower(i - 1) : ""; }
  bool Is(size_t i, std::string_view word) const { return lower(i) == word; }
  bool Any(size_t i, std::initializer_list<std::string_view> words) const {
    return OneOf(lower(i), words);
  }
  bool IsDigits(size_t i) const {
    return i < size() && tokens_[i].kind == FineKind::kDigits;
  }
  // Whether token `i` touches the one before it.
  bool Attached(size_t i) const { return i < size() && !tokens_[i].space_before; }
  Term term(size_t i) const { return i < size() ? terms_[i] : Term{}; }
  TextSpan SpanOf(size_t begin, size_t end) const {
    return {tokens_[begin].span.begin, tokens_[end - 1].span.end};
  }
  // The coarse tokens that [begin, end) touches.
  TokenRange Coarse(size_t begin, size_t end) const {
    return {tokens_[begin].coarse, tokens_[end - 1].coarse + 1};
  }
  // The fine token behind `end_byte`, looking from `i` on.
  size_t Behind(size_t i, size_t end_byte) const;

  // The value of digits of at most `width` figures.
  std::optional<int> Digits(size_t i, size_t width = 4) const;
  // A whole number below 1000 in digits or words; with `vague`, also "a", "a couple
  // of", "few". Moves `i` behind it.
  std::optional<int> Count(size_t& i, bool vague = true) const;
  // "third", "21st", "twenty-first". Moves `i` behind it; 0 when there is none.
  int Ordinal(size_t& i) const;

 private:
  void Cut(size_t coarse);

  const ValueContext& context_;
  std::vector<FineToken> tokens_;
  std::vector<Term> terms_;
};

}  // namespace unspin
