#include "store/cleanup.h"

#include <SQLiteCpp/Database.h>

#include <functional>

#include "store/bulk_indexes.h"
#include "store/entity_resolver.h"
#include "store/events/event_updater.h"
#include "store/statement.h"
#include "store/stories/story_updater.h"
#include "store/transaction.h"

namespace unspin {
namespace {

// A rebuild runs at some 20 MB/s: within a second below these.
constexpr int64_t kRebuildArticles = 4096;
constexpr int64_t kRebuildCharacters = 16 << 20;

bool IsPending(SQLite::Database& connection) {
  Statement statement(connection, "SELECT 1 FROM pending LIMIT 1");
  return statement.Step();
}

void RemoveUnused(SQLite::Database& connection, int64_t run_id) {
  Statement(
      connection,
      "DELETE FROM runs WHERE id <> ? AND NOT EXISTS (SELECT 1 FROM articles AS a "
      "WHERE a.run_id = runs.id)")
      .Run(run_id);
  Statement(connection,
            "DELETE FROM sources WHERE NOT EXISTS (SELECT 1 FROM articles AS a WHERE "
            "a.source = sources.name)")
      .Run();
}

bool IsSmall(SQLite::Database& connection) {
  Statement count(connection, "SELECT count(*) FROM (SELECT 1 FROM articles LIMIT ?)");
  count.Start(kRebuildArticles + 1).Step();
  if (count.Integer(0) > kRebuildArticles) return false;
  Statement characters(connection, "SELECT sum(characters) FROM articles");
  characters.Start().Step();
  return characters.Integer(0) <= kRebuildCharacters;
}

void Checkpoint(SQLite::Database& connection) {
  // Readers may hold it back; then the next close does it.
  connection.tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
}

// Steps of a transaction each, so that the write-ahead log stays small.
void RunInSteps(SQLite::Database& connection, const std::function<bool()>& step) {
  for (bool more = true; more;) {
    Transaction transaction(connection);
    more = step();
    transaction.Commit();
  }
}

void ResolveAndTidy(SQLite::Database& connection, int64_t run_id) {
  Transaction transaction(connection);
  RestoreIndexes(connection);
  ResolveEntities(connection);
  RefreshPending(connection);
  RemoveUnused(connection, run_id);
  DropEventIndexesIfBulk(connection);
  if (IsSmall(connection)) {
    Statement(connection, "INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
        .Run();
  }
  transaction.Commit();
}

}  // namespace

// What is pending is so until the very end: a run that is killed on the way has the
// next one go through all steps.
void CleanUp(SQLite::Database& connection, int64_t run_id) {
  if (IsPending(connection)) {
    RunInSteps(connection, [&] { return UpdateStories(connection); });
    ResolveAndTidy(connection, run_id);
    EventUpdater events(connection);
    RunInSteps(connection, [&] { return events.Step(); });
    Transaction transaction(connection);
    RestoreIndexes(connection);
    Statement(connection, "DELETE FROM pending").Run();
    transaction.Commit();
  }
  Checkpoint(connection);
}

}  // namespace unspin
