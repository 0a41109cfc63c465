#pragma once

// From the words that people type to FTS5 queries.

#include <string>
#include <string_view>

namespace unspin {

// Each word and each "phrase in quotes" becomes an FTS5 string, so that nothing in it
// is syntax; a * behind a word asks for words that begin with it. All must appear.
// Throws Error when no letter or digit is left.
std::string QuoteTerms(std::string_view text);

// A search and the table of the index that answers it: articles_bigrams for words of
// scripts that are written without spaces (store/bigrams.h), else articles_fts.
struct FullTextQuery {
  std::string table;
  std::string match;
};

// `raw` text is FTS5 syntax, for articles_fts.
FullTextQuery ToFullTextQuery(std::string_view text, bool raw);

}  // namespace unspin
