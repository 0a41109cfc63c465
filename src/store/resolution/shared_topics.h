#pragma once

// What articles name in common, as evidence that a name means the same thing in both.

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "store/resolution/resolution.h"

namespace unspin {

// Points for one topic in common. Of two Zhang Weis whose articles name one company in
// common nothing is known: all of an industry names its large ones. A person in common,
// or two companies, is no chance.
constexpr int kPersonPoints = 4;
constexpr int kThingPoints = 2;  // company, organization, product
constexpr int kPlacePoints = 1;
constexpr int kEnoughPoints = 4;

struct SharedTopic {
  uint64_t hash = 0;
  int points = 0;
  bool operator<(const SharedTopic& other) const { return hash < other.hash; }
};

// The topics of groups of names, kept by number of the group.
class TopicIndex {
 public:
  // A topic that more groups than this have in common tells none of them apart, and
  // would cost the square of their number.
  static constexpr size_t kMostGroups = 64;

  void Add(size_t group, const std::vector<SharedTopic>& topics);

  // Pairs of groups (the smaller number first) with the points of what they have in
  // common, where that is any.
  std::map<std::pair<size_t, size_t>, int> Pairs() const;

  // The same of one set of topics with each of the groups.
  std::map<size_t, int> Scores(const std::vector<SharedTopic>& topics) const;

 private:
  struct Groups {
    int points = 0;
    std::vector<size_t> groups;  // ascending, each once
  };
  std::unordered_map<uint64_t, Groups> groups_of_;
};

// The topics of an article for a name in it: all keys but the name's own.
std::vector<SharedTopic> TopicsWithout(const std::vector<std::string>& keys,
                                       const std::string& own);

}  // namespace unspin
