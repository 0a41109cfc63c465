#pragma once

// The packings of single files: gzip, bzip2, xz, zstd. Over the libraries that
// libarchive uses too; its own filters keep back the last 64 KiB of what is cut short.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

enum class Packing { kGzip, kBzip2, kXz, kZstd };

// Told by the first bytes of the data.
std::optional<Packing> DetectPacking(std::string_view start);
// "gzip", "bzip2", "xz", "zstd".
std::string_view Name(Packing packing);

// What one call of a library did.
struct CodecStep {
  size_t taken = 0;       // bytes of the packed ones
  size_t given = 0;       // unpacked bytes
  bool finished = false;  // a packed piece ended here
  std::string damage;     // why it cannot go on; empty while it can
};

// One library.
class Codec {
 public:
  virtual ~Codec() = default;
  // Unpacks from `in` to the `size` bytes at `out` until one of them is used up or a
  // piece ends. Not to be called again after damage, but for Restart.
  virtual CodecStep Run(std::string_view in, char* out, size_t size) = 0;
  virtual void Restart() = 0;  // for the next packed piece
};

// Takes no more than 160 MiB of memory: what asks for more is damage.
std::unique_ptr<Codec> MakeCodec(Packing packing);

}  // namespace unspin
