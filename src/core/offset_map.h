#pragma once

// Which bytes of repaired text stand for which bytes of the original.

#include <cstddef>
#include <vector>

#include "core/span.h"

namespace unspin {

// One stretch of text, either copied unchanged or put in the place of a stretch of the
// original. Either side of a replaced run may be empty (removal, insertion).
struct Run {
  SourceSpan source;
  TextSpan text;
  bool replaced = false;
  friend bool operator==(const Run&, const Run&) = default;
};

// A change of text by one fixer: [begin, end) of its input became `size` bytes.
struct Change {
  size_t begin = 0;
  size_t end = 0;
  size_t size = 0;
};

// A sorted list of runs that covers the whole original stretch and the whole repaired
// text without gaps; neighbouring copied runs are joined. Lookups cost O(log runs).
class OffsetMap {
 public:
  OffsetMap() = default;
  // The map of unchanged text of `size` bytes that starts at `source_begin`.
  explicit OffsetMap(size_t size, size_t source_begin = 0);

  // What the original holds for `span`. A span that touches a replaced run gets the
  // whole source of that run; an empty span maps to an empty span or to the source of
  // the replaced run it lies strictly inside of.
  SourceSpan ToSource(TextSpan span) const;

  // Where `span` of the original is now: the smallest stretch of text that covers it.
  TextSpan ToText(SourceSpan span) const;

  // The map after `changes` of the text; they are sorted and disjoint.
  OffsetMap Then(const std::vector<Change>& changes) const;

  const std::vector<Run>& runs() const { return runs_; }
  bool is_identity() const;

 private:
  void Append(const Run& run);
  std::vector<Run> runs_;
};

}  // namespace unspin
