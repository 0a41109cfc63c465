#pragma once

// A source of bytes with a look ahead. Reads ahead a little, never the whole input.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/byte_source.h"

namespace unspin {

class ByteStream {
 public:
  // So many bytes behind those that Peek gives may be read too, whatever they are.
  static constexpr size_t kPadding = 64;

  explicit ByteStream(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)) {}

  // At least `size` bytes that come next, fewer only at the end. They stay to be read.
  // Valid until the next call. Throws Error when nothing is left because the packed
  // data is damaged or beyond the limits.
  std::string_view Peek(size_t size);
  // Moves past `size` bytes. REQUIRES: they have been seen through Peek.
  void Skip(size_t size);

  // Why the bytes end early; empty while there is no reason to think so.
  const std::string& fault() const { return fault_; }

  uint64_t offset() const { return offset_; }  // unpacked bytes that were skipped

  // How many bytes there are in all, where Seek works.
  std::optional<uint64_t> size() const { return source_->Size(); }
  // Goes on at `offset`. REQUIRES: size() and offset <= *size().
  void Seek(uint64_t offset);

 private:
  bool Fill();
  void Reserve();

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<char[]> buffer_;
  size_t capacity_ = 0;  // without the padding
  size_t start_ = 0;     // of the unread bytes in buffer_
  size_t end_ = 0;       // of the bytes in buffer_
  uint64_t offset_ = 0;
  bool at_end_ = false;
  std::string fault_;  // why the bytes end before their end; empty when they don't
};

}  // namespace unspin
