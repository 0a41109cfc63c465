#pragma once

// What sites add to a headline: their name, a date, a label.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

// One removal at most: what it uncovers is left for the next look.
std::vector<Edit> FindTitleBoilerplate(std::string_view title,
                                       const FixContext& context);

// True if a site at `url` may be called `name`: "Gadget Wire" of
// https://www.gadgetwire.example/a, "The Daily Circuit" of dailycircuit.example/7,
// "NCT" of north-city-times.example. Refused: "Layoffs" of gadgetwire.example.
bool IsNameOfHost(std::string_view name, std::string_view url);

}  // namespace unspin
