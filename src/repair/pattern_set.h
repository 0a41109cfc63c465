#pragma once

// Many regular expressions looked for at once, when most often none fits.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

// A superset of what `pattern` (RE2) fits, cheaper to compile and to run: counted
// repeats are without an upper bound, classes of Unicode letters are wide ranges.
std::string RelaxedPattern(std::string_view pattern);

// Patterns of RE2, upper and lower case alike. One automaton of the relaxed patterns
// tells which can fit; only those are compiled, when they are first needed, and asked.
// Safe to share between threads once compiled.
class PatternSet {
 public:
  // What a pattern must fit.
  enum class Fit { kWhole, kStart, kPart };

  // Of a part that fits: what the first group holds, or all if there is none.
  struct Found {
    size_t index = 0;  // of the pattern, in the order in which they were added
    size_t begin = 0;  // bytes of the text
    size_t end = 0;
  };

  explicit PatternSet(Fit fit);
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  // `name` is for messages. Throws Error if the pattern is none.
  void Add(std::string_view pattern, std::string name);

  // Once, before any text is looked at. Throws Error if the patterns need too much
  // memory.
  void Compile();

  // The patterns that fit, in order. Throws Error if one of them is too large to
  // compile.
  std::vector<size_t> AllFitting(std::string_view text) const;

  // The first pattern that fits and takes something.
  std::optional<Found> FirstFitting(std::string_view text) const;

 private:
  struct Pattern;
  struct Impl;

  std::vector<int> Candidates(std::string_view text) const;

  std::unique_ptr<Impl> impl_;
};

}  // namespace unspin
