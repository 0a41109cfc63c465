#include "read/byte_source.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace unspin {
namespace {

TEST_CASE("the ratio counts once a megabyte is unpacked") {
  UnpackMeter meter({.max_ratio = 10});
  meter.CountPacked(1000);
  CHECK_NOTHROW(meter.Count(1, 1 << 20));
  CHECK_THROWS_WITH_AS(meter.Count(1, 1), "unpacks to more than 10 times its size",
                       Error);
  CHECK(meter.exceeded());
  CHECK_THROWS_AS(meter.Count(2, 1), Error);
}

TEST_CASE("each level has the limit of bytes for itself") {
  UnpackMeter meter({.max_bytes = 100});
  CHECK_NOTHROW(meter.Count(1, 100));
  CHECK_NOTHROW(meter.Count(2, 100));
  CHECK_THROWS_WITH_AS(meter.Count(2, 1), "unpacks to more than 100 bytes", Error);
}

TEST_CASE("bytes of a file that are read twice count once") {
  UnpackMeter meter({});
  meter.set_file_size(50);
  meter.CountPacked(40);
  CHECK(meter.packed() == 40);
  meter.CountPacked(40);
  CHECK(meter.packed() == 50);
}

TEST_CASE("members are counted, and very many need something in them") {
  UnpackMeter few({.max_members = 3});
  for (int i = 0; i < 3; ++i) few.CountMember();
  CHECK_THROWS_WITH_AS(few.CountMember(), "more than 3 members", Error);

  UnpackMeter empty({});
  UnpackMeter full({});
  for (int i = 0; i < 100'000; ++i) {
    empty.CountMember();
    full.CountMember();
    full.CountMemberBytes(1, 64);
  }
  CHECK_THROWS_WITH_AS(empty.CountMember(),
                       "more than 100000 members of less than 64 bytes each", Error);
  CHECK_NOTHROW(full.CountMember());
}

}  // namespace
}  // namespace unspin
