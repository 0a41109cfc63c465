#pragma once

// Undoes what a single file is packed with.

#include <memory>

#include "read/byte_source.h"
#include "read/byte_stream.h"
#include "read/codec.h"

namespace unspin {

// The unpacked bytes of all of `packed`, which may be several packed pieces one after
// another. They are counted on `level` of `meter`. Both outlive the source.
std::unique_ptr<ByteSource> MakeUnpacker(Packing packing, ByteStream& packed,
                                         UnpackMeter& meter, size_t level);

}  // namespace unspin
