#include "store/migration.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <cassert>

#include "core/entity_key.h"
#include "store/bigrams.h"
#include "store/name_key.h"
#include "store/schema.h"
#include "store/statement.h"

namespace unspin {
namespace {

// The articles that a database of schema 2 holds go into the index of schema 3.
void FillBigrams(SQLite::Database& connection) {
  Statement articles(connection, "SELECT key, title, text FROM articles");
  Statement insert(connection,
                   "INSERT INTO articles_bigrams(rowid, title, text) VALUES (?, ?, ?)");
  while (articles.Step()) {
    const std::string_view title = articles.Text(1);
    const std::string_view text = articles.Text(2);
    if (!HasUnspaced(title) && !HasUnspaced(text)) continue;
    insert.Run(articles.Integer(0), IndexBigrams(title), IndexBigrams(text));
  }
}

std::string_view TextOf(sqlite3_value* value) {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) return {};
  return {text, static_cast<size_t>(sqlite3_value_bytes(value))};
}

// name_key(type, name, article_id, lexicon_row) of the migration to schema 4.
void NameKeyFunction(sqlite3_context* context, int, sqlite3_value** values) {
  const std::string_view name = TextOf(values[1]);
  const EntityType type =
      EntityTypeByName(TextOf(values[0])).value_or(EntityType::kCompany);
  const bool anywhere = sqlite3_value_type(values[2]) == SQLITE_NULL ||
                        sqlite3_value_type(values[3]) != SQLITE_NULL;
  const std::string key = anywhere ? EntityKey(type, name)
                                   : NameKey(EntityKey(type, name), TextOf(values[2]));
  sqlite3_result_text(context, key.data(), static_cast<int>(key.size()),
                      SQLITE_TRANSIENT);
}

void AddNameKeyFunction(SQLite::Database& connection) {
  sqlite3_create_function_v2(connection.getHandle(), "name_key", 4, SQLITE_UTF8,
                             nullptr, NameKeyFunction, nullptr, nullptr, nullptr);
}

}  // namespace

void Execute(SQLite::Database& connection, const std::string& sql) {
  if (sqlite3_exec(connection.getHandle(), sql.c_str(), nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    ThrowSqlError(connection, "cannot be written");
  }
}

void RunMigrations(SQLite::Database& connection, int64_t from, int64_t to) {
  AddNameKeyFunction(connection);
  const std::vector<std::string> migrations = Migrations();
  assert(static_cast<size_t>(to) <= migrations.size());
  for (int64_t version = from; version < to; ++version) {
    Execute(connection, migrations[static_cast<size_t>(version)]);
    constexpr int64_t kToBigrams = 2;
    if (version == kToBigrams) FillBigrams(connection);
  }
}

}  // namespace unspin
