#pragma once

// The compiled rows of lexicons/boilerplate.tsv.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

class Lexicon;

// One row that fits.
struct BoilerplateMatch {
  size_t begin = 0;  // of what goes, in the text that was given
  size_t end = 0;
  std::string reason;
  std::string lexicon_row;
};

// Where a row applies: a whole line anywhere, the end or the start of the body, or a
// headline.
enum class BoilerplatePlace { kLine, kTail, kHead, kTitle };

// Immutable and safe to share between threads.
class BoilerplatePatterns {
 public:
  // Throws Error naming the row of a pattern that does not compile.
  explicit BoilerplatePatterns(const Lexicon& lexicon);
  ~BoilerplatePatterns();

  // The first row for `place` that fits `text`: the whole of a line, or a part of a
  // tail, head or title that the pattern anchors itself (its first group, if it has
  // one, is what goes). One pass of an automaton over `text`, whatever the number of
  // rows.
  std::optional<BoilerplateMatch> Find(BoilerplatePlace place,
                                       std::string_view text) const;

 private:
  struct Rows;
  std::unique_ptr<Rows> rows_;
};

}  // namespace unspin
