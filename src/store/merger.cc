#include "store/merger.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <chrono>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "store/article_copy.h"
#include "store/article_rows.h"
#include "store/bulk_indexes.h"
#include "store/cleanup.h"
#include "store/override_merge.h"
#include "store/reject_rows.h"
#include "store/shard.h"
#include "store/statement.h"
#include "store/stored_articles.h"
#include "store/transaction.h"

namespace unspin {
namespace {

using Clock = std::chrono::steady_clock;

// As in article_writer.cc, but that characters stand for bytes.
constexpr size_t kBatchRows = 512;
constexpr int64_t kBatchCharacters = 16 << 20;
constexpr std::chrono::seconds kBatchTime{2};

// Whether what went wrong is the shard's fault: it could not be read, or holds what no
// such database can hold.
bool IsFaultOf(const SQLite::Database& shard, const SqlError& error) {
  return error.IsOf(shard) || error.code() == SQLITE_CONSTRAINT ||
         error.code() == SQLITE_MISMATCH;
}

}  // namespace

class Merger::Impl {
 public:
  explicit Impl(Database& target);
  MergeCounts Merge(const std::string& path);
  void Finish() { CleanUp(connection_, 0); }

 private:
  // What is read from one shard.
  struct Source {
    explicit Source(SQLite::Database& shard, SQLite::Database& target);
    Statement articles, rejects;
    ArticleCopy copy;
  };

  void MergeAll(SQLite::Database& shard, MergeCounts& counts);
  bool MergeArticles(Source& source, MergeCounts& counts);
  int64_t MergeArticle(Source& source, MergeCounts& counts);
  void MergeRejects(Source& source);
  void BeginBatch(Source& source);

  std::string path_;
  SQLite::Database& connection_;
  ArticleRows rows_;
  StoredArticles stored_;
  RejectRows reject_rows_;
  BulkLoad bulk_;
  uint64_t added_ = 0;  // from all shards
  Statement mark_;
};

Merger::Impl::Source::Source(SQLite::Database& shard, SQLite::Database& target)
    // In the order of the keys, in which the full-text index is quickest to write.
    : articles(shard,
               "SELECT key, result_hash, location, content_hash, published_unix, id, "
               "items, characters FROM articles ORDER BY key"),
      rejects(shard,
              "SELECT id, source, line, byte_offset, record_id, reason FROM rejects "
              "ORDER BY id"),
      copy(shard, target) {}

Merger::Impl::Impl(Database& target)
    : path_(target.path()),
      connection_(target.connection()),
      rows_(connection_),
      stored_(connection_),
      reject_rows_(connection_),
      bulk_(connection_),
      mark_(connection_,
            "INSERT OR IGNORE INTO pending(kind, id) VALUES ('finish', 0)") {}

MergeCounts Merger::Impl::Merge(const std::string& path) {
  Shard shard(path, path_);
  MergeCounts counts;
  try {
    MergeAll(shard.connection(), counts);
  } catch (const SqlError& error) {
    if (!IsFaultOf(shard.connection(), error)) throw;
    throw ShardError(path + ": is damaged: " + error.what());
  }
  return counts;
}

void Merger::Impl::MergeAll(SQLite::Database& shard, MergeCounts& counts) {
  {
    Statement pending(shard, "SELECT 1 FROM pending LIMIT 1");
    counts.unfinished = pending.Step();
  }
  Source source(shard, connection_);
  {
    Transaction transaction(connection_);
    if (MergeOverrides(shard, connection_)) mark_.Run();
    transaction.Commit();
  }
  source.articles.Start();
  while (MergeArticles(source, counts)) {
  }
  MergeRejects(source);
}

void Merger::Impl::BeginBatch(Source& source) {
  if (!stored_.ChangedByOthers()) return;
  rows_.ForgetKnown();
  source.copy.ForgetKnown();
}

// One transaction; false when there are no more.
bool Merger::Impl::MergeArticles(Source& source, MergeCounts& counts) {
  const Clock::time_point end = Clock::now() + kBatchTime;
  Transaction transaction(connection_);
  bulk_.Begin(added_);
  BeginBatch(source);
  int64_t characters = 0;
  bool more = false;
  for (size_t i = 0; i < kBatchRows && characters < kBatchCharacters; ++i) {
    more = source.articles.Step();
    if (!more) break;
    characters += MergeArticle(source, counts);
    if (Clock::now() >= end) break;
  }
  transaction.Commit();
  return more;
}

// Gives the characters written.
int64_t Merger::Impl::MergeArticle(Source& source, MergeCounts& counts) {
  const Statement& row = source.articles;
  const ArticleVersion next = {row.Integer(0), row.Integer(1), row.String(2),
                               row.String(3), row.Integer(4)};
  const std::string id = row.String(5);
  const std::optional<ArticleVersion> stored = stored_.Find(id);
  if (stored && stored->content_hash == next.content_hash &&
      next.location < stored->location) {
    stored_.Move(stored->key, next.location);
  }
  if (stored && stored->result_hash == next.result_hash) {
    ++counts.unchanged;
    return 0;
  }
  const bool keep = stored && Wins(*stored, next);
  if (stored && stored->content_hash != next.content_hash) {
    const ArticleVersion& lost = keep ? next : *stored;
    reject_rows_.PutClash(id, lost.content_hash, lost.location);
  }
  if (!stored) ++added_;
  ++(keep ? counts.unchanged : stored ? counts.replaced : counts.added);
  if (keep) return 0;
  mark_.Run();
  if (stored) rows_.Delete(stored->key, id);
  const int64_t key = stored_.FreeKey(id, row.Integer(6));
  source.copy.Copy(id, next.key, key);
  if (stored && stored->content_hash == next.content_hash &&
      stored->location < next.location) {
    stored_.Move(key, stored->location);
  }
  return row.Integer(7);
}

void Merger::Impl::MergeRejects(Source& source) {
  source.rejects.Start();
  for (bool more = true; more;) {
    Transaction transaction(connection_);
    for (size_t i = 0; i < kBatchRows && more; ++i) {
      more = source.rejects.Step();
      if (more) reject_rows_.PutRow(source.rejects);
    }
    transaction.Commit();
  }
}

Merger::Merger(Database& target) : impl_(std::make_unique<Impl>(target)) {}
Merger::~Merger() = default;
MergeCounts Merger::Merge(const std::string& path) { return impl_->Merge(path); }
void Merger::Finish() { impl_->Finish(); }

}  // namespace unspin
