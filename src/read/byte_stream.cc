#include "read/byte_stream.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/error.h"

namespace unspin {
namespace {

constexpr size_t kSmallest = 1 << 15;  // of the buffer: many members are small
constexpr size_t kBlock = 1 << 16;     // read at once when there is more
constexpr size_t kLarge = 8 << 20;     // from here on the buffer grows in small steps

}  // namespace

std::string_view ByteStream::Peek(size_t size) {
  while (end_ - start_ < size && Fill()) {
  }
  // What was unpacked before a fault is given first.
  if (!fault_.empty() && start_ == end_) throw Error(fault_);
  return {buffer_.get() + start_, end_ - start_};
}

void ByteStream::Skip(size_t size) {
  start_ += size;
  offset_ += size;
}

void ByteStream::Seek(uint64_t offset) {
  source_->Seek(offset);
  start_ = end_ = 0;
  offset_ = offset;
  at_end_ = false;
}

// Makes room behind the bytes: moves them to the front, or to a larger buffer.
void ByteStream::Reserve() {
  const size_t size = end_ - start_;
  if (buffer_ != nullptr && size <= capacity_ / 2) {
    std::memmove(buffer_.get(), buffer_.get() + start_, size);
  } else {
    capacity_ = capacity_ == 0       ? kSmallest
                : capacity_ < kBlock ? 4 * kBlock
                : capacity_ < kLarge ? capacity_ * 2
                                     : capacity_ + capacity_ / 4;
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_ + kPadding);
    if (size > 0) std::memcpy(larger.get(), buffer_.get() + start_, size);
    buffer_ = std::move(larger);
  }
  start_ = 0;
  end_ = size;
}

bool ByteStream::Fill() {
  if (at_end_) return false;
  if (start_ == end_) start_ = end_ = 0;
  if (capacity_ - end_ < std::min(kBlock, capacity_ / 2 + 1)) Reserve();
  try {
    const size_t size =
        source_->Read(buffer_.get() + end_, std::min(capacity_ - end_, kBlock * 2));
    end_ += size;
    at_end_ = size == 0;
  } catch (const Error& error) {
    at_end_ = true;
    fault_ = error.what();
  }
  return !at_end_;
}

}  // namespace unspin
