#include "store/stories/story_clusters.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace unspin {
namespace {

// A text whose names are `from`, `from` + 1, ...; copies have a good part in common.
StoryMember Member(int64_t key, uint32_t from, uint32_t count,
                   std::vector<size_t> copies) {
  StoryMember member;
  member.key = key;
  for (uint32_t i = 0; i < count; ++i) member.print.names.push_back(from + i);
  member.print.words = {1, 2, 3};
  member.copies = std::move(copies);
  return member;
}

TEST_CASE("a chain of texts that are ever less alike is not one story") {
  // Each has 85 of 100 names of the one before.
  std::vector<StoryMember> chain;
  constexpr uint32_t kLength = 8;
  for (uint32_t i = 0; i < kLength; ++i) {
    std::vector<size_t> copies;
    if (i > 0) copies.push_back(i - 1);
    if (i + 1 < kLength) copies.push_back(i + 1);
    chain.push_back(Member(i, 1000 + 15 * i, 100, copies));
  }
  const std::vector<size_t> leaders = FindStoryLeaders(chain);
  for (size_t i = 0; i < chain.size(); ++i) {
    CHECK(leaders[leaders[i]] == leaders[i]);
    CHECK(Compare(chain[i].print, chain[leaders[i]].print).are_copies);
  }
  CHECK(leaders[0] != leaders[kLength - 1]);
}

TEST_CASE("the fullest text leads, whatever the order") {
  std::vector<StoryMember> members = {Member(7, 1000, 60, {1, 2}),
                                      Member(3, 1000, 100, {0, 2}),
                                      Member(5, 1000, 80, {0, 1})};
  CHECK(FindStoryLeaders(members) == std::vector<size_t>{1, 1, 1});
}

TEST_CASE("an article without copies is a story of its own") {
  CHECK(FindStoryLeaders({Member(1, 0, 0, {})}) == std::vector<size_t>{0});
}

}  // namespace
}  // namespace unspin
