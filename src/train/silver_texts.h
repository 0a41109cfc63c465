#pragma once

// Running text with the names that rules and tables find in it by themselves: wrong now
// and then, but much more of it, and nearer to technology news, than what people
// tagged.

#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "train/tagged_texts.h"

namespace unspin {

// About `paragraphs` paragraphs of the texts of context_sources.h under `folder` that
// are news or near to technology and business, spread evenly. A name that the rules are
// not sure of may be of any type, or none. Throws Error when a file is missing.
std::vector<TaggedText> ReadSilverTexts(const std::string& folder,
                                        const Lexicon& lexicon, size_t paragraphs);

}  // namespace unspin
