#include "store/article_writer.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "store/article_rows.h"
#include "store/cleanup.h"
#include "store/statement.h"
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

// "dump.jsonl:17" is line 17 of dump.jsonl; other locations are inputs of their own.
std::pair<std::string_view, uint64_t> SplitLocation(std::string_view location) {
  const size_t colon = location.rfind(':');
  uint64_t line = 0;
  if (colon == std::string_view::npos) return {location, line};
  const char* const end = location.data() + location.size();
  const auto [stop, error] = std::from_chars(location.data() + colon + 1, end, line);
  if (error != std::errc() || stop != end) return {location, 0};
  return {location.substr(0, colon), line};
}

// What the database has under the id of an article.
struct Stored {
  int64_t key = 0;
  int64_t result_hash = 0;
  std::string location;
  std::string content_hash;
  int64_t published = 0;
};

// Of two records with one id in one run, the one published later stays; the hash makes
// the choice independent of their order.
bool StoredWins(const Stored& stored, const PreparedArticle& next) {
  const auto& published = next.article.document.published;
  return std::pair(stored.published, std::string_view(stored.content_hash)) >
         std::pair(published ? published->unix_seconds : 0,
                   std::string_view(next.content_hash));
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
  std::optional<Stored> Find(std::string_view id);
  int64_t FreeKey(const PreparedArticle& prepared);
  void InsertReject(const Problem& problem);
  void RejectClash(std::string_view id, std::string_view location);
  void ForgetIfOthersWrote();

  SQLite::Database& connection_;
  int64_t run_id_;
  RunInfo run_;
  ArticleRows rows_;
  Statement find_, neighbour_, move_, run_row_, reject_, accept_, mark_, data_version_;
  std::vector<Pending> batch_;
  std::vector<Problem> rejects_;
  size_t batch_bytes_ = 0;
  Clock::time_point batch_began_;
  std::unordered_set<uint64_t> seen_;  // hashes of the ids of this run
  int64_t last_data_version_ = 0;
  WriteCounts counts_;
};

ArticleWriter::Impl::Impl(Database& database, const RunInfo& run)
    : connection_(database.connection()),
      run_id_(RunId(run)),
      run_(run),
      rows_(connection_),
      find_(connection_,
            "SELECT key, result_hash, location, content_hash, published_unix "
            "FROM articles WHERE id = ?"),
      neighbour_(connection_,
                 "SELECT key, items FROM articles WHERE key <= ? ORDER BY key DESC "
                 "LIMIT 1"),
      move_(connection_, "UPDATE articles SET location = ? WHERE key = ?"),
      run_row_(connection_,
               "INSERT OR IGNORE INTO runs(id, program, lexicon, model, options) "
               "VALUES (?, ?, ?, ?, ?)"),
      reject_(connection_,
              "INSERT OR IGNORE INTO rejects(id, source, line, byte_offset, record_id, "
              "reason) VALUES (?, ?, ?, ?, ?, ?)"),
      accept_(connection_, "DELETE FROM rejects WHERE source = ? AND line IS ?"),
      mark_(connection_,
            "INSERT OR IGNORE INTO pending(kind, id) VALUES ('finish', 0)"),
      data_version_(connection_, "PRAGMA data_version") {}

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
  ForgetIfOthersWrote();
  for (const Pending& pending : batch_) WriteOne(pending.prepared);
  for (const Problem& problem : rejects_) InsertReject(problem);
  transaction.Commit();
  batch_.clear();
  rejects_.clear();
  batch_bytes_ = 0;
}

void ArticleWriter::Impl::ForgetIfOthersWrote() {
  data_version_.Start().Step();
  const int64_t version = data_version_.Integer(0);
  data_version_.Reset();
  if (std::exchange(last_data_version_, version) != version) rows_.ForgetKnown();
}

std::optional<Stored> ArticleWriter::Impl::Find(std::string_view id) {
  std::optional<Stored> stored;
  if (find_.Start(id).Step()) {
    stored = Stored{find_.Integer(0), find_.Integer(1), find_.String(2),
                    find_.String(3), find_.Integer(4)};
  }
  find_.Reset();
  return stored;
}

void ArticleWriter::Impl::WriteOne(const PreparedArticle& prepared) {
  const Document& document = prepared.article.document;
  const bool seen = !seen_.insert(Hash64(document.id)).second;
  const std::optional<Stored> stored = Find(document.id);
  const auto [source, line] = SplitLocation(document.location);
  if (stored && stored->result_hash == prepared.result_hash) {
    ++counts_.unchanged;
    // The same record from several inputs: the first in alphabetical order.
    if (document.location < stored->location) move_.Run(document.location, stored->key);
    return;
  }
  if (stored && seen) {
    ++counts_.clashes;
    if (StoredWins(*stored, prepared)) {
      return RejectClash(document.id, document.location);
    }
    RejectClash(document.id, stored->location);
  } else {
    ++(stored ? counts_.replaced : counts_.added);
  }
  mark_.Run();
  run_row_.Run(run_id_, run_.program_version, run_.lexicon_version, run_.model_version,
               run_.options);
  accept_.Run(source, line == 0 ? std::nullopt : std::optional(line));
  if (stored) rows_.Delete(stored->key, document.id);
  rows_.Insert(prepared, FreeKey(prepared), run_id_);
}

int64_t ArticleWriter::Impl::FreeKey(const PreparedArticle& prepared) {
  const auto items = static_cast<int64_t>(prepared.items);
  for (uint64_t seed = 0;; ++seed) {
    const int64_t key = HashId(prepared.article.document.id, seed);
    const bool found = neighbour_.Start(key + items - 1).Step();
    const bool taken = found && neighbour_.Integer(0) + neighbour_.Integer(1) > key;
    neighbour_.Reset();
    if (!taken) return key;
  }
}

void ArticleWriter::Impl::InsertReject(const Problem& problem) {
  const std::string place = problem.source + '\n' + std::to_string(problem.line) +
                            '\n' + std::to_string(problem.byte_offset.value_or(0)) +
                            '\n' + problem.record_id + '\n' + problem.reason;
  reject_.Run(
      HashId(place), problem.source,
      problem.line == 0 ? std::nullopt : std::optional(problem.line),
      problem.byte_offset,
      problem.record_id.empty() ? std::nullopt : std::optional(problem.record_id),
      problem.reason);
}

void ArticleWriter::Impl::RejectClash(std::string_view id, std::string_view location) {
  const auto [source, line] = SplitLocation(location);
  Problem problem;
  problem.source = source;
  problem.line = line;
  problem.record_id = id;
  problem.reason = "another record with this id and other content was kept";
  InsertReject(problem);
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
