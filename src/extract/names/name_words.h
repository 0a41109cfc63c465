#pragma once

// The words of one field with all that the search for names asks of them: classes,
// titles, matches in the gazetteers. Word numbers are token numbers.

#include <cstdint>
#include <span>
#include <vector>

#include "base/sparse_list.h"
#include "extract/names/gazetteers.h"
#include "extract/names/word_classes.h"
#include "extract/tokens.h"
#include "extract/value_finder.h"

namespace unspin {

struct NameWord {
  // The part of the token that may belong to a name: "Munich" of "Munich-based".
  TextSpan span;
  ClassSet classes = 0;  // of the word and of triggers of several words that end here
  Shape shape = Shape::kLower;
  bool blocked = false;         // in a value, a ticker or a byline
  bool sentence_start = false;  // also behind an opening quotation mark or a dash
  bool space_before = false;
  bool cut = false;  // a part such as "-based" was cut off behind
  // Whether the part is a name of people; told of words in capitals only.
  bool given = false;
  bool surname = false;
  bool title_start = false;  // a title of `title_words` words starts here
  uint8_t title_words = 0;
  uint8_t match_words = 0;  // longest gazetteer phrase that starts here
  uint32_t match = 0;       // number in NameWords::matches when match_words > 0

  bool Is(ClassSet any_of) const { return (classes & any_of) != 0; }
  bool CanBeName() const {
    return !blocked && shape != Shape::kLower && shape != Shape::kNumber &&
           shape != Shape::kPunctuation;
  }
};

// The words of a field in a few bytes each. Most are all that their form is
// (TokenList); the others, in matches, values and phrases, are kept whole.
class NameWordList {
 public:
  size_t size() const { return tokens_ == nullptr ? 0 : tokens_->size(); }
  NameWord operator[](size_t i) const;
  // Hashes of the part of word `i` that is in its span.
  uint64_t LowerHash(size_t i) const;
  uint64_t ExactHash(size_t i) const;
  // Calls `visit` with the lower-case hash of every word that stands in lower case
  // anywhere in the field, some of them more than once.
  template <typename Visitor>
  void ForEachLower(Visitor visit) const;

 private:
  friend class NameWordBuilder;

  // What the words of one form are by themselves.
  struct Plain {
    ClassSet classes = 0;
    Shape shape = Shape::kLower;
    bool opens = false;      // a quotation mark, a dash: what follows starts anew
    bool has_parts = false;  // perhaps "Munich-based" or "ex-Google"
    bool given = false;      // as of NameWord
    bool surname = false;
  };
  struct Whole {
    NameWord word;
    uint64_t lower = 0;
    uint64_t exact = 0;
  };
  bool StartsAnew(size_t i, const Token& token) const {
    return token.sentence_start || (i > 0 && plain_[(*tokens_)[i - 1].form].opens);
  }

  const TokenList* tokens_ = nullptr;
  std::vector<Plain> plain_;  // by form
  SparseList<Whole> whole_;
};

struct NameWords {
  const TokenizedText* text = nullptr;
  NameWordList words;
  std::vector<GazetteerMatch> matches;  // each once

  std::string_view TextOf(size_t word) const {
    return words[word].span.In(text->text());
  }
};

NameWords AnnotateWords(const TokenizedText& text, std::span<const Value> values,
                        const WordClasses& classes, const Gazetteers& gazetteers);

inline NameWord NameWordList::operator[](size_t i) const {
  if (const Whole* const whole = whole_.Find(i)) return whole->word;
  const Token token = (*tokens_)[i];
  const Plain& plain = plain_[token.form];
  NameWord word;
  word.span = token.span;
  word.classes = plain.classes;
  word.shape = plain.shape;
  word.given = plain.given;
  word.surname = plain.surname;
  word.sentence_start = StartsAnew(i, token);
  word.space_before = token.space_before;
  word.title_start = word.Is(kAnyTitle);
  word.title_words = word.title_start ? 1 : 0;
  return word;
}

inline uint64_t NameWordList::LowerHash(size_t i) const {
  const Whole* const whole = whole_.Find(i);
  return whole != nullptr ? whole->lower : (*tokens_)[i].lower_hash;
}

inline uint64_t NameWordList::ExactHash(size_t i) const {
  const Whole* const whole = whole_.Find(i);
  return whole != nullptr ? whole->exact : (*tokens_)[i].exact_hash;
}

template <typename Visitor>
void NameWordList::ForEachLower(Visitor visit) const {
  for (size_t form = 0; form < plain_.size(); ++form) {
    if (plain_[form].shape == Shape::kLower) visit(tokens_->OfForm(form).lower_hash);
  }
  for (const Whole& whole : whole_.values()) {
    if (whole.word.shape == Shape::kLower) visit(whole.lower);
  }
}

}  // namespace unspin
