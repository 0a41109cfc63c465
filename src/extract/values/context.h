#pragma once

// What the finders of values share about one text: its tokens, their terms, the day of
// publication, and questions about neighbours that are safe at either end.

#include <optional>
#include <string_view>

#include "base/civil_date.h"
#include "base/sparse_list.h"
#include "extract/tokens.h"
#include "extract/values/terms.h"

namespace unspin {

class ValueContext {
 public:
  // Keeps a reference to `text`.
  ValueContext(const TokenizedText& text, std::optional<CivilDate> published);

  const TokenizedText& text() const { return text_; }
  std::optional<CivilDate> published() const { return published_; }
  size_t size() const { return text_.tokens().size(); }
  Token at(size_t i) const { return text_.tokens()[i]; }
  // The lower-case form of token `i`, empty outside the text.
  std::string_view lower(size_t i) const {
    return i < size() ? text_.tokens().LowerOf(i) : "";
  }
  // The one before token `i`.
  std::string_view before(size_t i) const { return i > 0 ? lower(i - 1) : ""; }
  // The term of token `i`; none outside the text.
  Term term(size_t i) const {
    const Term* const term =
        i < size() ? terms_.Find(text_.tokens().FormNumberOf(i)) : nullptr;
    return term != nullptr ? *term : Term{};
  }
  bool Is(size_t i, std::string_view lower_word) const {
    return i < size() && text_.tokens().LowerOf(i) == lower_word;
  }
  // Whether token `i` touches the one before it.
  bool Attached(size_t i) const {
    return i < size() && i > 0 && !text_.tokens().SpaceBefore(i);
  }
  bool HasShape(size_t i, Shape shape) const {
    return i < size() && text_.tokens().ShapeOf(i) == shape;
  }
  // The sentence that holds token `i`. REQUIRES: i < size().
  TokenRange Sentence(size_t i) const;
  // Indian business years run from April; texts that count in crores use them.
  bool indian() const { return indian_; }
  // Whether the text uses the yuan, so that "¥" means it.
  bool chinese() const { return chinese_; }
  // The code of plain "dollars": that of the text's only dollar sign ("A$"), else USD.
  std::string_view dollar() const { return dollar_; }

 private:
  void FindDollar();

  const TokenizedText& text_;
  std::optional<CivilDate> published_;
  SparseList<Term> terms_;  // by form
  bool indian_ = false;
  bool chinese_ = false;
  std::string_view dollar_ = "USD";
};

// Whether `word` is one of `words`.
bool OneOf(std::string_view word, std::initializer_list<std::string_view> words);

}  // namespace unspin
