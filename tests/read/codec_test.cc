#include "read/codec.h"

#include <doctest/doctest.h>

#include "read/packed.h"

namespace unspin {
namespace {

TEST_CASE("a codec takes and gives as little as it is allowed to") {
  const std::string packed = Gzip("Tavira Cloud failed in Porto.");
  const auto codec = MakeCodec(Packing::kGzip);
  std::string text;
  size_t at = 0;
  for (bool finished = false; !finished;) {
    char c = 0;
    const CodecStep step = codec->Run(std::string_view(packed).substr(at, 1), &c, 1);
    REQUIRE(step.damage.empty());
    REQUIRE(at + step.taken <= packed.size());
    at += step.taken;
    if (step.given == 1) text += c;
    finished = step.finished;
  }
  CHECK(text == "Tavira Cloud failed in Porto.");
  CHECK(at == packed.size());
}

TEST_CASE("text that only begins alike is not packed") {
  CHECK_FALSE(DetectPacking("BZhello, said the editor"));
  CHECK_FALSE(DetectPacking("\x1F\x8B"));
  CHECK_FALSE(DetectPacking(""));
}

}  // namespace
}  // namespace unspin
