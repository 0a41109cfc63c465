#pragma once

// Article text cut into tokens and sentences: what all of extract/ works on.

#include <cstdint>
#include <memory>
#include <span>
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

struct Token {
  TextSpan span;
  bool space_before = false;
  bool sentence_start = false;  // the first word token of its sentence
  Shape shape = Shape::kLower;
  std::string_view text;    // in the document's text
  std::string_view lower;   // lower case; in `text` or in TokenizedText's own storage
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
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
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
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
  std::unique_ptr<std::string> lower_;  // stable storage of lower-case forms
};

}  // namespace unspin
