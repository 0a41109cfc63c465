#include "store/resolution/shared_topics.h"

#include <algorithm>

#include "base/hash.h"

namespace unspin {
namespace {

int PointsOf(std::string_view key) {
  if (key.starts_with("person:")) return kPersonPoints;
  if (key.starts_with("place:")) return kPlacePoints;
  return kThingPoints;
}

}  // namespace

void TopicIndex::Add(size_t group, const std::vector<SharedTopic>& topics) {
  for (const SharedTopic& topic : topics) {
    Groups& entry = groups_of_[topic.hash];
    entry.points = std::max(entry.points, topic.points);
    auto& groups = entry.groups;
    if (groups.size() > kMostGroups) continue;
    const auto place = std::lower_bound(groups.begin(), groups.end(), group);
    if (place == groups.end() || *place != group) groups.insert(place, group);
  }
}

std::map<std::pair<size_t, size_t>, int> TopicIndex::Pairs() const {
  std::map<std::pair<size_t, size_t>, int> pairs;
  for (const auto& [hash, entry] : groups_of_) {
    const auto& groups = entry.groups;
    if (groups.size() > kMostGroups) continue;
    for (size_t i = 0; i < groups.size(); ++i) {
      for (size_t j = i + 1; j < groups.size(); ++j) {
        pairs[{groups[i], groups[j]}] += entry.points;
      }
    }
  }
  return pairs;
}

std::map<size_t, int> TopicIndex::Scores(const std::vector<SharedTopic>& topics) const {
  std::map<size_t, int> scores;
  for (const SharedTopic& topic : topics) {
    const auto found = groups_of_.find(topic.hash);
    if (found == groups_of_.end() || found->second.groups.size() > kMostGroups) {
      continue;
    }
    for (const size_t group : found->second.groups) scores[group] += topic.points;
  }
  return scores;
}

std::vector<SharedTopic> TopicsWithout(const std::vector<std::string>& keys,
                                       const std::string& own) {
  std::vector<SharedTopic> topics;
  for (const std::string& key : keys) {
    if (key != own) topics.push_back({Hash64(key), PointsOf(key)});
  }
  std::sort(topics.begin(), topics.end());
  topics.erase(std::unique(topics.begin(), topics.end(),
                           [](const SharedTopic& a, const SharedTopic& b) {
                             return a.hash == b.hash;
                           }),
               topics.end());
  return topics;
}

}  // namespace unspin
