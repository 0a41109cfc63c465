#include "base/article_limits.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

TEST_CASE("a deadline passes when its time is over and not before") {
  CHECK_NOTHROW(Deadline().Check());
  CHECK_NOTHROW(Deadline::In(1000).Check());
  CHECK_NOTHROW(Deadline::In(1e300).Check());
  CHECK_THROWS_WITH_AS(Deadline::In(0).Check(), "took longer than 0 seconds",
                       LimitError);
  CHECK_THROWS_WITH_AS(Deadline::In(1e-9).Check(), "took longer than 0 seconds",
                       LimitError);
}

TEST_CASE("the longest token is counted in bytes") {
  CHECK(LongestToken("") == 0);
  CHECK(LongestToken("a bcd\nef") == 3);
  CHECK(LongestToken("ab é\tab") == 2);
  CHECK(LongestToken(std::string(5000, 'x') + " y") == 5000);
}

}  // namespace
}  // namespace unspin
