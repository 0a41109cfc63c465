#pragma once

// The bytes of a file or of standard input.

#include <memory>
#include <string>

#include "read/byte_source.h"

namespace unspin {

// Opens the file at `path`, or standard input for "-". Counts what is read in `meter`,
// which outlives the source. Throws Error naming the path and the cause.
std::unique_ptr<ByteSource> OpenFile(const std::string& path, UnpackMeter& meter);

}  // namespace unspin
