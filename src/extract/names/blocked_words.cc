#include "extract/names/blocked_words.h"

#include <algorithm>

namespace unspin {

void BlockTickers(const WordWindow& window) {
  for (size_t i = 0; i + 4 < window.words.size(); ++i) {
    if (window.TokenText(i) != "(" || window.TokenText(i + 2) != ":") continue;
    const NameWord& exchange = window.words[i + 1];
    const NameWord& ticker = window.words[i + 3];
    const bool known = window.TokenText(i + 1) == "Nasdaq";
    if ((exchange.shape != Shape::kUpper && !known) ||
        (ticker.shape != Shape::kUpper && ticker.shape != Shape::kAlphanumeric &&
         ticker.shape != Shape::kNumber && ticker.span.size() != 1)) {
      continue;
    }
    for (size_t j = i + 1; j < window.words.size() && j < i + 8; ++j) {
      if (window.TokenText(j) == ")") break;
      window.words[j].blocked = true;
    }
  }
}

void BlockAddresses(const WordWindow& window) {
  for (size_t i = 1; i + 1 < window.words.size(); ++i) {
    if (window.TokenText(i) != "@" || window.words[i].space_before ||
        window.words[i + 1].space_before) {
      continue;
    }
    window.words[i - 1].blocked = true;
    window.words[i + 1].blocked = true;
  }
}

void BlockTerms(std::span<const TokenRange> terms, const WordWindow& window) {
  for (const TokenRange term : terms) {
    if (std::any_of(window.words.begin() + static_cast<std::ptrdiff_t>(term.begin),
                    window.words.begin() + static_cast<std::ptrdiff_t>(term.end),
                    [](const NameWord& w) { return w.shape == Shape::kLower; })) {
      continue;
    }
    if (window.words[term.begin].match_words >= term.size()) continue;
    if (term.end < window.words.size() && window.words[term.end].CanBeName() &&
        window.words[term.end].Is(kOrgHead | kCompanyTail | kLegalSuffix)) {
      continue;
    }
    for (size_t i = term.begin; i < term.end; ++i) window.words[i].blocked = true;
  }
}

}  // namespace unspin
