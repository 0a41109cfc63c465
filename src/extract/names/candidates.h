#pragma once

// Cuts the capitalised stretches of a text into spans that may be names. What they are
// names of, and whether they are any, is decided later (name_typing.h).

#include <cstdint>
#include <span>
#include <vector>

#include "core/span.h"
#include "extract/names/name_words.h"

namespace unspin {

struct NameCandidate {
  size_t field = 0;  // number of the NameWords
  TokenRange words;
  TextSpan span;
  uint64_t key = 0;             // hash of the lower-case words
  bool title_before = false;    // a capitalised title was cut off in front
  bool title_behind = false;    // or behind ("Ostrel CEO")
  bool doubtful_start = false;  // its capital may be due to the sentence or headline
  int32_t match = -1;           // number of the gazetteer match of exactly these words
  size_t group = 0;             // filled in by typing
};

// In order of position, disjoint.
std::vector<NameCandidate> FindCandidates(const NameWords& text, size_t field);

// The candidate that these words make, whatever stands around them.
NameCandidate CandidateOf(const NameWords& text, size_t field, TokenRange words);

// The key of a name with these lower-case words.
uint64_t KeyOfWords(std::span<const uint64_t> lower_hashes);

// The key of a stretch of words, as in NameCandidate::key.
uint64_t CandidateKey(const NameWords& text, TokenRange words);

}  // namespace unspin
