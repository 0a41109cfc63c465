#pragma once

// The compiled rows of lexicons/boilerplate.tsv.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

class Lexicon;

// How far a row is to be trusted, and what it says about the lines below.
enum class BoilerplateStrength { kWeak = 1, kLikely = 2, kSure = 3 };
enum class BoilerplateBlock { kNone, kList, kComments, kComment };

struct BoilerplateRow {
  std::string reason;
  std::string lexicon_row;  // "boilerplate.tsv:12"
  BoilerplateStrength strength = BoilerplateStrength::kSure;
  BoilerplateBlock block = BoilerplateBlock::kNone;
};

// The strongest row of each kind that fits a whole line; null if none does.
struct BoilerplateLineRows {
  const BoilerplateRow* anywhere = nullptr;
  const BoilerplateRow* first = nullptr;  // if the line stands above all prose
  const BoilerplateRow* last = nullptr;   // if it stands below all prose
};

// A row that fits a part of a text: [begin, end) of the text that was given is what
// goes.
struct BoilerplateMatch {
  size_t begin = 0;
  size_t end = 0;
  const BoilerplateRow* row = nullptr;
};

// Where in a text a row looks for its part.
enum class BoilerplatePlace { kTail, kHead, kInside, kTitle };

// Immutable and safe to share between threads. One pass of an automaton over the text
// that is asked for, whatever the number of rows.
class BoilerplatePatterns {
 public:
  // Throws Error naming the row of a pattern that does not compile or that uses a part
  // which is not there.
  explicit BoilerplatePatterns(const Lexicon& lexicon);
  ~BoilerplatePatterns();

  BoilerplateLineRows FindLine(std::string_view line) const;

  // Of all rows for lines below the prose.
  BoilerplateStrength strongest_last() const;

  // The first row for `place` that fits `text`. The pattern anchors itself; its first
  // group, if it has one, is what goes.
  std::optional<BoilerplateMatch> Find(BoilerplatePlace place,
                                       std::string_view text) const;

 private:
  struct Rows;
  std::unique_ptr<Rows> rows_;
};

}  // namespace unspin
