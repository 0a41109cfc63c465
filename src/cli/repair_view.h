#pragma once

// Repaired text for people: the changes marked in it, and the list of changes.

#include <string>

#include "core/document.h"

namespace unspin::cli {

// Both texts in one, word by word: "[-helium-]{+he+} will", or with colours instead of
// brackets' contrast when `colour` is set. Title first.
std::string WordDiff(const Document& document, bool colour);

// One line a change: place, kind, confidence, what was and what is, reason, row, and
// the alternatives.
std::string ListRepairs(const Document& document, bool colour);

// The repaired title and body as plain text.
std::string PlainText(const Document& document);

}  // namespace unspin::cli
