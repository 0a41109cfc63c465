#include "read/byte_stream.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"

namespace unspin {
namespace {

// 0, 1, 2 ... in bytes, `size` of them, then an error if there is a reason.
class Counting : public ByteSource {
 public:
  Counting(size_t size, size_t step, std::string reason = {})
      : size_(size), step_(step), reason_(std::move(reason)) {}
  size_t Read(char* buffer, size_t size) override {
    const size_t n = std::min({size, step_, size_ - at_});
    if (n == 0 && !reason_.empty()) throw Error(reason_);
    for (size_t i = 0; i < n; ++i) buffer[i] = static_cast<char>(at_ + i);
    at_ += n;
    return n;
  }

 private:
  size_t size_;
  size_t step_;
  size_t at_ = 0;
  std::string reason_;
};

TEST_CASE("any mixture of peeks and skips gives the bytes in order") {
  for (const size_t step : {1UL, 1000UL, 1UL << 20U}) {
    CAPTURE(step);
    ByteStream stream(std::make_unique<Counting>(300'000, step));
    size_t at = 0;
    size_t wanted = 1;
    for (;;) {
      const std::string_view ahead = stream.Peek(wanted);
      if (ahead.empty()) break;
      REQUIRE(ahead.size() >= std::min(wanted, 300'000 - at));
      REQUIRE(ahead[0] == static_cast<char>(at));
      REQUIRE(ahead.back() == static_cast<char>(at + ahead.size() - 1));
      const size_t taken = ahead.size() / 2 + 1;
      stream.Skip(taken);
      at += taken;
      REQUIRE(stream.offset() == at);
      wanted = wanted * 7 % 100'003;
    }
    CHECK(at == 300'000);
  }
}

TEST_CASE("what comes before a fault is given first") {
  ByteStream stream(std::make_unique<Counting>(10, 4, "cut"));
  CHECK(stream.Peek(4).size() >= 4);
  CHECK(stream.fault().empty());
  CHECK(stream.Peek(100).size() == 10);
  CHECK(stream.fault() == "cut");
  stream.Skip(10);
  CHECK_THROWS_WITH_AS(stream.Peek(1), "cut", Error);
}

}  // namespace
}  // namespace unspin
