#include "store/bulk_indexes.h"

#include <SQLiteCpp/Database.h>

#include <array>
#include <string>

#include "store/database.h"
#include "store/migration.h"
#include "store/statement.h"

namespace unspin {
namespace {

// Below, the events are made before a reader could miss the indexes.
constexpr int kBulkArticles = 2000;

// event_facts_track and events_track are what making events looks up by.
constexpr std::array<const char*, 4> kIndexes = {
    "events_type", "events_time", "event_entities_entity", "event_facts_event"};

bool Has(SQLite::Database& connection, const char* index) {
  Statement found(connection,
                  "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?");
  return found.Start(index).Step();
}

}  // namespace

void DropEventIndexesIfBulk(SQLite::Database& connection) {
  {
    Statement events(connection, "SELECT 1 FROM events LIMIT 1");
    if (events.Step()) return;
    Statement pending(connection,
                      "SELECT 1 FROM pending WHERE kind = 'event' LIMIT 1 OFFSET ?");
    if (!pending.Start(kBulkArticles).Step()) return;
  }
  for (const char* const index : kIndexes) {
    Execute(connection, std::string("DROP INDEX IF EXISTS ") + index);
  }
}

void RestoreEventIndexes(SQLite::Database& connection) {
  bool complete = true;
  for (const char* const index : kIndexes) complete &= Has(connection, index);
  if (complete) return;
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  RunMigrations(fresh, 0, kSchemaVersion);
  Statement sql(fresh, "SELECT sql FROM sqlite_master WHERE name = ?");
  for (const char* const index : kIndexes) {
    if (!Has(connection, index) && sql.Start(index).Step()) {
      Execute(connection, sql.String(0));
    }
  }
}

}  // namespace unspin
