#include "eval/alignment.h"

#include <doctest/doctest.h>

#include <ostream>

#include "eval/normal_form.h"

namespace unspin {
namespace {

std::vector<AlignedRange> AlignTexts(std::string_view left, std::string_view right) {
  return Align(SplitAtSpaces(left), SplitAtSpaces(right));
}

TEST_CASE("equal sequences are one range") {
  CHECK(AlignTexts("a b c", "a b c") == std::vector<AlignedRange>{{true, 0, 3, 0, 3}});
}

TEST_CASE("a replaced word stands against its substitute") {
  const auto ranges = AlignTexts("he was in Porto", "helium was successful Porto");
  CHECK(ranges == std::vector<AlignedRange>{{false, 0, 1, 0, 1},
                                            {true, 1, 2, 1, 2},
                                            {false, 2, 3, 2, 3},
                                            {true, 3, 4, 3, 4}});
  CHECK(ranges[0].same_length());
}

TEST_CASE("added and missing words are ranges with an empty side") {
  CHECK(AlignTexts("a b", "a x b") == std::vector<AlignedRange>{{true, 0, 1, 0, 1},
                                                                {false, 1, 1, 1, 2},
                                                                {true, 1, 2, 2, 3}});
  CHECK(AlignTexts("a x b", "a b")[1] == AlignedRange{false, 1, 2, 1, 1});
}

TEST_CASE("the longest block comes first, whatever stands before it") {
  // difflib: ' abcd' against 'abcd abcd' takes the whole of the left, not the first
  // abcd.
  CHECK(AlignTexts("x a b", "a b x a b") ==
        std::vector<AlignedRange>{{false, 0, 0, 0, 2}, {true, 0, 3, 2, 5}});
}

TEST_CASE("of blocks of the same length the earliest is taken") {
  CHECK(AlignTexts("a b a", "a c a") == std::vector<AlignedRange>{{true, 0, 1, 0, 1},
                                                                  {false, 1, 2, 1, 2},
                                                                  {true, 2, 3, 2, 3}});
}

TEST_CASE("words added at the end stand against nothing") {
  CHECK(AlignTexts("a b c d e", "a b c d e f") ==
        std::vector<AlignedRange>{{true, 0, 5, 0, 5}, {false, 5, 5, 5, 6}});
}

TEST_CASE("sequences without a common word are one range") {
  CHECK(AlignTexts("a b", "c") == std::vector<AlignedRange>{{false, 0, 2, 0, 1}});
  CHECK(AlignTexts("", "").empty());
}

}  // namespace
}  // namespace unspin
