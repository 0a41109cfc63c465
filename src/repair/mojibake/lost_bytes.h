#pragma once

// What is left of sequences that lost a byte on their way: 0xA0, which became a plain
// space, and 0x9D, which few programs can show.

#include <string_view>
#include <vector>

#include "core/mapped_text.h"
#include "repair/mojibake/code_pages.h"

namespace unspin {

// The edits for a line in which UTF-8 was certainly read as `page`, before it is
// decoded: "Ã perturber" is "à perturber", "â€" without more is the closing quote of
// "â€œ". What cannot be told is U+FFFD ("â€?").
std::vector<Edit> FindLostBytes(std::string_view line, CodePage page);

// Only the closing quotes of "â€œ" read as Windows-1252, for a line that shows nothing
// else of it in a text that does.
bool HasLostQuote(std::string_view line);
std::vector<Edit> FindLostQuotesOfLine(std::string_view line);

// What needs no other evidence: "voilÃ  le travail".
std::vector<Edit> FindLoneGrave(std::string_view line);

}  // namespace unspin
