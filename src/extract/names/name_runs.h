#pragma once

// Stretches of words that may hold names: capitalised words and what joins them.

#include "extract/names/name_words.h"

namespace unspin {

class NameRuns {
 public:
  // `text` must outlive the object.
  explicit NameRuns(const NameWords& text) : text_(text) {}

  // Whether a stretch may start at word `i`.
  bool Starts(size_t i) const;
  // The end of the stretch that starts at `begin`. REQUIRES: Starts(begin).
  size_t EndOf(size_t begin) const;

 private:
  NameWord word(size_t i) const { return text_.words[i]; }
  std::string_view Text(size_t i) const { return text_.TextOf(i); }
  bool Exists(size_t i) const { return i < text_.words.size(); }
  bool Continues(size_t i) const;
  bool Trusted(size_t i) const;
  bool IsHead(TokenRange run) const;
  size_t Extend(TokenRange run) const;
  size_t ExtendOverStop(TokenRange run) const;
  size_t ExtendOverParticle(TokenRange run) const;
  bool IsLabelled(TokenRange run) const;
  bool IsOwnedBody(TokenRange run) const;
  bool IsVersion(size_t i) const;
  bool JoinsHalves(TokenRange run) const;

  const NameWords& text_;
};

}  // namespace unspin
