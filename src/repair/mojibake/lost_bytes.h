#pragma once

// What is left of sequences that lost a byte on their way: 0xA0, which became a plain
// space, 0x9D, which few programs can show, and curly quotes, which were made straight.

#include <string_view>
#include <vector>

#include "repair/mojibake/code_pages.h"
#include "repair/mojibake/draft.h"

namespace unspin {

// The fixes for a line in which UTF-8 was certainly read as `page`, before it is
// decoded: "Ã perturber" is "à perturber", "â€" without more is the closing quote of
// "â€œ". What cannot be told is U+FFFD ("â€?").
std::vector<Fix> FindLostBytes(std::string_view line, CodePage page);

// What needs no other evidence: the quotes and dashes that begin with "â€" read as
// Windows-1252, "voilÃ  le travail", and "5Â kg".
std::vector<Fix> FindLostMarks(std::string_view line);
std::vector<Fix> FindLoneGrave(std::string_view line);
std::vector<Fix> FindLoneSpace(std::string_view line);

}  // namespace unspin
