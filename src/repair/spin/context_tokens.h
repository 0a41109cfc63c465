#pragma once

// Cuts running text into the tokens of the context model. The trainer and the spin
// decoder both use it, so that a model always sees the text as it was trained on;
// TokenisationFingerprint() changes when the cutting does, and a model file of another
// fingerprint is refused.
//
// Rules, on chunks bounded by white space (ASCII white space or U+00A0):
//  - quotes, brackets, commas, stops and dashes are tokens of their own, in one form a
//    kind: (“Revenue) is  ( " Revenue;  curly and straight quotes are the same token;
//  - 's and n't are tokens of their own: company's is  company 's;  don't is  do n't;
//  - abbreviations keep their stop and end no sentence: Inc.  U.S.  J.;
//  - numbers become classes: <year> <money> <percent> <time> <ordinal> <num>; the whole
//    numbers 0 to 10 stay words, since spinners write "one" as "1";
//  - links, addresses and mixtures of letters and digits become <link> and <code>;
//  - words keep their case here; ResolveToken decides which form the model knows.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace unspin {

struct ContextToken {
  enum class Kind : uint8_t {
    kWord,   // `text` is a view of the source
    kFixed,  // `text` is a literal: punctuation or a class such as <year>
  };
  std::string_view text;
  uint32_t begin = 0;  // bytes in the source that it stands for
  uint32_t end = 0;
  Kind kind = Kind::kWord;
  // First token of a sentence: the decoder starts anew with the sentence-start word.
  bool starts_sentence = false;
  // A capital here says nothing: first word of a sentence or of a quotation.
  bool initial = false;
  // A lower-case word or whole number with white space or the text's edge on both
  // sides: the only places where family A of the spinners substitutes.
  bool free = false;
};

// The tokens of one paragraph in order, appended to nothing else. Views point into
// `paragraph` or at literals. Linear in the length; never throws on any bytes.
std::vector<ContextToken> SplitContextTokens(std::string_view paragraph);

// Same, into `tokens` (cleared first) so that a caller can reuse the memory.
void SplitContextTokens(std::string_view paragraph, std::vector<ContextToken>& tokens);

// Longest word that can be in a vocabulary, in bytes.
inline constexpr size_t kMaxWordBytes = 40;

// `word` in lower case (ASCII letters only; ’ becomes ') in `buffer`; empty when it is
// longer than kMaxWordBytes.
std::string_view LowerWord(std::string_view word,
                           std::span<char, kMaxWordBytes> buffer);

bool HasUpper(std::string_view word);

// The class of a word that the vocabulary lacks: <name> and <acronym> for capitals,
// <-ing>, <-ed>, <-s>, <-ly>, <-er>, <-tion> or <unknown> for lower case.
std::string_view UnknownClass(std::string_view word);

// The model's word for `token`: `find` maps a word to its id, 0 when it is not in the
// vocabulary. Capitalised words are looked up as they stand, then (at the start of a
// sentence first) in lower case; unknown ones become a class. "Cloud" inside a sentence
// keeps its own entry when it was frequent enough, and is <name> otherwise; an unknown
// compound stands for its last part ("cloud-based" for "based").
template <typename Find>
uint32_t ResolveToken(const ContextToken& token, const Find& find) {
  if (token.kind == ContextToken::Kind::kFixed) return find(token.text);
  char buffer[kMaxWordBytes];
  const std::string_view lower =
      LowerWord(token.text, std::span<char, kMaxWordBytes>(buffer));
  const bool upper = HasUpper(token.text);
  if (!upper || token.initial) {
    if (const uint32_t id = find(lower)) return id;
  }
  if (upper) {
    if (const uint32_t id = find(token.text)) return id;
  } else if (const size_t hyphen = lower.rfind('-'); hyphen != std::string_view::npos) {
    if (const uint32_t id = find(lower.substr(hyphen + 1))) return id;
  }
  return find(UnknownClass(token.text));
}

// A hash of how a fixed sample, which exercises every rule above, is cut.
uint64_t TokenisationFingerprint();

}  // namespace unspin
