#pragma once

// Fast non-cryptographic hashing: ids of records, shards, lexicon keys. The values are
// part of file formats and databases, so they never change.

#include <cstdint>
#include <string>
#include <string_view>

namespace unspin {

// XXH3 64-bit of `bytes`, the same on every platform.
uint64_t Hash64(std::string_view bytes, uint64_t seed = 0);

// 32 lower-case hexadecimal digits of the XXH3 128-bit hash: content ids.
std::string HexDigest(std::string_view bytes);

}  // namespace unspin
