#include "read/content_coding.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "base/error.h"

namespace unspin {
namespace {

using namespace std::string_literals;

const std::string kText = "Kestrel was down. Kestrel was down. Kestrel was down.";
constexpr uint64_t kMax = 1 << 20;

// zlib's window bits: 15 for a zlib header, 31 for gzip's, -15 for none.
std::string Deflate(std::string_view text, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::vector<char> out(text.size() + 1000);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  deflateEnd(&stream);
  return {out.data(), stream.total_out};
}

TEST_CASE("each coding is removed") {
  CHECK(RemoveContentCoding(Deflate(kText, 31), "gzip", kMax) == kText);
  CHECK(RemoveContentCoding(Deflate(kText, 31), "X-Gzip", kMax) == kText);
  CHECK(RemoveContentCoding(Deflate(kText, 15), "deflate", kMax) == kText);
  CHECK(RemoveContentCoding(Deflate(kText, -15), "deflate", kMax) == kText);
  // Written out: an empty last block, uncompressed blocks.
  CHECK(RemoveContentCoding("\x0B\x02\x80hello\x03"s, "br", kMax) == "hello");
  CHECK(RemoveContentCoding("\x28\xB5\x2F\xFD\x20\x05\x29\0\0hello"s, "zstd", kMax) ==
        "hello");
  CHECK(RemoveContentCoding(kText, "identity", kMax) == kText);
  CHECK(RemoveContentCoding(Deflate(Deflate(kText, 15), 31), "deflate, gzip", kMax) ==
        kText);
}

TEST_CASE("content that is not packed after all stays") {
  CHECK(RemoveContentCoding("<p>plain", "gzip", kMax) == "<p>plain");
  CHECK(RemoveContentCoding("\n<p>plain", "deflate", kMax) == "\n<p>plain");
  CHECK(RemoveContentCoding("<p>plain", "br", kMax) == "<p>plain");
  CHECK(RemoveContentCoding("<p>plain", "zstd", kMax) == "<p>plain");
}

TEST_CASE("damage, bombs and unknown codings are errors") {
  const std::string packed = Deflate(kText, 31);
  CHECK_THROWS_AS(RemoveContentCoding(packed.substr(0, 20), "gzip", kMax), Error);
  CHECK_THROWS_AS(RemoveContentCoding("\x1F\x8B\x08garbage", "gzip", kMax), Error);
  CHECK_THROWS_AS(RemoveContentCoding("\xFF\xFF\xFF", "br", kMax), Error);
  CHECK_THROWS_AS(RemoveContentCoding(packed, "gzip", 20), Error);
  CHECK_THROWS_AS(RemoveContentCoding(packed, "compress", kMax), Error);
  CHECK_THROWS_AS(RemoveContentCoding(packed, "gzip,gzip,gzip,gzip,gzip", kMax), Error);
}

}  // namespace
}  // namespace unspin
