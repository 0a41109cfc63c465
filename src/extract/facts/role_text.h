#pragma once

// How the facts about people write posts.

#include <string>
#include <string_view>

#include "extract/facts/fact_lexicon.h"
#include "extract/facts/sentence_graph.h"

namespace unspin {

// The name of a post as facts give it: "Chief Executive" is "chief executive", "CEO"
// and "IT director" stay, and of "Umbra's founders, Ada and Tom" each is a "founder".
std::string RoleText(const FactLexicon& lexicon, const Edge& role);

bool IsFounder(std::string_view role);

}  // namespace unspin
