#pragma once

// UTF-16 and UTF-32 to UTF-8, for formats that are read in pieces. Other encodings have
// line breaks and quotes where ASCII has them: their texts are decoded one by one.

#include <memory>
#include <string_view>

#include "read/byte_source.h"
#include "read/byte_stream.h"

namespace unspin {

enum class WideEncoding { kNone, kUtf16Le, kUtf16Be, kUtf32Le, kUtf32Be };

// Told by the byte order mark, or by the zeros of Latin text.
WideEncoding DetectWide(std::string_view start);
// "UTF-16LE", ...; empty for kNone.
std::string_view Name(WideEncoding encoding);

// The text of `stream`, which outlives the source, in UTF-8 without a byte order mark.
// What is malformed becomes U+FFFD. REQUIRES: encoding is not kNone.
std::unique_ptr<ByteSource> MakeTranscoder(WideEncoding encoding, ByteStream& stream);

}  // namespace unspin
