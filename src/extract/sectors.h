#pragma once

// What a company does, by the words that introduce it: "payments firm Atlas", "Atlas, a
// maker of robots".

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/tokens.h"

namespace unspin {

class Lexicon;
class Table;

// Safe to share between threads. Keeps a view into the lexicon (sectors.tsv).
class SectorFinder {
 public:
  explicit SectorFinder(const Lexicon& lexicon);

  // The sectors that the words around the name of a company tell, perhaps repeated.
  std::vector<std::string> Of(const TokenizedText& text, TokenRange name) const;

 private:
  void Before(const TokenizedText& text, size_t token,
              std::vector<std::string>& found) const;
  void Behind(const TokenizedText& text, size_t token,
              std::vector<std::string>& found) const;
  // The sector of the longest phrase at `token`, and how many words it has; "company"
  // for a word that says only that a company follows; empty for any other word.
  std::pair<std::string_view, size_t> SectorAt(const TokenizedText& text,
                                               size_t token) const;

  const Table* table_;
  uint32_t sector_;
};

}  // namespace unspin
