#pragma once

// The rows behind stories: fingerprints, the bands that they are found by, and which
// articles are copies of which. Articles go by their integer keys.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "store/statement.h"
#include "store/stories/fingerprint.h"

namespace unspin {

class StoryIndex {
 public:
  // In a band that more articles share, each is compared with so many only, those with
  // the smallest keys: it bounds the work for texts from one template. Copies have
  // other bands in common.
  static constexpr size_t kHeads = 16;

  using Prints = std::map<int64_t, Fingerprint>;
  using Pair = std::pair<int64_t, int64_t>;

  explicit StoryIndex(SQLite::Database& connection);

  std::optional<Fingerprint> Load(int64_t key);
  std::vector<int64_t> CopiesOf(int64_t key);

  // Puts the fingerprints of `fresh` into the place of those of `stale`, whose bands
  // and copies go. Gives the other articles whose place in a full band that changes:
  // what they are compared with is to be found anew.
  std::vector<int64_t> Replace(const Prints& stale, const Prints& fresh);

  // Forgets which articles are copies of the article. Gives them.
  std::vector<int64_t> DropCopies(int64_t key);

  // Calls `use` with pairs of articles that have a band in common, one of them of
  // `searched`; the smaller key first. A pair may come several times.
  void FindPairs(const Prints& searched, const std::function<void(Pair)>& use);

  void AddCopies(Pair pair, double score);

 private:
  using BandRow = std::pair<int32_t, int64_t>;
  static std::vector<BandRow> BandRows(const Prints& prints);
  // The first articles of a band, by key.
  std::vector<int64_t> Members(int32_t band, size_t most);
  // Articles in a full band whose place moves over the border when `keys` come or go.
  void NoteMoved(int32_t band, const std::vector<int64_t>& keys,
                 std::vector<int64_t>& moved);

  Statement load_, put_, drop_, add_band_, drop_band_, members_, copies_, add_copy_,
      drop_copies_, drop_copies_back_;
};

}  // namespace unspin
