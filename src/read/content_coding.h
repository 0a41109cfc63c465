#pragma once

// HTTP content codings (RFC 9110, section 8.4.1): what a server packed a page with.

#include <cstdint>
#include <string>
#include <string_view>

namespace unspin {

// `bytes` without the coding that the server named: "gzip", "x-gzip", "deflate" (with
// or without the zlib header), "br", "zstd", or several, separated by commas, the last
// one applied last. Bytes that are not packed after all come back as they are, as some
// archives keep the header but store pages unpacked. Throws Error with the reason for
// an unknown coding, damaged data, and more than `max_bytes` unpacked bytes.
std::string RemoveContentCoding(std::string_view bytes, std::string_view coding,
                                uint64_t max_bytes);

}  // namespace unspin
