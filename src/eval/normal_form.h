#pragma once

// The forms in which names, roles and mentions are compared with the gold.

#include <string>
#include <string_view>
#include <vector>

namespace unspin {

// Lower case, without commas, dots, legal forms ("Inc", "Holdings", "the"), single
// spaces: "The Kumori Group, Inc." is "kumori".
std::string ScoredName(std::string_view name);

// Lower case, without "acting", "former", ..., the usual titles by their abbreviation:
// "Interim Chief Executive" is "ceo".
std::string ScoredRole(std::string_view role);

// Straight apostrophes: a mention's text as it is compared.
std::string ScoredMention(std::string_view text);

// The words between white space, as views of `text`.
std::vector<std::string_view> SplitAtSpaces(std::string_view text);

}  // namespace unspin
