#include "store/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cassert>
#include <cerrno>
#include <filesystem>

#include "base/error.h"
#include "core/entity_key.h"
#include "store/bigrams.h"
#include "store/name_key.h"
#include "store/schema.h"
#include "store/statement.h"

namespace unspin {
namespace {

constexpr int kBusyMilliseconds = 10'000;

int64_t SingleInteger(SQLite::Database& connection, std::string_view sql) {
  Statement statement(connection, sql);
  return statement.Step() ? statement.Integer(0) : 0;
}

// Runs each statement of `sql`.
void Execute(SQLite::Database& connection, const std::string& sql) {
  if (sqlite3_exec(connection.getHandle(), sql.c_str(), nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    ThrowSqlError(connection, "cannot be written");
  }
}

std::unique_ptr<SQLite::Database> Open(const std::string& path, int flags) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw Error(path + ": is a folder");
  try {
    auto connection =
        std::make_unique<SQLite::Database>(path, flags, kBusyMilliseconds);
    return connection;
  } catch (const SQLite::Exception& exception) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    std::error_code ignored;
    if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
      throw Error(path + ": the folder " + folder.string() + " does not exist");
    }
    throw Error(path + ": cannot be " + (exists ? "opened" : "created") + ": " +
                exception.what());
  }
}

// A file that is there is looked at read-only first, so that a database of another
// program is not even given a WAL file.
void CheckExisting(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || status.st_size == 0) return;
  const auto connection = Open(path, SQLite::OPEN_READONLY);
  IsUnspinDatabase(*connection, path);
}

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

void Migrate(SQLite::Database& connection, const std::string& path) {
  if (SingleInteger(connection, "PRAGMA user_version") == kSchemaVersion) return;
  AddNameKeyFunction(connection);
  Execute(connection, "BEGIN IMMEDIATE");
  // Another process may have created it while this one waited for the lock.
  IsUnspinDatabase(connection, path);
  const std::vector<std::string> migrations = Migrations();
  assert(migrations.size() == kSchemaVersion);
  auto version = static_cast<size_t>(SingleInteger(connection, "PRAGMA user_version"));
  for (; version < migrations.size(); ++version) {
    Execute(connection, migrations[version]);
    constexpr size_t kToBigrams = 2;
    if (version == kToBigrams) FillBigrams(connection);
  }
  Execute(connection, "PRAGMA application_id = " + std::to_string(kApplicationId));
  Execute(connection, "PRAGMA user_version = " + std::to_string(kSchemaVersion));
  Execute(connection, "COMMIT");
}

}  // namespace

bool IsUnspinDatabase(SQLite::Database& connection, const std::string& path) {
  int64_t application = 0;
  try {
    application = SingleInteger(connection, "PRAGMA application_id");
    if (SingleInteger(connection, "SELECT count(*) FROM sqlite_master") == 0 &&
        application == 0) {
      return false;
    }
  } catch (const Error&) {
    if (connection.getErrorCode() != SQLITE_NOTADB) throw;
    throw Error(path + ": is no SQLite database");
  }
  if (application != kApplicationId) {
    throw Error(path + ": is a database of another program");
  }
  const int64_t version = SingleInteger(connection, "PRAGMA user_version");
  if (version > kSchemaVersion) {
    throw Error(path + ": has schema " + std::to_string(version) +
                ", this program knows " + std::to_string(kSchemaVersion) +
                ": use a newer unspin");
  }
  return true;
}

Database::Database(const std::string& path) : path_(path) {
  CheckExisting(path);
  connection_ = Open(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  if (sqlite3_db_readonly(connection_->getHandle(), "main") == 1) {
    throw Error(path + ": cannot be written: it or its folder is read-only");
  }
  // Articles are larger than the usual page of 4 KiB: 8 KiB saved a tenth of the time.
  // Debian builds SQLite with secure_delete, which writes zeros over what is deleted.
  Execute(
      *connection_,
      "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
      "PRAGMA foreign_keys = OFF; PRAGMA secure_delete = OFF;"
      "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
      "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864");
  Migrate(*connection_, path);
  Execute(*connection_, "PRAGMA foreign_keys = ON");
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

}  // namespace unspin
