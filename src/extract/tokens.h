#pragma once

// Article text cut into tokens and sentences: what all of extract/ works on.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/span.h"

namespace unspin {

// What a token looks like. Decided once, asked often.
enum class Shape : uint8_t {
  kLower,         // "cloud"
  kCapitalised,   // "Alibaba", "T-Head", "iPhone" is kMixed
  kUpper,         // "AWS", "U.S."; two letters or more
  kMixed,         // "iPhone", "eBay", "DingTalk" is kMixed too
  kNumber,        // "1,200", "2.5", "7th" is kAlphanumeric
  kAlphanumeric,  // "Q2", "5G", "Ticket24"
  kPunctuation,
};

// One token, put together from what its text keeps of it: a value, cheap to make.
struct Token {
  TextSpan span;
  bool space_before = false;
  bool sentence_start = false;  // the first word token of its sentence
  Shape shape = Shape::kLower;
  uint32_t form = 0;        // number of its form in the TokenList
  std::string_view text;    // in the document's text
  std::string_view lower;   // lower case; in `text` or in TokenList's own storage
  uint64_t exact_hash = 0;  // WordHash(text, Folding::kExact)
  uint64_t lower_hash = 0;  // WordHash(text, Folding::kLower)
};

// Half-open range of token numbers.
struct TokenRange {
  size_t begin = 0;
  size_t end = 0;
  size_t size() const { return end - begin; }
};

struct Sentence {
  TokenRange tokens;
  TextSpan span;         // without white space at either end
  size_t paragraph = 0;  // number of the paragraph, from 0
};

// Over a list that makes its values when it is asked for them.
template <typename List>
class ValueIterator {
 public:
  ValueIterator(const List& list, size_t at) : list_(&list), at_(at) {}
  auto operator*() const { return (*list_)[at_]; }
  ValueIterator& operator++() {
    ++at_;
    return *this;
  }
  bool operator==(const ValueIterator& other) const { return at_ == other.at_; }

 private:
  const List* list_;
  size_t at_;
};

// The tokens of a text in 8 bytes each: a long article has millions. What tokens of the
// same bytes share is kept, and found out, once.
class TokenList {
 public:
  // What all tokens with the same bytes have in common.
  struct Form {
    uint32_t begin = 0;  // in the text, of the first one
    uint32_t size = 0;
    uint32_t lower_begin =
        0;  // in the storage of lower-case forms; kSame: as it stands
    uint32_t lower_size = 0;
    uint64_t exact_hash = 0;
    uint64_t lower_hash = 0;
    Shape shape = Shape::kLower;
  };

  // Throws LimitError for a text of 4 GiB.
  explicit TokenList(std::string_view text);

  size_t size() const { return places_.size(); }
  bool empty() const { return places_.empty(); }
  Token operator[](size_t i) const;
  // Parts of (*this)[i], for those who ask for them at every token.
  std::string_view LowerOf(size_t i) const {
    return Lower(FormAt(i), places_[i].begin);
  }
  uint64_t LowerHashOf(size_t i) const { return FormAt(i).lower_hash; }
  Shape ShapeOf(size_t i) const { return FormAt(i).shape; }
  uint32_t FormNumberOf(size_t i) const { return places_[i].form & kFormBits; }
  bool SpaceBefore(size_t i) const { return (places_[i].form & kSpaceBefore) != 0; }
  Token at(size_t i) const;  // throws std::out_of_range
  Token front() const { return (*this)[0]; }
  Token back() const { return (*this)[size() - 1]; }
  size_t forms() const { return forms_.size(); }
  // A token of form `number`, as if it stood where the first of them does.
  Token OfForm(size_t number) const;

  void MarkSentenceStart(size_t i) { places_[i].form |= kSentenceStart; }

  ValueIterator<TokenList> begin() const { return {*this, 0}; }
  ValueIterator<TokenList> end() const { return {*this, size()}; }

