#pragma once

// Bytes that come one after another: of a file, of what is packed in it, of a member of
// an archive. And the limits for what they may unpack to.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace unspin {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Reads up to `size` bytes into `buffer`; 0 at the end. Throws Error with the reason
  // when the bytes end before their end, after all were given that could be had.
  virtual size_t Read(char* buffer, size_t size) = 0;
  // How many bytes there are in all, where Seek works.
  virtual std::optional<uint64_t> Size() const { return std::nullopt; }
  // Goes on at `offset`. REQUIRES: Size() and offset <= *Size().
  virtual void Seek(uint64_t /*offset*/) {}
};

// Bounds against inputs that unpack without end.
struct UnpackLimits {
  uint64_t max_bytes = 64ULL << 30;         // of an input, on each level of packing
  uint64_t max_member_bytes = 16ULL << 30;  // of a member of an archive
  uint64_t max_ratio = 1000;  // unpacked to packed, once 1 MiB is unpacked
  uint64_t max_members = 1'000'000;
  uint64_t max_nesting = 8;  // packings and archives inside each other
};

// What one input has unpacked to so far, against its limits. The outermost level is 0,
// the file itself. Shared by all that read it; for one thread.
class UnpackMeter {
 public:
  explicit UnpackMeter(const UnpackLimits& limits) : limits_(limits) {}

  const UnpackLimits& limits() const { return limits_; }
  // Bytes of the file itself that were read. Those read twice count once.
  uint64_t packed() const;
  void CountPacked(uint64_t bytes) { packed_ += bytes; }
  void set_file_size(uint64_t bytes) { file_size_ = bytes; }

  // Counts what a packing or an archive on `level` gave. Throws Error when the input is
  // beyond its limits; so do all later calls.
  void Count(size_t level, uint64_t bytes);
  // The same for a member of an archive.
  void CountMemberBytes(size_t level, uint64_t bytes);
  // Throws Error when the limit of members is passed, or when there are very many with
  // hardly anything in them.
  void CountMember();
  // Throws Error when `level` is deeper than packings may lie in each other.
  void CheckLevel(size_t level) const;
  // True once the input is beyond its limits and must be given up.
  bool exceeded() const { return !excess_.empty(); }

 private:
  void Exceed(std::string excess);

  UnpackLimits limits_;
  uint64_t packed_ = 0;
  std::optional<uint64_t> file_size_;
  std::vector<uint64_t> unpacked_;  // by level
  uint64_t members_ = 0;
  uint64_t member_bytes_ = 0;  // of all of them
  std::string excess_;
};

}  // namespace unspin
