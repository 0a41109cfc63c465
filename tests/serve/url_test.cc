#include "serve/url.h"

#include <doctest/doctest.h>

namespace unspin::serve {
namespace {

TEST_CASE("parameters are encoded, set once and taken away") {
  Url url("/article");
  url.Set("id", "a b/c#1&x=é");
  CHECK(url.str() == "/article?id=a%20b/c%231%26x%3D%C3%A9");
  CHECK(url.With("id", "2").With("view", "original").str() ==
        "/article?id=2&view=original");
  CHECK(url.With("id", "").At("f1").str() == "/article#f1");
}

}  // namespace
}  // namespace unspin::serve
