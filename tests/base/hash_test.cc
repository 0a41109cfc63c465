#include "base/hash.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

// The values of the XXH3 specification's reference implementation.
TEST_CASE("hashes are those of XXH3, for ever") {
  CHECK(Hash64("") == 0x2D06800538D394C2U);
  CHECK(HexDigest("") == "99aa06d3014798d86001c324468d497f");
  CHECK(HexDigest("a") != HexDigest("b"));
  CHECK(Hash64("a", 1) != Hash64("a", 2));
}

}  // namespace
}  // namespace unspin