 private:
  static constexpr uint32_t kSame = UINT32_MAX;
  static constexpr uint32_t kSpaceBefore = 1U << 31U;
  static constexpr uint32_t kSentenceStart = 1U << 30U;
  static constexpr uint32_t kFormBits = kSentenceStart - 1;

  struct Place {
    uint32_t begin = 0;
    uint32_t form = 0;  // and the bits above
  };

  const Form& FormAt(size_t i) const { return forms_[places_[i].form & kFormBits]; }
  std::string_view Lower(const Form& form, size_t begin) const {
    return form.lower_begin == kSame
               ? std::string_view(text_.data() + begin, form.size)
               : std::string_view(lower_->data() + form.lower_begin, form.lower_size);
  }
  uint32_t FormOf(std::string_view word, uint32_t begin);
  Form NewForm(std::string_view word, uint32_t begin);
  void GrowSlots();
  Token Make(const Form& form, size_t begin) const;

  std::string_view text_;
  std::vector<Place> places_;
  std::vector<Form> forms_;
  std::vector<uint32_t> slots_;         // open addressing: number of a form + 1, or 0
  std::unique_ptr<std::string> lower_;  // stable storage of lower-case forms
};

inline Token TokenList::Make(const Form& form, size_t begin) const {
  Token token;
  token.span = {begin, begin + form.size};
  token.shape = form.shape;
  token.text = {text_.data() + begin, form.size};
  token.lower = Lower(form, begin);
  token.exact_hash = form.exact_hash;
  token.lower_hash = form.lower_hash;
  return token;
}

inline Token TokenList::operator[](size_t i) const {
  const Place place = places_[i];
  Token token = Make(forms_[place.form & kFormBits], place.begin);
  token.form = place.form & kFormBits;
  token.space_before = (place.form & kSpaceBefore) != 0;
  token.sentence_start = (place.form & kSentenceStart) != 0;
  return token;
}

// Where a sentence begins: its first token, and the paragraph that it stands in.
struct SentenceStart {
  uint32_t token = 0;
  uint32_t paragraph = 0;
};

// The sentences of a text, in 8 bytes each.
class SentenceList {
 public:
  // Both must outlive it.
  SentenceList(const TokenList& tokens, const std::vector<SentenceStart>& starts)
      : tokens_(tokens), starts_(starts) {}

  size_t size() const { return starts_.size(); }
  bool empty() const { return starts_.empty(); }
  Sentence operator[](size_t number) const;
  Sentence front() const { return (*this)[0]; }
  ValueIterator<SentenceList> begin() const { return {*this, 0}; }
  ValueIterator<SentenceList> end() const { return {*this, size()}; }

 private:
  const TokenList& tokens_;
  const std::vector<SentenceStart>& starts_;
};

// One field of a document in tokens and sentences. Keeps views of the text it was made
// from and owns the lower-case forms; movable, not copyable.
class TokenizedText {
 public:
  TokenizedText(std::string_view text, Field field);
  TokenizedText(TokenizedText&&) noexcept = default;
  TokenizedText& operator=(TokenizedText&&) noexcept = default;
  TokenizedText(const TokenizedText&) = delete;
  TokenizedText& operator=(const TokenizedText&) = delete;

  std::string_view text() const { return text_; }
  Field field() const { return field_; }
  const TokenList& tokens() const { return tokens_; }
  SentenceList sentences() const { return {tokens_, sentences_}; }
  // Number of the sentence that holds a token.
  size_t SentenceOf(size_t token) const;
  TextSpan SpanOf(TokenRange range) const;
  std::string_view TextOf(TokenRange range) const;
  // For a title: most of its words are capitalised, so that capitals say nothing.
  bool title_case() const { return title_case_; }

 private:
  std::string_view text_;
  Field field_;
  bool title_case_ = false;
  TokenList tokens_;
  std::vector<SentenceStart> sentences_;
};

}  // namespace unspin
