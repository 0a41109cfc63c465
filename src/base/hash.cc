#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace unspin {
namespace {

void AppendHex(uint64_t value, std::string& out) {
  constexpr char kDigits[] = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(value >> shift) & 15U];
}

}  // namespace

uint64_t Hash64(std::string_view bytes, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string HexDigest(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  std::string out;
  AppendHex(hash.high64, out);
  AppendHex(hash.low64, out);
  return out;
}

}  // namespace unspin
