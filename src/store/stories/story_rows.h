#pragma once

// The rows of stories, and which story each article is in.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/statement.h"
#include "store/stories/fingerprint.h"

namespace unspin {

class StoryRows {
 public:
  explicit StoryRows(SQLite::Database& connection);

  // Of the repaired article; nothing when there is no such article.
  std::optional<Fingerprint> MakeFingerprint(int64_t key);

  // Makes one story of the articles. Its id is the smallest of theirs. Those whose
  // story was another one are remembered as `pending` for events.
  void Put(const std::vector<int64_t>& keys);

  // Writes what the stories that were touched say of their articles, and removes those
  // without any.
  void Finish();

 private:
  Statement text_, article_, placeholder_, assign_, mark_, refresh_, drop_;
  std::set<std::string> touched_;
};

}  // namespace unspin
