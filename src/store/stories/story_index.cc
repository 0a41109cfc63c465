#include "store/stories/story_index.h"

#include <algorithm>

namespace unspin {
namespace {

constexpr size_t kAll = INT64_MAX;

}  // namespace

StoryIndex::StoryIndex(SQLite::Database& db)
    : load_(db, "SELECT features FROM fingerprints WHERE article_key = ?"),
      put_(db,
           "INSERT INTO fingerprints(article_key, features) VALUES (?, CAST(? AS "
           "BLOB))"),
      drop_(db, "DELETE FROM fingerprints WHERE article_key = ?"),
      add_band_(db, "INSERT INTO story_bands(band, article_key) VALUES (?, ?)"),
      drop_band_(db, "DELETE FROM story_bands WHERE band = ? AND article_key = ?"),
      members_(db,
               "SELECT article_key FROM story_bands WHERE band = ? ORDER BY "
               "article_key LIMIT ?"),
      copies_(db,
              "SELECT copy_key FROM copies WHERE article_key = ? ORDER BY copy_key"),
      add_copy_(db,
                "INSERT INTO copies(article_key, copy_key, score) VALUES (?, ?, ?) ON "
                "CONFLICT DO UPDATE SET score = excluded.score"),
      drop_copies_(db, "DELETE FROM copies WHERE article_key = ?"),
      drop_copies_back_(db,
                        "DELETE FROM copies WHERE article_key = ? AND copy_key = ?") {}

std::optional<Fingerprint> StoryIndex::Load(int64_t key) {
  std::optional<Fingerprint> print;
  if (load_.Start(key).Step()) print = FingerprintFromBytes(load_.Text(0));
  load_.Reset();
  return print;
}

std::vector<int64_t> StoryIndex::CopiesOf(int64_t key) {
  std::vector<int64_t> keys;
  for (copies_.Start(key); copies_.Step();) keys.push_back(copies_.Integer(0));
  copies_.Reset();
  return keys;
}

std::vector<StoryIndex::BandRow> StoryIndex::BandRows(const Prints& prints) {
  std::vector<BandRow> rows;
  for (const auto& [key, print] : prints) {
    for (const int32_t band : BandsOf(print)) rows.emplace_back(band, key);
  }
  // In the order of the table, which makes writing and finding quick. Two bands of an
  // article may have one hash.
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

std::vector<int64_t> StoryIndex::Members(int32_t band, size_t most) {
  std::vector<int64_t> keys;
  for (members_.Start(band, most); members_.Step();) {
    keys.push_back(members_.Integer(0));
  }
  members_.Reset();
  return keys;
}

void StoryIndex::NoteMoved(int32_t band, const std::vector<int64_t>& keys,
                           std::vector<int64_t>& moved) {
  // REQUIRES: `keys` are in the table. Those among the first kHeads push as many others
  // over the border, or let them in when they go.
  const std::vector<int64_t> members = Members(band, kHeads + keys.size());
  if (members.size() <= kHeads) return;
  const auto is_key = [&](int64_t key) {
    return std::binary_search(keys.begin(), keys.end(), key);
  };
  std::vector<int64_t> others;
  std::copy_if(members.begin(), members.end(), std::back_inserter(others),
               [&](int64_t key) { return !is_key(key); });
  // With the keys, the heads are the first kHeads of all; without, of the others.
  for (size_t i = 0; i < others.size() && i < kHeads; ++i) {
    if (others[i] > members[kHeads - 1]) moved.push_back(others[i]);
  }
}

std::vector<int64_t> StoryIndex::Replace(const Prints& stale, const Prints& fresh) {
  std::vector<int64_t> moved;
  const auto by_band = [&](const std::vector<BandRow>& rows) {
    std::vector<int64_t> keys;
    for (size_t i = 0; i < rows.size(); ++i) {
      keys.push_back(rows[i].second);
      if (i + 1 < rows.size() && rows[i + 1].first == rows[i].first) continue;
      NoteMoved(rows[i].first, keys, moved);
      keys.clear();
    }
  };
  const std::vector<BandRow> gone = BandRows(stale);
  by_band(gone);
  for (const auto& [band, key] : gone) drop_band_.Run(band, key);
  for (const auto& [key, print] : stale) drop_.Run(key);
  const std::vector<BandRow> come = BandRows(fresh);
  for (const auto& [key, print] : fresh) put_.Run(key, ToBytes(print));
  for (const auto& [band, key] : come) add_band_.Run(band, key);
  by_band(come);
  std::sort(moved.begin(), moved.end());
  moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
  return moved;
}

std::vector<int64_t> StoryIndex::DropCopies(int64_t key) {
  std::vector<int64_t> copies = CopiesOf(key);
  if (copies.empty()) return copies;
  drop_copies_.Run(key);
  for (const int64_t copy : copies) drop_copies_back_.Run(copy, key);
  return copies;
}

void StoryIndex::FindPairs(const Prints& searched,
                           const std::function<void(Pair)>& use) {
  const std::vector<BandRow> rows = BandRows(searched);
  for (size_t i = 0; i < rows.size();) {
    const int32_t band = rows[i].first;
    const size_t begin = i;
    while (i < rows.size() && rows[i].first == band) ++i;
    std::vector<int64_t> members = Members(band, kHeads + 1);
    if (members.size() < 2) continue;
    // Each is compared with the heads, and a head with all.
    const int64_t last_head = members[std::min(members.size(), kHeads) - 1];
    if (members.size() > kHeads && rows[begin].second <= last_head) {
      members = Members(band, kAll);
    }
    for (size_t row = begin; row < i; ++row) {
      const int64_t key = rows[row].second;
      for (const int64_t other : members) {
        if (key > last_head && other > last_head) break;
        if (key != other) use(std::minmax(key, other));
      }
    }
  }
}

void StoryIndex::AddCopies(Pair pair, double score) {
  add_copy_.Run(pair.first, pair.second, score);
  add_copy_.Run(pair.second, pair.first, score);
}

}  // namespace unspin
