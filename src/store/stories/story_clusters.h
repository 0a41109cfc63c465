#pragma once

// Which of some articles that are copies of one another, directly or through others,
// are one story. Pure.

#include <cstdint>
#include <utility>
#include <vector>

#include "store/stories/fingerprint.h"

namespace unspin {

// An article of a component: articles that copies connect.
struct StoryMember {
  int64_t key = 0;
  Fingerprint print;
  std::vector<size_t> copies;  // places of those among the members
};

// For each member the place of the one that leads its story; a leader leads itself. All
// members of a story are copies of its leader, so that a chain of texts, each a bit
// unlike the last, does not end in one story. Leaders are the fullest texts. Depends on
// the set of members alone, not on their order.
std::vector<size_t> FindStoryLeaders(const std::vector<StoryMember>& members);

// The place of the fullest: the leader, where all members are of one story.
// REQUIRES: there are members.
size_t FullestMember(const std::vector<StoryMember>& members);

}  // namespace unspin
