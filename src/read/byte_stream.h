#pragma once

// The bytes of one input, unpacked: a file or standard input, plain or compressed
// (found by content). Reads ahead a little, never the whole input.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace unspin {

// Bounds against inputs that unpack without end.
struct UnpackLimits {
  uint64_t max_bytes = 64ULL << 30;
  uint64_t max_ratio = 1000;  // unpacked to packed, once 1 MiB is unpacked
};

class ByteStream {
 public:
  // Opens the file at `path`, or standard input for "-". Throws Error naming the cause.
  ByteStream(const std::string& path, UnpackLimits limits);
  ~ByteStream();
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // At least `size` bytes that come next, fewer only at the end. They stay to be read.
  // Valid until the next call. Throws Error when nothing is left because the packed
  // data is damaged or beyond the limits.
  std::string_view Peek(size_t size);
  // Moves past `size` bytes. REQUIRES: they have been seen through Peek.
  void Skip(size_t size);

  // Why the bytes end early; empty while there is no reason to think so.
  const std::string& fault() const { return fault_; }

  uint64_t offset() const { return offset_; }  // unpacked bytes that were skipped
  uint64_t packed_bytes() const;               // bytes of the input read so far
  // What it is packed with, outermost first: "gzip"; empty for plain bytes.
  std::string packing() const;

 private:
  struct Source;
  bool Fill();
  bool Fail(std::string fault);

  std::unique_ptr<Source> source_;
  UnpackLimits limits_;
  std::string buffer_;
  size_t start_ = 0;  // of the unread bytes in buffer_
  uint64_t offset_ = 0;
  uint64_t unpacked_ = 0;
  bool end_ = false;
  std::string fault_;  // why the bytes end before their end; empty when they don't
};

}  // namespace unspin
