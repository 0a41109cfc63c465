#pragma once

// What a single file is packed with: gzip, bzip2, xz, zstd. Over the libraries that
// libarchive uses too; its own filters keep back the last 64 KiB of what is cut short.

#include <memory>
#include <optional>
#include <string_view>

#include "read/byte_source.h"
#include "read/byte_stream.h"

namespace unspin {

enum class Packing { kGzip, kBzip2, kXz, kZstd };

// Told by the first bytes of the data.
std::optional<Packing> DetectPacking(std::string_view start);
// "gzip", "bzip2", "xz", "zstd".
std::string_view Name(Packing packing);

// The unpacked bytes of all of `packed`, which may be several packed pieces one after
// another. They are counted on `level` of `meter`. Both outlive the source.
std::unique_ptr<ByteSource> MakeUnpacker(Packing packing, ByteStream& packed,
                                         UnpackMeter& meter, size_t level);

}  // namespace unspin
