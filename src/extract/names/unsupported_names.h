#pragma once

// Names that nothing speaks for: acronyms and ordinary words that no table has and that
// never act as a company, a body or a product does.

#include "extract/names/article_names.h"

namespace unspin {

// Drops groups of ordinary words ("Pulse", "Civic Hacking", "Data Retention Act") in
// which the tagger sees no names either. REQUIRES: the groups are scored.
void DropUnsupportedWords(ArticleNames& names, const CueWeights& weights);

// Drops acronyms that the text explains as terms, and unknown ones ("ETL"). REQUIRES:
// the groups are linked and scored.
void DropUnsupportedAcronyms(ArticleNames& names, const CueWeights& weights);

// In an article about other things than companies, takes names for companies only if
// something says that they are: "Midas" and "Jeremia Kimelman" of a page that has no
// company else. REQUIRES: the groups are linked and scored.
void DoubtCompanies(ArticleNames& names, const CueWeights& weights);

}  // namespace unspin
