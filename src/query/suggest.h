#pragma once

// "Did you mean" for words that are not among the known ones.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

// The known word that `word` most resembles, by edits of single letters; empty when
// none comes near.
std::string_view Nearest(std::string_view word,
                         std::span<const std::string_view> known);

// "no such column: provder; did you mean provider?", or with the list of known words.
std::string Unknown(std::string_view what, std::string_view word,
                    std::span<const std::string_view> known);

}  // namespace unspin
