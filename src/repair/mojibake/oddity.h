#pragma once

// How odd a few characters look beside each other: what tells mojibake from sound text
// in any language.

#include <span>

namespace unspin {

// The sum of what each character and each pair of neighbours adds; 0 for ordinary words
// and punctuation of one script. 1 is about what must not happen in sound text: a
// lower-case letter before a capital with an accent ("nÃ"), a symbol before a letter
// ("¤c"), two scripts in a word. The scale is our own; the values were set by labelled
// cases (tests/cases/mojibake.tsv).
double Oddity(std::span<const char32_t> characters);

}  // namespace unspin
