#include "store/stories/story_clusters.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace unspin {
namespace {

size_t Size(const Fingerprint& print) {
  return print.names.size() + print.numbers.size() + print.words.size();
}

// The fullest first; the key makes the order the same every time.
std::vector<size_t> OrderOfMembers(const std::vector<StoryMember>& members) {
  std::vector<size_t> order(members.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::pair(Size(members[b].print), members[a].key) <
           std::pair(Size(members[a].print), members[b].key);
  });
  return order;
}

}  // namespace

std::vector<size_t> FindStoryLeaders(const std::vector<StoryMember>& members) {
  constexpr size_t kNone = SIZE_MAX;
  std::vector<size_t> leaders(members.size(), kNone);
  std::vector<size_t> candidates;
  for (const size_t at : OrderOfMembers(members)) {
    candidates.clear();
    for (const size_t copy : members[at].copies) {
      if (leaders[copy] != kNone) candidates.push_back(leaders[copy]);
    }
    std::sort(candidates.begin(), candidates.end(),
              [&](size_t a, size_t b) { return members[a].key < members[b].key; });
    candidates.erase(std::unique(candidates.begin(), candidates.end()),
                     candidates.end());
    leaders[at] = at;
    double best = 0;
    for (const size_t leader : candidates) {
      const Likeness likeness = Compare(members[at].print, members[leader].print);
      if (!likeness.are_copies || likeness.score <= best) continue;
      best = likeness.score;
      leaders[at] = leader;
    }
  }
  return leaders;
}

size_t FullestMember(const std::vector<StoryMember>& members) {
  return OrderOfMembers(members).front();
}

}  // namespace unspin
