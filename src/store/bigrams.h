#pragma once

// Words to search for in scripts that are written without spaces: Chinese, Japanese,
// Thai, Lao, Khmer, Burmese; and Korean, whose particles stick to the words. FTS5 takes
// a whole clause of them for one word, so such articles are indexed a second time, by
// pairs of characters.

#include <string>
#include <string_view>

namespace unspin {

// True if `text` has a character of such a script. Fast for text that has none.
bool HasUnspaced(std::string_view text);

// `text` with each run of such characters as the pairs in it and its last character
// alone: "银行系统 down" gives "银行 行系 系统 统 down".
std::string IndexBigrams(std::string_view text);

// The same for a term that is looked for: the pairs only, "银行系统" gives
// "银行 行系 系统", and a single character stays as it is.
std::string QueryBigrams(std::string_view term);

}  // namespace unspin
