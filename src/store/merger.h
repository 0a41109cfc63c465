#pragma once

// Joins the results of separate runs: what the database holds afterwards is what one
// run over all their inputs would have written, whatever the order of the merges.

#include <cstdint>
#include <memory>
#include <string>

#include "store/database.h"

namespace unspin {

struct MergeCounts {
  uint64_t added = 0;
  uint64_t replaced = 0;    // another version was there, and lost
  uint64_t unchanged = 0;   // already there as they are, or in a version that wins
  bool unfinished = false;  // the run that wrote the shard was killed and not repeated
};

// Of two versions of one article the one published later stays, then the one of the
// greater content hash, then of the greater result hash; a loser of other content
// becomes a reject, as when both are in one run. Rejects and overrides are joined:
// merging takes none away.
class Merger {
 public:
  // `target` must outlive the merger and is the only database that is written.
  explicit Merger(Database& target);
  ~Merger();
  Merger(const Merger&) = delete;
  Merger& operator=(const Merger&) = delete;

  // Adds what the database at `path` holds, of this schema or an older one, in
  // transactions like those of ArticleWriter. Throws ShardError when the shard cannot
  // be used: nothing of it is there then, or, when it changed or turned out damaged on
  // the way, some of its articles, each of them whole. Throws other Errors when the
  // target cannot be written.
  MergeCounts Merge(const std::string& path);

  // Decides who is who, which articles are copies and which facts one event, and tidies
  // up. Until then the target answers, but not as one run would; the next ingest or
  // merge catches up.
  void Finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace unspin
