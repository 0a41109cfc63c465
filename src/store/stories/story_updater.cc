#include "store/stories/story_updater.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "store/statement.h"
#include "store/stories/story_clusters.h"
#include "store/stories/story_index.h"
#include "store/stories/story_rows.h"

namespace unspin {
namespace {

// Articles at a time: some 100 MB of fingerprints and bands.
constexpr size_t kChunk = 50'000;
// Pairs that are gathered before those that came several times are struck out.
constexpr size_t kPairs = 4'000'000;

class StoryUpdater {
 public:
  explicit StoryUpdater(SQLite::Database& connection)
      : index_(connection), rows_(connection) {}

  void Run(const std::vector<int64_t>& keys) {
    Refresh(keys);
    SearchCopies();
    const std::set<int64_t> affected = std::exchange(affected_, {});
    for (const int64_t key : affected) {
      if (placed_.count(key) == 0) PlaceComponent(key);
    }
    rows_.Finish();
  }

 private:
  using Pair = StoryIndex::Pair;

  void Refresh(const std::vector<int64_t>& keys);
  void Search(int64_t key, Fingerprint print);
  void SearchCopies();
  void Verify(std::vector<Pair>& pairs);
  const Fingerprint& PrintOf(int64_t key);
  void PlaceComponent(int64_t key);
  std::vector<StoryMember> Component(int64_t key);

  StoryIndex index_;
  StoryRows rows_;
  StoryIndex::Prints searched_;  // whose copies are to be found anew
  std::set<int64_t> affected_;   // whose story may be another one
  std::unordered_set<int64_t> placed_;
  std::unordered_map<int64_t, Fingerprint> cache_;
};

// Compares the texts of the articles with what the index has of them.
void StoryUpdater::Refresh(const std::vector<int64_t>& keys) {
  StoryIndex::Prints stale;
  StoryIndex::Prints fresh;
  for (const int64_t key : keys) {
    affected_.insert(key);
    std::optional<Fingerprint> now = rows_.MakeFingerprint(key);
    std::optional<Fingerprint> before = index_.Load(key);
    if (now == before) continue;
    if (before) stale.emplace(key, *std::move(before));
    if (now) fresh.emplace(key, *std::move(now));
  }
  for (const auto& [key, print] : stale) {
    for (const int64_t copy : index_.DropCopies(key)) affected_.insert(copy);
  }
  for (const int64_t key : index_.Replace(stale, fresh)) {
    if (fresh.count(key) > 0 || stale.count(key) > 0) continue;
    if (std::optional<Fingerprint> print = index_.Load(key)) {
      Search(key, *std::move(print));
    }
  }
  searched_.merge(fresh);
}

// For one whose own text is what it was.
void StoryUpdater::Search(int64_t key, Fingerprint print) {
  affected_.insert(key);
  for (const int64_t copy : index_.DropCopies(key)) affected_.insert(copy);
  searched_.emplace(key, std::move(print));
}

void StoryUpdater::SearchCopies() {
  std::vector<Pair> pairs;
  index_.FindPairs(searched_, [&](Pair pair) {
    pairs.push_back(pair);
    if (pairs.size() >= kPairs) Verify(pairs);
  });
  Verify(pairs);
}

const Fingerprint& StoryUpdater::PrintOf(int64_t key) {
  const auto found = searched_.find(key);
  if (found != searched_.end()) return found->second;
  const auto [cached, is_new] = cache_.try_emplace(key);
  if (is_new) cached->second = index_.Load(key).value_or(Fingerprint());
  return cached->second;
}

void StoryUpdater::Verify(std::vector<Pair>& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const Pair& pair : pairs) {
    const Likeness likeness = Compare(PrintOf(pair.first), PrintOf(pair.second));
    if (!likeness.are_copies) continue;
    index_.AddCopies(pair, likeness.score);
    affected_.insert({pair.first, pair.second});
  }
  pairs.clear();
  if (cache_.size() > kChunk) cache_.clear();
}

// All articles that copies connect with the article.
std::vector<StoryMember> StoryUpdater::Component(int64_t key) {
  std::vector<StoryMember> members(1);
  members[0].key = key;
  std::unordered_map<int64_t, size_t> places = {{key, 0}};
  for (size_t at = 0; at < members.size(); ++at) {
    for (const int64_t copy : index_.CopiesOf(members[at].key)) {
      const auto [place, is_new] = places.emplace(copy, members.size());
      members[at].copies.push_back(place->second);
      if (is_new) members.emplace_back().key = copy;
    }
  }
  if (members.size() > 1) {
    for (StoryMember& member : members) member.print = PrintOf(member.key);
  }
  return members;
}

void StoryUpdater::PlaceComponent(int64_t key) {
  const std::vector<StoryMember> members = Component(key);
  const std::vector<size_t> leaders = FindStoryLeaders(members);
  std::unordered_map<size_t, std::vector<int64_t>> stories;
  for (size_t i = 0; i < members.size(); ++i) {
    placed_.insert(members[i].key);
    stories[leaders[i]].push_back(members[i].key);
  }
  for (const auto& [leader, keys] : stories) rows_.Put(keys);
}

}  // namespace

bool UpdateStories(SQLite::Database& connection) {
  std::vector<int64_t> keys;
  Statement next(connection,
                 "SELECT id FROM pending WHERE kind = 'story' ORDER BY id "
                 "LIMIT ?");
  for (next.Start(kChunk); next.Step();) keys.push_back(next.Integer(0));
  next.Reset();
  if (keys.empty()) return false;
  StoryUpdater(connection).Run(keys);
  Statement(connection, "DELETE FROM pending WHERE kind = 'story' AND id <= ?")
      .Run(keys.back());
  return true;
}

}  // namespace unspin
