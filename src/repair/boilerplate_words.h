#pragma once

// What the words of a line say about who wrote it.

#include <cstddef>
#include <string_view>

namespace unspin {

// The line ends as a sentence does, in any script.
bool EndsSentence(std::string_view line);

size_t CountWords(std::string_view line);

// What to take from the score of a line because it reads like a sentence of an article:
// it ends like one and has a verb; most if it tells what somebody said, least if it
// speaks of pages and readers. "The pumps were sold in May." loses 2, "Comments were
// not returned." loses 1, "Leave a comment." nothing. 0..2.5.
double SentencePenalty(std::string_view line);

// How many words of a page ("subscribe", "article", "cookies") a line of three to
// twelve words holds; 0 if it holds any word but these and the usual ones between them.
// "Please log in to read the comments" has 3, "Read the ruling" 0.
size_t CountPageWords(std::string_view line);

}  // namespace unspin
