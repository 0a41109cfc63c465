#pragma once

// Puts finished articles into the database. What the database holds afterwards is a
// function of the articles alone: not of their order, of threads, of the clock or of
// how often a run was killed and started again.

#include <memory>
#include <string>

#include "base/problem.h"
#include "core/analysis.h"
#include "store/database.h"

namespace unspin {

// What made the results; one row of `runs`.
struct RunInfo {
  std::string program_version;
  std::string lexicon_version;
  std::string model_version;
  std::string options;  // those that change results, "spin=off"; mostly empty
};

struct WriteCounts {
  uint64_t added = 0;
  uint64_t replaced = 0;   // same id, other content or other versions
  uint64_t unchanged = 0;  // already stored as they are
  // Records whose id another record of this run has, with other content: the one
  // published later wins (then the greater content hash), the other is a reject.
  uint64_t clashes = 0;
  uint64_t rejects = 0;
};

// Gathers articles and writes them in transactions of up to 512 articles, 16 MiB of
// text or 2 seconds. Use it from one thread; several readers may read meanwhile.
class ArticleWriter {
 public:
  // `database` must outlive the writer.
  ArticleWriter(Database& database, const RunInfo& run);
  // Leaves what was not yet flushed unwritten; call Finish.
  ~ArticleWriter();
  ArticleWriter(const ArticleWriter&) = delete;
  ArticleWriter& operator=(const ArticleWriter&) = delete;

  // Stores the article, in the place of an earlier one of the same id if there is one.
  // The ids of its source and location are as read. Throws Error when the database
  // cannot be written (full disk, another writer).
  void Write(Article article);
  // Stores a reject; the same reject again changes nothing. Problems of another
  // severity are not stored.
  void WriteReject(const Problem& problem);

  // Writes what is gathered, removes what no article refers to any more and tidies the
  // full-text index. The only call that ends a run as done; the next run catches up on
  // it otherwise. Nothing may be written afterwards.
  WriteCounts Finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace unspin
