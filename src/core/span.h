#pragma once

// Half-open ranges [begin, end) of byte offsets into UTF-8 text. Spans into the
// original text of a record and spans into repaired text are different types: only an
// OffsetMap turns one into the other. The outside (JSON, database) counts code points
// instead.

#include <cstddef>
#include <string_view>

namespace unspin {

template <typename Tag>
struct Span {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend bool operator==(Span, Span) = default;
};

using SourceSpan = Span<struct SourceTag>;  // into the original, as decoded
using TextSpan = Span<struct TextTag>;      // into the repaired title or body

}  // namespace unspin
