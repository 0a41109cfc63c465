#include "store/article_writer.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "store/article_rows.h"
#include "store/bulk_indexes.h"
#include "store/cleanup.h"
#include "store/reject_rows.h"
#include "store/statement.h"
#include "store/stored_articles.h"
#include "store/transaction.h"

namespace unspin {
namespace {

using Clock = std::chrono::steady_clock;

// Large batches make few and large index segments; 2 s is what a reader may lag behind.
constexpr size_t kBatchArticles = 512;
constexpr size_t kBatchBytes = 16 << 20;
constexpr std::chrono::seconds kBatchTime{2};

int64_t RunId(const RunInfo& run) {
  return HashId(run.program_version + '\n' + run.lexicon_version + '\n' +
                run.model_version + '\n' + run.options);
}

size_t Bytes(const Article& article) {
  return article.document.original.size() + article.document.body.text.size();
}

ArticleVersion VersionOf(const PreparedArticle& prepared) {
  const Document& document = prepared.article.document;
  return {0, prepared.result_hash, document.location, prepared.content_hash,
          document.published ? document.published->unix_seconds : 0};
}

}  // namespace

class ArticleWriter::Impl {
 public:
  Impl(Database& database, const RunInfo& run);

  void Add(Article article);
  void AddReject(const Problem& problem);
  WriteCounts Finish();

 private:
  struct Pending {
    PreparedArticle prepared;
    int64_t order = 0;  // first choice of key
  };

  void FlushIfDue();
  void Flush();
  void WriteOne(const PreparedArticle& prepared);

  SQLite::Database& connection_;
  int64_t run_id_;
  RunInfo run_;
  ArticleRows rows_;
  StoredArticles stored_;
  RejectRows reject_rows_;
  BulkLoad bulk_;
  Statement run_row_, mark_;
  std::vector<Pending> batch_;
  std::vector<Problem> rejects_;
  size_t batch_bytes_ = 0;
  Clock::time_point batch_began_;
  std::unordered_set<uint64_t> seen_;  // hashes of the ids of this run
  WriteCounts counts_;
};

ArticleWriter::Impl::Impl(Database& database, const RunInfo& run)
    : connection_(database.connection()),
      run_id_(RunId(run)),
      run_(run),
      rows_(connection_),
      stored_(connection_),
      reject_rows_(connection_),
      bulk_(connection_),
      run_row_(connection_,
               "INSERT OR IGNORE INTO runs(id, program, lexicon, model, options) "
               "VALUES (?, ?, ?, ?, ?)"),
      mark_(connection_,
            "INSERT OR IGNORE INTO pending(kind, id) VALUES ('finish', 0)") {}

void ArticleWriter::Impl::Add(Article article) {
  if (batch_.empty() && rejects_.empty()) batch_began_ = Clock::now();
  batch_bytes_ += Bytes(article);
  Pending pending{Prepare(std::move(article), run_id_), 0};
  pending.order = HashId(pending.prepared.article.document.id);
  batch_.push_back(std::move(pending));
  FlushIfDue();
}

void ArticleWriter::Impl::AddReject(const Problem& problem) {
  if (problem.severity == Problem::Severity::kWarning) return;
  if (batch_.empty() && rejects_.empty()) batch_began_ = Clock::now();
  rejects_.push_back(problem);
  ++counts_.rejects;
  FlushIfDue();
}

void ArticleWriter::Impl::FlushIfDue() {
  if (batch_.size() + rejects_.size() >= kBatchArticles ||
      batch_bytes_ >= kBatchBytes || Clock::now() - batch_began_ >= kBatchTime) {
    Flush();
  }
}

void ArticleWriter::Impl::Flush() {
  // FTS5 writes a segment whenever row ids do not ascend.
  std::ranges::stable_sort(batch_, {}, &Pending::order);
  Transaction transaction(connection_);
  bulk_.Begin(counts_.added);
  if (stored_.ChangedByOthers()) rows_.ForgetKnown();
  for (const Pending& pending : batch_) WriteOne(pending.prepared);
  for (const Problem& problem : rejects_) reject_rows_.Put(problem);
  transaction.Commit();
  batch_.clear();
  rejects_.clear();
  batch_bytes_ = 0;
}

void ArticleWriter::Impl::WriteOne(const PreparedArticle& prepared) {
  const Document& document = prepared.article.document;
  const bool seen = !seen_.insert(Hash64(document.id)).second;
  const std::optional<ArticleVersion> stored = stored_.Find(document.id);
  if (stored && stored->result_hash == prepared.result_hash) {
    ++counts_.unchanged;
    // The same record from several inputs: the first in alphabetical order.
    if (document.location < stored->location) {
      stored_.Move(stored->key, document.location);
    }
    return;
  }
  if (stored && seen) {
    ++counts_.clashes;
    const ArticleVersion next = VersionOf(prepared);
    const bool keep = Wins(*stored, next);
    const ArticleVersion& lost = keep ? next : *stored;
    reject_rows_.PutClash(document.id, lost.content_hash, lost.location);
    if (keep) return;
  } else {
    ++(stored ? counts_.replaced : counts_.added);
  }
  mark_.Run();
  run_row_.Run(run_id_, run_.program_version, run_.lexicon_version, run_.model_version,
               run_.options);
  reject_rows_.Accept(document.location);
  if (stored) rows_.Delete(stored->key, document.id);
  rows_.Insert(prepared,
               stored_.FreeKey(document.id, static_cast<int64_t>(prepared.items)),
               run_id_);
}

WriteCounts ArticleWriter::Impl::Finish() {
  if (!batch_.empty() || !rejects_.empty()) Flush();
  CleanUp(connection_, run_id_);
  return counts_;
}

ArticleWriter::ArticleWriter(Database& database, const RunInfo& run)
    : impl_(std::make_unique<Impl>(database, run)) {}
ArticleWriter::~ArticleWriter() = default;
void ArticleWriter::Write(Article article) {
  UseRowNames(article.analysis);
  impl_->Add(std::move(article));
}
void ArticleWriter::WriteReject(const Problem& problem) { impl_->AddReject(problem); }
WriteCounts ArticleWriter::Finish() { return impl_->Finish(); }

}  // namespace unspin
