#pragma once

// Where sentences end.

#include <string_view>
#include <vector>

#include "extract/tokens.h"

namespace unspin {

// Cuts `tokens` of `text` into sentences without gaps: each token is in one. A blank
// line ends a paragraph, a line end ends a sentence unless the lines are hard-wrapped
// prose.
std::vector<SentenceStart> SplitSentences(std::string_view text,
                                          const TokenList& tokens);

}  // namespace unspin
