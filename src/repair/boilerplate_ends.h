#pragma once

// Boilerplate that shares a line with the article: before its first words, glued to its
// last sentence, or between two sentences.

#include <optional>
#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

// What goes from the start of `text`.
std::optional<Edit> FindBoilerplateHead(std::string_view text,
                                        const FixContext& context);

// What goes from the end of [begin, end) of `text`, in text order. A piece behind the
// last sentence goes if it would as a line of its own.
std::vector<Edit> FindBoilerplateTails(std::string_view text, size_t begin, size_t end,
                                       const FixContext& context);

// What goes from inside the lines of `text`.
std::vector<Edit> FindBoilerplateInside(std::string_view text,
                                        const FixContext& context);

}  // namespace unspin
