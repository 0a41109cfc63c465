#include "store/bulk_indexes.h"

#include <SQLiteCpp/Database.h>

#include <array>
#include <span>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/migration.h"
#include "store/statement.h"

namespace unspin {
namespace {

// Below, all is done before a reader could miss the indexes.
constexpr int kBulkArticles = 2000;

// Their rows lie all over them: each batch of 512 articles changes most of their pages.
constexpr std::array<const char*, 3> kOfArticles = {
    "facts_time", "fact_entities_entity", "article_entities_entity"};

// event_facts_track and events_track are what making events looks up by.
constexpr std::array<const char*, 4> kOfEvents = {
    "events_type", "events_time", "event_entities_entity", "event_facts_event"};

bool Has(SQLite::Database& connection, const char* index) {
  Statement found(connection,
                  "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?");
  return found.Start(index).Step();
}

void Drop(SQLite::Database& connection, std::span<const char* const> indexes) {
  for (const char* const index : indexes) {
    Execute(connection, std::string("DROP INDEX IF EXISTS ") + index);
  }
}

bool IsEmpty(SQLite::Database& connection) {
  Statement article(connection, "SELECT 1 FROM articles LIMIT 1");
  return !article.Step();
}

}  // namespace

void BulkLoad::Begin(uint64_t added) {
  if (decided_) return;
  if (added == 0) {
    was_empty_ = IsEmpty(connection_);
  } else if (!was_empty_) {
    decided_ = true;
  } else if (added >= kBulkArticles) {
    Drop(connection_, kOfArticles);
    decided_ = true;
  }
}

void DropEventIndexesIfBulk(SQLite::Database& connection) {
  {
    Statement events(connection, "SELECT 1 FROM events LIMIT 1");
    if (events.Step()) return;
    Statement pending(connection,
                      "SELECT 1 FROM pending WHERE kind = 'event' LIMIT 1 OFFSET ?");
    if (!pending.Start(kBulkArticles).Step()) return;
  }
  Drop(connection, kOfEvents);
}

void RestoreIndexes(SQLite::Database& connection) {
  std::vector<std::string> missing;
  for (const auto& indexes : {std::span<const char* const>(kOfArticles),
                              std::span<const char* const>(kOfEvents)}) {
    for (const char* const index : indexes) {
      if (!Has(connection, index)) missing.emplace_back(index);
    }
  }
  if (missing.empty()) return;
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  RunMigrations(fresh, 0, kSchemaVersion);
  Statement sql(fresh, "SELECT sql FROM sqlite_master WHERE name = ?");
  for (const std::string& index : missing) {
    if (sql.Start(index).Step()) Execute(connection, sql.String(0));
  }
}

}  // namespace unspin
