#pragma once

// Named-entity corpora in CoNLL form as running text.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace unspin {

// WikiGold, WNUT-17 and GUM (CC BY 4.0), CrossNER (MIT).
constexpr std::array<std::string_view, 6> kConllFiles = {
    "wikigold.conll",
    "wnut17.train.conll",
    "gum_ccby.train.conll",
    "crossner_ai.train.conll",
    "crossner_politics.train.conll",
    "crossner_science.train.conll"};

struct ConllName {
  std::string text;  // as it stands in ConllText::text, without "the" and "'s"
  std::string tag;   // "PER"
  TextSpan span;     // of `text`
  TextSpan whole;    // of all words that the file tags
};

struct ConllText {
  std::string text;  // ten sentences, spaced as usual, one a paragraph
  std::vector<ConllName> names;
  std::vector<TextSpan> tokens;  // those of the file
};

// Throws Error if the file cannot be read.
std::vector<ConllText> ReadConll(const std::string& path);

}  // namespace unspin
