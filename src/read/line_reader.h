#pragma once

// Lines of a byte stream with their numbers and byte offsets.

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/byte_stream.h"

namespace unspin {

struct Line {
  std::string_view bytes;  // without its "\n" or "\r\n"; valid until the next call
  uint64_t number = 0;     // 1-based
  uint64_t offset = 0;     // of its first byte in the unpacked input
  bool too_long = false;   // `bytes` is empty, the whole line was skipped
};

class LineReader {
 public:
  // `stream` must outlive the reader.
  LineReader(ByteStream& stream, uint64_t max_bytes)
      : stream_(stream), max_bytes_(max_bytes) {}

  // Throws Error when the stream fails; a line that is cut by that is not given.
  std::optional<Line> Next();

 private:
  void SkipRest();

  ByteStream& stream_;
  uint64_t max_bytes_;
  uint64_t number_ = 0;
  size_t pending_ = 0;  // bytes of the line given last, to be skipped
};

}  // namespace unspin
