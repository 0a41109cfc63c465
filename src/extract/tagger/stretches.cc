#include "extract/tagger/stretches.h"

#include <algorithm>

namespace unspin {
namespace {

// Words between two names that may join them: "Bank of the West", "A. P. Moller".
constexpr size_t kWidestGap = 2;

// "The" and "But" at the start of a sentence are there for the sentence, unless a name
// follows at once ("The Hague").
bool OpensSentence(const NameWords& text, size_t i, size_t end) {
  const NameWord& word = text.words[i];
  if (!word.sentence_start || !word.Is(kFunction) || word.shape == Shape::kUpper) {
    return false;
  }
  return i + 1 >= end || !text.words[i + 1].CanBeName();
}

bool IsCore(const NameWords& text, size_t i, size_t end) {
  const NameWord& word = text.words[i];
  if (word.blocked) return false;
  if (word.match_words > 0) return true;
  return word.CanBeName() && !OpensSentence(text, i, end);
}

// "iPhone 14", "Disney+", "Kontur Inc."
bool ClingsToCore(const NameWords& text, size_t i) {
  const NameWord& word = text.words[i];
  if (word.shape == Shape::kNumber) return !word.blocked;
  return word.shape == Shape::kPunctuation && !word.space_before;
}

// "just landed in osaka": as some people write, capitals say nothing.
bool HasNoCapital(const NameWords& text, TokenRange sentence) {
  for (size_t i = sentence.begin; i < sentence.end; ++i) {
    if (text.words[i].CanBeName()) return false;
  }
  return true;
}

}  // namespace

void FindStretches(const NameWords& text, TokenRange sentence,
                   std::vector<TokenRange>& out) {
  out.clear();
  if (HasNoCapital(text, sentence)) {
    out.push_back(sentence);
    return;
  }
  size_t known = sentence.begin;  // words before it are inside a match of a gazetteer
  for (size_t i = sentence.begin; i < sentence.end; ++i) {
    if (i >= known && !IsCore(text, i, sentence.end)) continue;
    known = std::max(known, i + text.words[i].match_words);
    // The stretch may reach past `i` already: the "." of "SAM.gov" clings to "SAM".
    if (!out.empty() && i <= out.back().end + kWidestGap) {
      out.back().end = std::max(out.back().end, i + 1);
    } else {
      out.push_back({i, i + 1});
    }
    if (i + 1 < sentence.end && ClingsToCore(text, i + 1)) out.back().end = i + 2;
  }
}

}  // namespace unspin
