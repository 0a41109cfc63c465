#pragma once

// Pieces of text as a terminal can show them.

#include <cstddef>
#include <string>
#include <string_view>

namespace unspin::cli {

inline constexpr std::string_view kRed = "\x1b[31m";
inline constexpr std::string_view kStruckRed = "\x1b[31;9m";
inline constexpr std::string_view kGreen = "\x1b[32m";
inline constexpr std::string_view kDim = "\x1b[2m";
inline constexpr std::string_view kReset = "\x1b[0m";

// `text` in colour, or as it is.
std::string Painted(std::string_view text, std::string_view paint, bool colour);

// `text` on one line and without what a terminal would obey or not show: line breaks
// become "↵", other controls and invisible characters their number, "<U+200B>".
std::string OneLine(std::string_view text);

// `text` of at most `most` code points, cut in the middle.
std::string CutMiddle(const std::string& text, size_t most);

// Words between white space.
size_t CountWords(std::string_view text);

// `text` padded to `width` columns.
std::string Padded(std::string_view text, size_t width);

// `text`, which may hold the paints above, with lines of at most `width` columns,
// broken at spaces; a paint does not run over a line's end. Longer words stay whole.
std::string Wrapped(std::string_view text, size_t width);

}  // namespace unspin::cli
