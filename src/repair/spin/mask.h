#pragma once

// What a spinner could have touched. Family A looks only at lower-case words and
// numbers between white space; every other token is original for certain. Others touch
// any word but names.

#include <cstddef>
#include <string_view>
#include <vector>

#include "repair/spin/context_tokens.h"
#include "repair/spin/profile.h"

namespace unspin {

struct MaskedToken {
  ContextToken context;   // as the context model sees it; offsets count in the body
  std::string_view text;  // the bytes of the body
  // Can be part of a substitute of several words ("Gregorian" of "Gregorian month").
  // For a spinner of free words: white space or an end of the text on both sides, and
  // only letters and digits.
  bool bare = false;
  // Bare and without a capital that says something: can be a substitute by itself.
  bool free = false;
  // Nothing but one space, if that, is between it and the next token, and no sentence
  // ends there.
  bool joined = false;
};

struct MaskedParagraph {
  size_t begin = 0;  // bytes of the body
  size_t end = 0;
  std::vector<MaskedToken> tokens;
};

// The byte ranges of the paragraphs of `body`: cut at blank lines, and at line ends
// unless the text is wrapped by hand ("... the cloud\nunit said"). Headings and lists
// are paragraphs of their own.
std::vector<std::string_view> SplitParagraphs(std::string_view body);

// The tokens of `paragraph`, a part of `body`, and what a spinner that touches
// `touches` can have changed of them.
MaskedParagraph MaskTokens(std::string_view body, std::string_view paragraph,
                           Touches touches = Touches::kFreeWords);

// Calls `use(word, free, lower)` for each run of ASCII letters and digits of `text`:
// `free` as in MaskedToken for a spinner of free words, `lower` without capitals.
template <typename Use>
void ForEachQuickWord(std::string_view text, const Use& use) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  const auto is_lower = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  const auto is_word = [&](char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); };
  size_t at = 0;
  while (at < text.size()) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    bool lower = true;
    for (; at < text.size() && is_word(text[at]); ++at)
      lower = lower && is_lower(text[at]);
    const bool free = lower && (begin == 0 || is_space(text[begin - 1])) &&
                      (at == text.size() || is_space(text[at]));
    use(text.substr(begin, at - begin), free, lower);
  }
}

}  // namespace unspin
