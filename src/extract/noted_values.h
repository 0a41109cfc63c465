#pragma once

// All values of an article, for those who want more than mentions.

#include <vector>

#include "core/document.h"
#include "core/noted_value.h"

namespace unspin {

// Of title and body, by position, disjoint in each: dates, amounts, lengths, then
// ranges and other numbers where none of these stands. Relative dates need
// document.published. Nothing for an article that is not English.
std::vector<NotedValue> NoteValues(const Document& document);

}  // namespace unspin
