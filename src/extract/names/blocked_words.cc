#include "extract/names/blocked_words.h"

#include <algorithm>
#include <string_view>

namespace unspin {
namespace {

std::string_view TokenText(const NameWords& out, size_t i) {
  return out.text->tokens()[i].text;
}

}  // namespace

void BlockTickers(NameWords& out) {
  for (size_t i = 0; i + 4 < out.words.size(); ++i) {
    if (TokenText(out, i) != "(" || TokenText(out, i + 2) != ":") continue;
    const NameWord& exchange = out.words[i + 1];
    const NameWord& ticker = out.words[i + 3];
    const bool known = TokenText(out, i + 1) == "Nasdaq";
    if ((exchange.shape != Shape::kUpper && !known) ||
        (ticker.shape != Shape::kUpper && ticker.shape != Shape::kAlphanumeric &&
         ticker.shape != Shape::kNumber && ticker.span.size() != 1)) {
      continue;
    }
    for (size_t j = i + 1; j < out.words.size() && j < i + 8; ++j) {
      if (TokenText(out, j) == ")") break;
      out.words[j].blocked = true;
    }
  }
}

void BlockAddresses(NameWords& out) {
  for (size_t i = 1; i + 1 < out.words.size(); ++i) {
    if (TokenText(out, i) != "@" || out.words[i].space_before ||
        out.words[i + 1].space_before) {
      continue;
    }
    out.words[i - 1].blocked = true;
    out.words[i + 1].blocked = true;
  }
}

void BlockTerms(std::span<const TokenRange> terms, NameWords& out) {
  for (const TokenRange term : terms) {
    if (std::any_of(out.words.begin() + static_cast<std::ptrdiff_t>(term.begin),
                    out.words.begin() + static_cast<std::ptrdiff_t>(term.end),
                    [](const NameWord& w) { return w.shape == Shape::kLower; })) {
      continue;
    }
    if (out.words[term.begin].match_words >= term.size()) continue;
    if (term.end < out.words.size() && out.words[term.end].CanBeName() &&
        out.words[term.end].Is(kOrgHead | kCompanyTail | kLegalSuffix)) {
      continue;
    }
    for (size_t i = term.begin; i < term.end; ++i) out.words[i].blocked = true;
  }
}

}  // namespace unspin
