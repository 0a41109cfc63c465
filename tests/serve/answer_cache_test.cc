#include "serve/answer_cache.h"

#include <doctest/doctest.h>

namespace unspin::serve {
namespace {

TEST_CASE("an answer is kept until the database changes") {
  AnswerCache cache(1 << 20);
  CHECK_FALSE(cache.Find("1", "/a"));
  cache.Keep("1", "/a", Answer::Of("text/plain", "A"));
  REQUIRE(cache.Find("1", "/a"));
  CHECK(*cache.Find("1", "/a")->body == "A");
  CHECK_FALSE(cache.Find("2", "/a"));
  CHECK_FALSE(cache.Find("1", "/a"));
}

TEST_CASE("an answer to what the database held before is not kept") {
  AnswerCache cache(1 << 20);
  cache.Find("2", "/a");
  cache.Keep("1", "/a", Answer::Of("text/plain", "old"));
  CHECK_FALSE(cache.Find("2", "/a"));
}

TEST_CASE("the longest unused makes room, and what is too large is not kept") {
  AnswerCache cache(10'000);
  cache.Find("1", "");
  for (const char* target : {"/a", "/b", "/c", "/d"}) {
    cache.Keep("1", target, Answer::Of("text/plain", std::string(2'000, 'x')));
    cache.Find("1", "/a");
  }
  cache.Keep("1", "/e", Answer::Of("text/plain", std::string(2'000, 'x')));
  CHECK(cache.Find("1", "/a"));
  CHECK_FALSE(cache.Find("1", "/b"));
  CHECK(cache.Find("1", "/e"));
  cache.Keep("1", "/f", Answer::Of("text/plain", std::string(5'000, 'x')));
  CHECK_FALSE(cache.Find("1", "/f"));
}

}  // namespace
}  // namespace unspin::serve
