#include "core/offset_map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace unspin {
namespace {

TEST_CASE("an unchanged text maps to itself, shifted by where it starts") {
  const OffsetMap map(10, 5);
  CHECK(map.ToSource({2, 4}) == SourceSpan{7, 9});
  CHECK(map.ToText({7, 9}) == TextSpan{2, 4});
  CHECK(map.ToSource({10, 10}) == SourceSpan{15, 15});
}

// "at helium's" -> "at he's": bytes 3 to 9 became 2.
TEST_CASE("a span that touches a replaced run gets all of its source") {
  const OffsetMap map = OffsetMap(11).Then({{3, 9, 2}});
  CHECK(map.runs() == std::vector<Run>{{{0, 3}, {0, 3}, false},
                                       {{3, 9}, {3, 5}, true},
                                       {{9, 11}, {5, 7}, false}});
  CHECK(map.ToSource({3, 5}) == SourceSpan{3, 9});
  CHECK(map.ToSource({4, 5}) == SourceSpan{3, 9});
  CHECK(map.ToSource({0, 3}) == SourceSpan{0, 3});
  CHECK(map.ToSource({5, 7}) == SourceSpan{9, 11});
  CHECK(map.ToSource({1, 6}) == SourceSpan{1, 10});
  CHECK(map.ToSource({4, 4}) == SourceSpan{3, 9});
  CHECK(map.ToText({3, 9}) == TextSpan{3, 5});
  CHECK(map.ToText({4, 6}) == TextSpan{3, 5});
}

TEST_CASE("removed and inserted text have an empty side") {
  const OffsetMap removed = OffsetMap(6).Then({{2, 4, 0}});
  CHECK(removed.ToSource({0, 4}) == SourceSpan{0, 6});
  CHECK(removed.ToText({2, 4}) == TextSpan{2, 2});
  const OffsetMap inserted = OffsetMap(4).Then({{2, 2, 3}});
  CHECK(inserted.ToSource({2, 5}) == SourceSpan{2, 2});
  CHECK(inserted.ToSource({0, 2}) == SourceSpan{0, 2});
  CHECK(inserted.ToSource({5, 7}) == SourceSpan{2, 4});
}

TEST_CASE("two changes compose, and overlapping ones become one run") {
  const OffsetMap map = OffsetMap(10).Then({{2, 4, 3}}).Then({{4, 6, 1}});
  CHECK(map.runs() == std::vector<Run>{{{0, 2}, {0, 2}, false},
                                       {{2, 5}, {2, 5}, true},
                                       {{5, 10}, {5, 10}, false}});
}

// The property that everything rests on: copied runs hold the same bytes on both sides,
// and the runs cover both texts without gaps.
TEST_CASE("after random changes the runs still tile both texts and copies are equal") {
  const unsigned seed = 20221229;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto below = [&random](size_t n) { return n == 0 ? 0 : random() % n; };
  for (int round = 0; round < 500; ++round) {
    std::string original;
    for (size_t i = below(40); i > 0; --i)
      original += static_cast<char>('a' + below(26));
    std::string text = original;
    OffsetMap map(original.size());
    for (int step = 0; step < 4; ++step) {
      std::vector<Change> changes;
      std::string next;
      size_t at = 0;
      while (at < text.size() && below(3) != 0) {
        const size_t begin = at + below(text.size() - at);
        const size_t end = begin + below(std::min<size_t>(4, text.size() - begin) + 1);
        const size_t size = below(4);
        if (!changes.empty() && begin == changes.back().end) break;
        changes.push_back({begin, end, size});
        next += text.substr(at, begin - at) +
                std::string(size, static_cast<char>('0' + step));
        at = end;
      }
      next += text.substr(at);
      map = map.Then(changes);
      text = next;
    }
    size_t source_end = 0;
    size_t text_end = 0;
    for (const Run& run : map.runs()) {
      REQUIRE(run.source.begin == source_end);
      REQUIRE(run.text.begin == text_end);
      source_end = run.source.end;
      text_end = run.text.end;
      if (!run.replaced) REQUIRE(run.source.In(original) == run.text.In(text));
    }
    REQUIRE(source_end == original.size());
    REQUIRE(text_end == text.size());
  }
}

}  // namespace
}  // namespace unspin
