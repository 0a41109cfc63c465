#pragma once

// The split of text into words that lexicon keys and article text share, so that a key
// matches exactly the tokens it was written for.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace unspin {

// A word token: its bytes in the text and whether white space stands before it.
struct Word {
  size_t begin = 0;
  size_t end = 0;
  bool space_before = false;
  std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

// Splits `text` into runs of letters, digits and combining marks, and single other
// characters; white space separates and is no token. An apostrophe (' or ’) or a
// hyphen or an ampersand between letters or digits stays inside ("don't", "T-Head",
// "AT&T"), a full stop or comma between digits too ("1.5", "1,200"), a full stop inside
// an initialism ("U.S.", with its last stop). A possessive "'s" is a token of its own
// ("Alibaba" "’s").
std::vector<Word> SplitWords(std::string_view text);

// The same words one after another, for texts whose list would take too much memory.
// Keeps a view of `text`.
class WordCutter {
 public:
  explicit WordCutter(std::string_view text) : text_(text) {}
  // Empty at the end.
  std::optional<Word> Next();

 private:
  std::string_view text_;
  size_t at_ = 0;
  bool first_ = true;
};

}  // namespace unspin
